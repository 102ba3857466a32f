/** The statement, page by page over a journal that was moved out: every row once, in order, in few calls. */
import { at, iso } from '../domain/given'
import { openShop, type Phone, type Shop, type Wire } from './cloud'

let shop: Shop
let alice: Phone
const start = at('2026-11-21 09:00')

beforeAll(async () => {
  shop = await openShop('2026-11-21 09:00')
  alice = shop.as('oAlice')
  await alice.join()
  // Sixty orders a minute apart, ten of an earlier week, and a check-in.
  const order = (index: number, paidAt: number) => ({
    orderId: `A${index}`,
    source: 'till',
    paidFen: 1000 + index,
    paidAt: iso(paidAt),
    openid: 'oAlice',
  })
  const early = Array.from({ length: 10 }, (_, index) =>
    order(index, at('2026-11-01 09:00') + index * 60_000),
  )
  const late = Array.from({ length: 60 }, (_, index) => order(10 + index, start - 3_600_000 + index * 60_000))
  await shop.sell([...early, ...late])
  await alice.command('points', 'checkIn')
})
afterAll(() => shop.stop())

/** All pages of one tab, with the most calls that a page took. */
async function read(kind: string): Promise<{ rows: Wire[]; pages: number; callsMax: number }> {
  const rows: Wire[] = []
  let callsMax = 0
  for (let pages = 1, before: string | undefined; ; pages += 1) {
    const { value } = await alice.call('points', 'getStatement', { kind, ...(before && { before }) })
    callsMax = Math.max(callsMax, shop.calls())
    rows.push(...value.entries)
    if (value.next === null) return { rows, pages, callsMax }
    before = value.next
  }
}

test('shows every row once, newest first, twenty a page', async () => {
  const { rows, pages, callsMax } = await read('all')
  expect(rows).toHaveLength(71)
  expect(new Set(rows.map(({ entryId }) => entryId)).size).toBe(71)
  expect(rows[0]).toMatchObject({ title: '签到', points: 5 })
  expect(rows.slice(1).map(({ reason }) => reason)).toEqual(
    Array.from({ length: 70 }, (_, index) => `消费 ¥10.${String(69 - index).padStart(2, '0')}`),
  )
  expect(pages).toBe(4)
  expect(callsMax).toBeLessThanOrEqual(3)
})

test('each tab shows its own rows', async () => {
  expect((await read('earned')).rows).toHaveLength(71)
  expect((await read('spent')).rows).toEqual([])
  const pending = (await read('pending')).rows
  expect(pending).toHaveLength(60)
  expect(pending.every(({ state }) => state === 'pending')).toBe(true)
})

test('adds up what it lists', async () => {
  const { value } = await alice.call('points', 'getStatement')
  expect(value).toMatchObject({ points: 105, pendingPoints: 600, worthFen: 1050 })
  expect(value.lots).toEqual([
    { month: '2027-11', points: 105, worthFen: 1050, expiresAt: at('2027-11-30 23:59:59.999') },
  ])
  expect(value.pending).toEqual([{ points: 600, activatesAt: at('2026-11-28 08:59') }])
})

test('an order whose entry was moved out is answered again in four calls', async () => {
  const again = {
    orderId: 'A0',
    source: 'till',
    paidFen: 1000,
    paidAt: iso(at('2026-11-01 09:00')),
    openid: 'oAlice',
  }
  expect((await shop.sell([again])).value.orders).toEqual([
    { orderId: 'A0', ok: true, points: 10, growth: 10, tierId: 'basic' },
  ])
  expect(shop.calls()).toBeLessThanOrEqual(4)
})

test('a batch costs at most a call an order, moving out included', async () => {
  const batch = (name: string, members: number) =>
    Array.from({ length: 100 }, (_, index) => ({
      orderId: `${name}${index}`,
      source: 'mall',
      paidFen: 1000,
      paidAt: iso(start - 86_400_000 + index),
      externalId: `${name}${index % members}`,
    }))
  for (const members of [1, 10, 50, 98]) {
    await shop.sell(batch(`B${members}x`, members))
    expect(shop.calls()).toBeLessThanOrEqual(100)
    await shop.sell(batch(`C${members}x`, members))
  }
  await shop.sell(batch('D', 33))
  expect(shop.calls()).toBeLessThanOrEqual(40)
})

test('who has not joined has no statement', async () => {
  expect(await shop.as('oNobody').call('points', 'getStatement')).toMatchObject({ code: 'MEMBER_NOT_JOINED' })
})
