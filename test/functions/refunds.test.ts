/** Refunds: before their order, twice, late, in parts, by lines, above what was paid, and all at once. */
import { at, entriesOf } from '../domain/given'
import { giving, request } from './desk'
import { openTill, order, paidAt, posted, refund, refundOf, sums, type Till } from './refund-desk'
import { memberIdOf } from '../../cloudfunctions/lib/member-id'

/** Makes the buyer gold, so that a yuan earns a point and a half. */
async function asGold(till: Till): Promise<void> {
  await till.sell(order({ orderId: 'past', paidFen: 500_000, paidAt: at('2026-11-01 12:00') }))
}

test('¥129.90 × 1.5 given back in three parts takes back exactly 193', async () => {
  const till = openTill()
  await asGold(till)
  expect(await till.sell(order())).toMatchObject([{ ok: true, value: { points: 193 } }])
  const parts = [
    await till.back(refund('R1', 4330)),
    await till.back(refund('R2', 4330)),
    await till.back(refund('R3', 4330)),
  ]
  expect(parts.flat()).toEqual([posted(64), posted(65), posted(64)])
  expect(await sums(till)).toMatchObject({ pending: 0, debt: 0, active: 5000, growth: { g202611: 5000 } })
})

test('a refund before its order waits, and is posted with it', async () => {
  const till = openTill()
  expect(await till.back(refund('R1', 3000))).toEqual([{ ok: true, value: { state: 'waiting' } }])
  expect(await till.sell(order())).toMatchObject([{ ok: true, value: { points: 129 } }])
  expect(await sums(till)).toMatchObject({ pending: 99, growth: { g202611: 99 } })
  expect(await till.back(refund('R1', 3000))).toEqual([posted(30)])
  expect(await sums(till)).toMatchObject({ pending: 99 })
})

test('a refund sent twice is one refund, whatever time it names the second time', async () => {
  const till = openTill()
  await till.sell(order())
  const first = await till.back(refund('R1', 3000))
  expect(await till.back(refund('R1', 3000, { refundedAt: at('2026-11-21 08:59') }))).toEqual(first)
  expect(await till.back(refund('R1', 3000), refund('R1', 3000))).toEqual([...first, ...first])
  expect(await sums(till)).toMatchObject({ pending: 99 })
})

test('the same refund of another amount, or by line, is refused and named', async () => {
  const till = openTill()
  await till.sell(order({ lines: [{ lineId: '1', paidFen: 12_990 }] }))
  await till.back(refund('R1', 3000))
  const others = await till.back(refund('R1', 3001), refundOf('R1', [['1', 3000]]))
  expect(others).toMatchObject([{ code: 'REFUND_CONTENT_DIFFERS' }, { code: 'REFUND_CONTENT_DIFFERS' }])
  expect(await sums(till)).toMatchObject({ pending: 99 })
})

test('refunds come to what was paid and not a fen more', async () => {
  const till = openTill()
  await till.sell(order())
  await till.back(refund('R1', 12_989))
  expect(await till.back(refund('R2', 2))).toMatchObject([{ code: 'REFUND_ABOVE_PAID' }])
  expect(await till.back(refund('R3', 1))).toEqual([posted(0)])
  expect(await till.back(refund('R4', 1))).toMatchObject([{ code: 'REFUND_ABOVE_PAID' }])
  expect(await till.back(refund('R5', 0))).toMatchObject([{ code: 'REFUND_EMPTY' }])
  expect(await sums(till)).toMatchObject({ pending: 0, growth: {} })
})

test('of refunds that wait, those count that were recorded while something was left', async () => {
  const till = openTill()
  await till.back(refund('R1', 9000), refund('R2', 9000))
  await till.back(refund('R3', 3990))
  await till.sell(order())
  expect(await till.back(refund('R1', 9000), refund('R2', 9000), refund('R3', 3990))).toMatchObject([
    { value: { takenBackPoints: 90 } },
    { code: 'REFUND_ABOVE_PAID' },
    { value: { takenBackPoints: 39 } },
  ])
  expect(await sums(till)).toMatchObject({ pending: 0, debt: 0 })
})

test('a refund by lines takes no more of a line than the line was', async () => {
  const till = openTill()
  await till.sell(
    order({
      lines: [
        { lineId: '1', paidFen: 10_000 },
        { lineId: '2', paidFen: 2990 },
      ],
    }),
  )
  const replies = await till.back(
    refundOf('R1', [['2', 2991]]),
    refundOf('R2', [['3', 1]]),
    refundOf('R3', [
      ['1', 5000],
      ['2', 2990],
    ]),
    refundOf('R4', [['2', 1]]),
    refundOf('R5', [['1', 5000]]),
  )
  expect(replies).toMatchObject([
    { code: 'REFUND_ABOVE_PAID' },
    { code: 'REFUND_LINE_UNKNOWN' },
    { value: { takenBackPoints: 79 } },
    { code: 'REFUND_ABOVE_PAID' },
    { value: { takenBackPoints: 50 } },
  ])
})

