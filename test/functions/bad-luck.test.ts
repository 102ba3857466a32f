/** Answers that are lost, services that time out, keys that are taken: the same request ends in the same state. */
import { at, iso } from '../domain/given'
import { openShop, type Phone, type Shop, type Wire } from './cloud'

const now = at('2026-11-21 09:00')
let shop: Shop
let people = 0

beforeAll(async () => {
  shop = await openShop('2026-11-21 09:00')
})
afterAll(() => shop.stop())
afterEach(() => shop.cloud.faults.clear())

function newcomer(): Phone {
  people += 1
  return shop.as(`oPerson${people}x`)
}

/** Sends the same thing until it is answered, as a phone or a till does; answers how often it took. */
async function insist(send: (isRepeat: boolean) => Promise<Wire>): Promise<{ reply: Wire; times: number }> {
  for (let times = 1; times < 20; times += 1) {
    const reply = await send(times > 1)
    if (reply.ok || reply.code !== 'SERVICE_UNAVAILABLE') return { reply, times }
  }
  throw new Error('no answer')
}

const faults = ['lost-reply', 'time-out', 'duplicate-key', 'duplicate-write', 'conflict']
const actions = ['database.getDocument', 'database.insertDocument', 'database.modifyDocument']
const table = faults.flatMap((kind) => actions.map((action) => ({ kind, action })))

describe.each(table)('$kind of $action', ({ kind, action }) => {
  test('a newcomer joins once and checks in once', async () => {
    const person = newcomer()
    const joining = { requestId: shop.requestId(), nickname: '阿满' }
    shop.cloud.faults.add({ kind, action, times: 1 })
    const joined = await insist((repeat) => person.join({ ...joining, ...(repeat && { repeat }) }))
    expect(joined.reply.value.memberNo).toMatch(/^.{8}$/)

    const requestId = shop.requestId()
    shop.cloud.faults.add({ kind, action, times: 1 })
    const tapped = await insist((repeat) =>
      person.command('points', 'checkIn', { requestId, ...(repeat && { repeat }) }),
    )
    expect(tapped.reply).toEqual({ ok: true, value: { points: 5, streakDays: 1, balance: 5 } })
    expect(await person.command('points', 'checkIn', { requestId })).toEqual(tapped.reply)
    expect((await person.call('points', 'getStatement')).value.entries).toHaveLength(1)
    expect((await shop.all('members')).filter(({ openid }) => openid === person.openid)).toHaveLength(1)
  })

  test('a batch of three orders of two members is posted once', async () => {
    const [a, b] = [newcomer(), newcomer()]
    await Promise.all([a.join(), b.join()])
    const order = (openid: string, orderId: string) => ({
      orderId,
      source: 'till',
      paidFen: 1000,
      paidAt: iso(now),
      openid,
    })
    const batch = [
      order(a.openid, `${a.openid}1`),
      order(b.openid, `${b.openid}1`),
      order(a.openid, `${a.openid}2`),
    ]
    for (let times = 0; times < 3; times += 1) {
      shop.cloud.faults.add({ kind, action, times: 1 })
      const { reply } = await insist(() => shop.sell(batch))
      expect(reply.value.orders).toMatchObject([
        { ok: true, points: 10 },
        { ok: true, points: 10 },
        { ok: true, points: 10 },
      ])
    }
    shop.cloud.faults.clear()
    const pending = async (phone: Phone) => (await phone.call('member', 'getHome')).value.pendingPoints
    expect([await pending(a), await pending(b)]).toEqual([20, 10])
  })
})

test('a crowd under a rain of faults ends exact', async () => {
  const persons = Array.from({ length: 20 }, newcomer)
  for (const kind of ['lost-reply', 'time-out', 'conflict']) shop.cloud.faults.add({ kind, probability: 0.1 })
  await Promise.all(
    persons.map(async (person) => {
      const [joining, tapping] = [shop.requestId(), shop.requestId()]
      await insist((repeat) => person.join({ requestId: joining, ...(repeat && { repeat }) }))
      const order = {
        orderId: person.openid,
        source: 'rain',
        paidFen: 1000,
        paidAt: iso(now),
        openid: person.openid,
      }
      await insist(() => shop.sell([order]))
      await insist((repeat) =>
        person.command('points', 'checkIn', { requestId: tapping, ...(repeat && { repeat }) }),
      )
    }),
  )
  shop.cloud.faults.clear()
  for (const person of persons) {
    const { value } = await person.call('member', 'getHome')
    expect([value.points, value.pendingPoints, value.newest.length]).toEqual([5, 10, 2])
  }
})

test('a request that could not be answered says so in a sentence, and tells nothing of its cause', async () => {
  const person = newcomer()
  shop.cloud.faults.add({ kind: 'time-out', action: 'database.getDocument', times: 10 })
  const reply = await person.call('member', 'getHome')
  expect(reply).toEqual({
    ok: false,
    code: 'SERVICE_UNAVAILABLE',
    message: expect.stringMatching(/^[^A-Za-z]+$/),
  })
})
