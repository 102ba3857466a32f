/** Many at once: one effect, equal answers, nobody mixed up with anybody. */
import { at, iso } from '../domain/given'
import { openShop, type Shop, type Wire } from './cloud'

let shop: Shop

beforeAll(async () => {
  shop = await openShop('2026-11-21 09:00')
})
afterAll(() => shop.stop())

/** The entries of one account, wherever they lie. */
async function entriesOf(memberId: string): Promise<Wire[]> {
  const account = (await shop.all('accounts')).find(({ _id }) => _id === memberId)
  const moved = (await shop.all('entries')).filter((entry) => entry.memberId === memberId)
  return [...Object.values<Wire>(account.journal ?? {}), ...moved]
}

const total = (entries: Wire[], field: string) => entries.reduce((sum, entry) => sum + entry[field], 0)
const sumOf = (lots: Record<string, number> = {}) => Object.values(lots).reduce((a, b) => a + b, 0)

test('a hundred identical orders at once are one purchase and a hundred equal answers', async () => {
  const order = {
    orderId: 'H1',
    source: 'mall',
    paidFen: 36_000,
    paidAt: iso(at('2026-11-21 08:30')),
    openid: 'oHot',
  }
  const replies = await Promise.all(Array.from({ length: 100 }, () => shop.sell([order])))
  expect(new Set(replies.map((reply) => JSON.stringify(reply))).size).toBe(1)
  expect(replies[0].value.orders).toEqual([
    { orderId: 'H1', ok: true, points: 360, growth: 360, tierId: 'basic' },
  ])
  const fact = (await shop.all('orders')).find(({ _id }) => _id === 'mall_H1')
  expect(await entriesOf(fact.memberId)).toHaveLength(1)
})

test('a thousand check-ins at once by two hundred members: each member once, nobody for another', async () => {
  const members = Array.from({ length: 200 }, (_, index) => shop.as(`oCrowd${index}x`))
  await Promise.all(members.map((member, index) => member.join({ nickname: `第${index}位` })))
  const taps = members.flatMap((member) => Array.from({ length: 5 }, () => member))
  const replies = await Promise.all(taps.map((member) => member.command('points', 'checkIn')))

  const gained = replies.filter((reply) => reply.ok)
  expect(gained).toHaveLength(200)
  expect(replies.filter((reply) => !reply.ok).map((reply) => reply.code)).toEqual(
    Array.from({ length: 800 }, () => 'CHECKED_IN_TODAY'),
  )
  const homes = await Promise.all(members.map((member) => member.call('member', 'getHome')))
  expect(homes.map(({ value }) => [value.member.nickname, value.points])).toEqual(
    members.map((_, index) => [`第${index}位`, 5]),
  )
})

test('forty orders of one member in one batch and forty at once end in the same ledger', async () => {
  const order = (openid: string, index: number) => ({
    orderId: `${openid}${index}`,
    source: 'mall',
    paidFen: 10_000 + index,
    paidAt: iso(at('2026-11-20 12:00') + index * 1000),
    openid,
  })
  const forty = Array.from({ length: 40 }, (_, index) => index)
  await shop.sell(forty.map((index) => order('oBatch', index)))
  await Promise.all(forty.map((index) => shop.sell([order('oSingly', index)])))

  const accounts = await shop.all('accounts')
  for (const openid of ['oBatch', 'oSingly']) {
    const fact = (await shop.all('orders')).find(({ _id }) => _id === `mall_${openid}0`)
    const account = accounts.find(({ _id }) => _id === fact.memberId)
    const entries = await entriesOf(fact.memberId)
    expect(entries.filter(({ kind }) => kind === 'purchase')).toHaveLength(40)
    expect(Object.keys(account.journal).length).toBeLessThanOrEqual(32)
    expect(total(entries, 'points')).toBe(sumOf(account.lots))
    expect(total(entries, 'pending')).toBe(
      Object.values<Wire>(account.pending).reduce((sum, bucket) => sum + sumOf(bucket.lots), 0),
    )
    expect(new Set(entries.map(({ seq }) => seq)).size).toBe(entries.length)
  }
})