test('a refund of the next five minutes is taken, a later one is asked for again later', async () => {
  const till = openTill()
  await till.sell(order())
  const now = at('2026-11-21 09:00')
  const dated = (id: string, ms: number) => refund(id, 100, { refundedAt: now + ms })
  expect(await till.back(dated('R1', 300_000), dated('R2', 300_001))).toMatchObject([
    { ok: true },
    { code: 'REFUND_AHEAD' },
  ])
  // An instance whose clock is behind does not deny what another one has written down.
  till.desk.moveTo(now - 60_000)
  expect(await till.back(dated('R1', 300_000))).toMatchObject([{ ok: true }])
})

test('a refund a month late takes active points, those that end first, and owes what is missing', async () => {
  const till = openTill()
  await till.sell(order())
  till.desk.moveTo(at('2026-12-25 09:00'))
  const member = memberIdOf(till.desk.edge, 'oAlice')
  await till.desk.one(request(at('2026-12-25 08:00'), giving(20)), member)
  await till.desk.one(
    request(at('2026-12-25 08:10'), () => ({
      ok: true,
      set: {},
      effects: [],
      reserve: null,
      answer: () => ({}),
      post: [{ move: 'spend', points: 100, why: { of: 'redeem', label: '' }, row: 'spent' }],
    })),
    member,
  )
  expect(await till.back(refund('R1', 12_990))).toEqual([posted(129, 80)])
  expect(await sums(till)).toMatchObject({ active: 0, debt: 80, growth: {} })
})

test('refunds take from their own pending points, never from those of another order of that day', async () => {
  const till = openTill()
  await till.sell(
    order({ orderId: 'A1', paidFen: 10_000 }),
    order({ orderId: 'A2', paidFen: 20_000, paidAt: paidAt + 1000 }),
  )
  await till.back(refund('R1', 10_000))
  expect(await sums(till)).toMatchObject({ pending: 200 })
  await till.back(refund('R2', 20_000, { orderId: 'A2' }))
  expect((await till.account()).pending).toEqual({})
})

test('a refund after the window of a day that has a later order takes active points', async () => {
  const till = openTill()
  await till.sell(order({ paidFen: 10_000 }))
  till.desk.moveTo(paidAt + 7 * 86_400_000)
  await till.sell(order({ orderId: 'A2', paidFen: 5000, paidAt: paidAt + 3_600_000 }))
  await till.back(refund('R1', 10_000))
  expect(await sums(till)).toMatchObject({ active: 0, pending: 50, debt: 0 })
})

test('growth falls, but the tier stays until it is weighed', async () => {
  const till = openTill()
  await till.sell(order({ paidFen: 100_000 }))
  expect((await till.account()).tier.id).toBe('silver')
  await till.back(refund('R1', 100_000))
  const account = await till.account()
  expect([account.tier.id, account.growth, account.earned]).toEqual([
    'silver',
    {},
    { month: '2026-11', points: 0 },
  ])
})

test('a hundred identical refunds at once are one refund and a hundred equal answers', async () => {
  const till = openTill()
  await till.sell(order())
  const replies = await Promise.all(Array.from({ length: 100 }, () => till.back(refund('R1', 3000))))
  expect(new Set(replies.map((reply) => JSON.stringify(reply)))).toEqual(
    new Set([JSON.stringify([posted(30)])]),
  )
  expect(await sums(till)).toMatchObject({ pending: 99 })
})

test('an order and its refunds sent at the same time, in any number, come to the same', async () => {
  const till = openTill()
  const parts = ['R1', 'R2', 'R3'].map((id) => refund(id, 4330))
  const all = Array.from({ length: 10 }, () => [till.sell(order()), ...parts.map((one) => till.back(one))])
  await Promise.all(all.flat())
  expect(await sums(till)).toMatchObject({ active: 0, pending: 0, debt: 0 })
  expect(entriesOf(await till.account())).toHaveLength(4)
})

test('an order costs three calls and a refund four, five once its entry was moved out', async () => {
  const till = openTill()
  const { desk } = till
  const member = memberIdOf(desk.edge, 'oAlice')
  const costOf = async (work: () => Promise<unknown>) => {
    desk.calls.length = 0
    await work()
    return desk.calls
  }
  expect(await costOf(() => till.sell(order({ pointsUsed: 5 })))).toHaveLength(3)
  expect(await costOf(() => till.back(refund('R1', 1000)))).toEqual([
    'get orders',
    'update orders',
    'get accounts',
    'update accounts',
  ])
  expect(await costOf(() => till.back(refund('R1', 1000)))).toEqual(['get orders', 'get accounts'])
  for (let more = 0; more < 30; more += 1)
    await desk.one(request(at('2026-11-21 08:50') + more, giving(1)), member)
  expect(await costOf(() => till.back(refund('R1', 1000)))).toHaveLength(3)
  expect(await costOf(() => till.back(refund('R2', 1000)))).toHaveLength(5)
})
