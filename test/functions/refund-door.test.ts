/** Refunds at the signed door, through the built functions: beside orders, alone, and badly written. */
import { sign } from '../../cloudfunctions/lib/signature'
import { at, iso } from '../domain/given'
import { openShop, type Shop, type Wire } from './cloud'

const now = at('2026-11-21 09:00')
let shop: Shop

beforeAll(async () => {
  shop = await openShop('2026-11-21 09:00')
})
afterAll(() => shop.stop())

const order = { orderId: 'A1', source: 'mall', paidFen: 12_800, paidAt: iso(now), openid: 'oAlice' }
const refund = { refundId: 'R1', orderId: 'A1', source: 'mall', refundedAt: iso(now), amountFen: 2800 }

async function send(body: object): Promise<Wire> {
  const text = JSON.stringify(body)
  const time = String(now / 1000)
  const signature = sign(shop.cloud.secrets.SIYU_INGRESS_SECRET!, time, text)
  const headers = { 'x-siyu-timestamp': time, 'x-siyu-signature': signature }
  return (await fetch(`${shop.cloud.url}/http/ingress`, { method: 'POST', headers, body: text })).json()
}

test('a refund may stand beside its order, and is posted after it', async () => {
  expect(await send({ refunds: [refund], orders: [order] })).toEqual({
    ok: true,
    value: {
      orders: [{ orderId: 'A1', ok: true, points: 128, growth: 128, tierId: 'basic' }],
      refunds: [
        {
          refundId: 'R1',
          orderId: 'A1',
          ok: true,
          state: 'posted',
          takenBackPoints: 28,
          owedPoints: 0,
          returnedPoints: 0,
        },
      ],
    },
  })
})

test('the member reads what was taken back and why', async () => {
  const alice = shop.as('oAlice')
  await alice.join()
  const { value } = await alice.call('points', 'getStatement')
  expect(value.pendingPoints).toBe(100)
  expect(value.entries).toMatchObject([
    { title: '退款', reason: '退款 ¥28.00 · 收回当时得的 28', points: -28, state: 'taken-back' },
    { title: '消费', points: 128, state: 'pending' },
  ])
  const pending = await alice.call('points', 'getStatement', { kind: 'pending' })
  expect(pending.value.entries.map(({ points }: Wire) => points)).toEqual([-28, 128])
})

test('refunds may come alone, before their order, which then takes them in', async () => {
  const early = { ...refund, orderId: 'A2', amountFen: 12_800 }
  const waiting = [{ refundId: 'R1', orderId: 'A2', ok: true, state: 'waiting' }]
  expect(await send({ refunds: [early] })).toEqual({ ok: true, value: { orders: [], refunds: waiting } })
  expect(await send({ orders: [{ ...order, orderId: 'A2', openid: 'oBo' }] })).toMatchObject({
    value: { orders: [{ ok: true, points: 128, growth: 128 }] },
  })
  expect(await send({ refunds: [early] })).toMatchObject({
    value: { refunds: [{ state: 'posted', takenBackPoints: 128 }] },
  })
})

test('a hundred identical refunds at once are one and a hundred equal answers', async () => {
  await send({ orders: [{ ...order, orderId: 'A3', openid: 'oCarol' }] })
  const hot = { ...refund, orderId: 'A3', amountFen: 5000 }
  const replies = await Promise.all(Array.from({ length: 100 }, () => send({ refunds: [hot] })))
  expect(new Set(replies.map((reply) => JSON.stringify(reply))).size).toBe(1)
  expect(replies[0].value.refunds).toMatchObject([{ ok: true, takenBackPoints: 50 }])
  const fact = (await shop.all('orders')).find(({ _id }) => _id === 'mall_A3')
  const account = (await shop.all('accounts')).find(({ _id }) => _id === fact.memberId)
  expect(
    Object.values<Wire>(account.journal)
      .map(({ kind }) => kind)
      .sort(),
  ).toEqual(['purchase', 'refund'])
})

test.each([
  ['without an amount', { amountFen: undefined }],
  ['with an amount and lines', { lines: [{ lineId: '1', amountFen: 1 }] }],
  ['of no line', { amountFen: undefined, lines: [] }],
  [
    'of a line twice',
    {
      amountFen: undefined,
      lines: [
        { lineId: '1', amountFen: 1 },
        { lineId: '1', amountFen: 1 },
      ],
    },
  ],
  ['of a negative amount', { amountFen: -1 }],
  ['of a fraction of a fen', { amountFen: 0.5 }],
  ['of 2^53 fen', { amountFen: 2 ** 53 }],
  ['of an amount in words', { amountFen: '2800' }],
  ['with an operator for an id', { refundId: { $gt: '' } }],
  ['with an operator for its order', { orderId: { $ne: null } }],
  ['with a key nobody knows', { reason: 'late' }],
  ['without a time', { refundedAt: undefined }],
  ['on a 30th of February', { refundedAt: '2026-02-30T08:00:00+08:00' }],
  ['with an id of a million letters', { refundId: 'x'.repeat(20_000) }],
  ['of a source that is a path', { source: '../mall' }],
])('a refund %s is refused by its place, and the others are taken', async (_, change) => {
  const good = { ...refund, refundId: 'R9', amountFen: 100 }
  const { value } = await send({ refunds: [{ ...refund, ...change }, good] })
  expect(value.refunds).toMatchObject([
    { ok: false, code: 'INPUT_INVALID', message: expect.stringMatching('^第 1 笔退款没有记') },
    { ok: true, takenBackPoints: 1 },
  ])
})

test('orders and refunds together are from one to a hundred', async () => {
  const many = (count: number) => Array.from({ length: count }, () => ({ ...refund, refundedAt: iso(now) }))
  const orders = Array.from({ length: 40 }, () => order)
  expect((await send({ orders, refunds: many(60) })).value.refunds).toHaveLength(60)
  for (const body of [{ orders, refunds: many(61) }, { orders: [], refunds: [] }, {}, { refunds: {} }]) {
    expect(await send(body)).toMatchObject({ ok: false, code: 'INPUT_INVALID' })
  }
})

test('an order says how many points and which coupons it was paid with', async () => {
  const paid = { ...order, orderId: 'A4', openid: 'oDora' }
  const good = { ...paid, pointsUsed: 100, couponIds: ['c1', 'c2'] }
  const bad = [
    { ...paid, pointsUsed: -1 },
    { ...paid, pointsUsed: 0.5 },
    { ...paid, couponIds: ['1', '2', '3', '4', '5', '6'] },
    { ...paid, couponIds: ['1', '1'] },
  ]
  const { value } = await send({ orders: [...bad, good, { ...good, pointsUsed: 99 }] })
  expect(value.orders.map(({ code = 'OK' }: Wire) => code)).toEqual([
    'INPUT_INVALID',
    'INPUT_INVALID',
    'INPUT_INVALID',
    'INPUT_INVALID',
    'OK',
    'ORDER_CONTENT_DIFFERS',
  ])
  const fact = (await shop.all('orders')).find(({ _id }) => _id === 'mall_A4')
  expect(fact.content).toMatchObject({ pointsUsed: 100, couponIds: ['c1', 'c2'] })
  const account = (await shop.all('accounts')).find(({ _id }) => _id === fact.memberId)
  expect(account).toMatchObject({ debt: 100 })
})
