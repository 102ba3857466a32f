/** Undoing a sale, and giving parts of it back: in the end everything that paid for it is the member's again. */
import * as v from 'valibot'
import { auditAccounts } from '../../cloudfunctions/lib/audit-accounts'
import { balanceOf, pendingOf } from '../../src/domain/account'
import { DAY_MS, MINUTE_MS } from '../../src/domain/calendar'
import { Refund } from '../../src/domain/refund'
import { isRefusal } from '../../src/domain/result'
import type { Sold } from '../../src/domain/sell'
import { postRefunds } from '../../cloudfunctions/lib/refunds'
import { sweepEffects } from '../../cloudfunctions/lib/sweep'
import { Order } from '../../src/domain/order'
import { at, entriesOf, settings } from '../domain/given'
import { ulid } from './cloud'
import { cashId, now, openStoreTill, percentId, type StoreTill, whole } from './store-till'

const account = (till: StoreTill) => till.desk.account(till.member)

async function selling(asked = whole): Promise<{ till: StoreTill; orderId: string }> {
  const till = await openStoreTill()
  const reply = await till.sell(asked)
  if (isRefusal(reply)) throw new Error(reply.message)
  const { orderId }: Sold = reply
  till.desk.calls.length = 0
  return { till, orderId }
}

const back = (till: StoreTill, parts: Pick<Refund, 'orderId'> & Partial<Refund>) =>
  postRefunds(till.desk.edge, settings, [
    { refundId: 'R1', source: 'till.s1', refundedAt: till.desk.edge.now(), ...parts },
  ])

test('an undone sale gives back points and coupons, and each coupon is of the next serial', async () => {
  const { till, orderId } = await selling()
  expect(await till.undo(orderId)).toEqual({
    takenBackPoints: 42,
    owedPoints: 0,
    returnedPoints: 300,
    returnedCouponIds: [cashId, percentId],
    refundedFen: 4225,
  })
  const after = await account(till)
  expect([balanceOf(after), pendingOf(after), after.lots]).toEqual([1000, 0, { m202711: 600, m202712: 400 }])
  expect(after.coupons[cashId]).toEqual({
    version: '满减券',
    origin: 'tier',
    from: at('2026-11-01 00:00'),
    until: at('2026-12-19 00:00'),
    serial: 1,
  })
  expect(
    entriesOf(after)
      .map(({ kind, row }) => [kind, row])
      .slice(3),
  ).toEqual([
    ['refund', 'spent'],
    ['points-returned', 'earned'],
    ['coupon', 'note'],
  ])
  expect(till.desk.all('receipts')).toMatchObject([
    { _id: `${cashId}_0`, undone: { at: now, byName: '小林', reason: '拿错了' } },
    { _id: `${percentId}_0`, undone: { reason: '拿错了' } },
  ])
  expect(till.desk.all('orders')).toMatchObject([{ refunds: [{ refundId: 'undo', amountFen: 4225 }] }])
})

test('undone twice is undone once, and the sale can be made again with the same coupons', async () => {
  const { till, orderId } = await selling()
  const first = await till.undo(orderId)
  expect(await till.undo(orderId, { reason: '再点一次' })).toEqual(first)
  till.desk.moveTo(now + 1)
  expect(await till.sell(whole)).toMatchObject({ paidFen: 4225, pointsAfter: 700 })
  expect(till.desk.all('receipts')).toHaveLength(4)
})

test('a sale is undone within 24 hours, in its own store, and only where there is one', async () => {
  const { till, orderId } = await selling()
  expect(await till.undo(orderId, { storeId: 's2' })).toMatchObject({ code: 'UNDO_STORE' })
  expect(await till.undo(orderId, { storeId: 's2' }, { storeIds: ['s2'] })).toMatchObject({
    code: 'SALE_UNKNOWN',
  })
  till.desk.moveTo(now + DAY_MS)
  expect(await till.undo(orderId)).toMatchObject({ code: 'UNDO_LATE' })
  till.desk.moveTo(now + DAY_MS - 1)
  expect(await till.undo(orderId)).toMatchObject({ refundedFen: 4225 })
  till.desk.moveTo(now + 2 * DAY_MS)
  expect(await till.undo(orderId)).toMatchObject({ refundedFen: 4225 })
})

test('a part given back first leaves the coupons used, and undoing gives back the rest', async () => {
  const { till, orderId } = await selling()
  expect(await back(till, { orderId, amountFen: 2000 })).toMatchObject([
    { ok: true, value: { returnedPoints: 143 } },
  ])
  expect(Object.keys((await account(till)).coupons)).not.toContain(cashId)
  expect(await till.undo(orderId)).toMatchObject({ refundedFen: 2225, returnedPoints: 157 })
  const after = await account(till)
  expect([balanceOf(after), pendingOf(after), after.coupons[cashId]?.serial]).toEqual([1000, 0, 1])
  expect(await back(till, { orderId, amountFen: 1, refundId: 'R2' })).toMatchObject([
    { code: 'REFUND_ABOVE_PAID' },
  ])
})

test('what was given back whole by lines leaves nothing to undo', async () => {
  const { till, orderId } = await selling({
    ...whole,
    lines: [
      { lineId: 'a', fen: 4000 },
      { lineId: 'b', fen: 6000 },
    ],
  } as typeof whole)
  const [fact] = till.desk.all('orders') as unknown as {
    content: { lines: { lineId: string; paidFen: number }[] }
  }[]
  const lines = fact?.content.lines ?? []
  expect(lines.reduce((sum, { paidFen }) => sum + paidFen, 0)).toBe(4225)
  for (const { lineId, paidFen } of lines)
    await back(till, { orderId, refundId: lineId, lines: [{ lineId, amountFen: paidFen }] })
  const after = await account(till)
  expect([balanceOf(after), pendingOf(after), after.coupons[percentId]?.serial]).toEqual([1000, 0, 1])
  expect(await till.undo(orderId)).toMatchObject({ code: 'SALE_RETURNED' })
})

test('a coupon that has ended meanwhile comes back with thirty days of grace', async () => {
  const { till, orderId } = await selling()
  till.desk.moveTo(at('2026-12-19 00:00'))
  expect(await back(till, { orderId, amountFen: 4225 })).toMatchObject([{ ok: true }])
  expect((await account(till)).coupons[cashId]).toMatchObject({ until: at('2027-01-19 00:00'), serial: 1 })
})

test('a sale that cost nothing in money is undone whole', async () => {
  const till = await openStoreTill({ ...settings, redeem: { ...settings.redeem, orderPercentMax: 100 } })
  const reply = await till.sell({ amountFen: 1000, pointsUsed: 100, payableFen: 0 })
  if (isRefusal(reply)) throw new Error(reply.message)
  expect(await till.undo(reply.orderId)).toMatchObject({ refundedFen: 0, returnedPoints: 100 })
  expect(balanceOf(await account(till))).toBe(1000)
  expect(await till.undo(reply.orderId)).toMatchObject({ returnedPoints: 100 })
})

test('nobody sends orders under the name of a till, and its refunds wait for no order', async () => {
  const { till } = await selling()
  expect(await back(till, { orderId: 'nothing', amountFen: 100 })).toMatchObject([{ code: 'SALE_UNKNOWN' }])
  expect(till.desk.all('orders')).toHaveLength(1)
  const order = { orderId: 'A1', paidFen: 1, paidAt: '2026-11-21T09:00:00+08:00', openid: 'oAlice' }
  expect(v.safeParse(Order, { ...order, source: 'till' }).success).toBe(true)
  expect(v.safeParse(Order, { ...order, source: 'till.s1' }).success).toBe(false)
})

test('the audit finds every purchase with its order, sold and undone', async () => {
  const { till, orderId } = await selling()
  await till.undo(orderId)
  till.desk.moveTo(now + 1)
  await till.sell(whole)
  const { findings, unposted, orders } = await auditAccounts(
    till.desk.edge,
    settings,
    till.desk.all('accounts'),
  )
  expect([findings.filter(({ code }) => !seeded.includes(code)), unposted, orders]).toEqual([[], [], 2])
})

/** The points and coupons of this member were put there without entries. */
const seeded = ['lots-differ', 'coupons-differ', 'flow-differs']

const standing = async (till: StoreTill) => {
  const after = await account(till)
  const receipts = till.desk.all('receipts').map(({ _id, undone }) => [_id, undone !== null])
  const orders = till.desk.all('orders').map(({ refunds }) => (refunds as unknown[]).length)
  return { lots: after.lots, pending: pendingOf(after), coupons: after.coupons, receipts, orders }
}

/** Dies before the n-th call of the database; answers false once there are not so many. */
async function dying(till: StoreTill, nth: number, work: () => Promise<unknown>): Promise<boolean> {
  let left = nth
  till.desk.before = () => {
    if (left === 0) throw new Error('killed')
    left -= 1
  }
  const died = await work().then(
    () => false,
    () => true,
  )
  till.desk.before = () => undefined
  return died
}

test('killed at any call, the same request makes the sale and its undoing once', async () => {
  const { till: smooth, orderId } = await selling()
  const sold = await standing(smooth)
  await smooth.undo(orderId)
  const undone = await standing(smooth)
  let isDying = true
  let nth = 0
  for (; isDying; nth += 1) {
    const till = await openStoreTill()
    const requestId = ulid(now)
    isDying = await dying(till, nth, () => till.sell({ ...whole, requestId }))
    const reply = await till.sell({ ...whole, requestId, ...(nth % 2 === 0 && { repeat: true }) })
    if (isRefusal(reply)) throw new Error(reply.message)
    await swept(till)
    expect(await standing(till)).toEqual(sold)
    isDying = (await dying(till, nth, () => till.undo(reply.orderId))) || isDying
    await till.undo(reply.orderId)
    await swept(till)
    expect(await standing(till)).toEqual(undone)
  }
  expect(nth).toBeGreaterThan(6)
})

async function swept(till: StoreTill): Promise<void> {
  till.desk.moveTo(now + 2 * MINUTE_MS)
  await sweepEffects(till.desk.edge, settings, {})
  till.desk.moveTo(now)
}

test('nobody sends a refund under the name of an undoing of our own till', () => {
  const sent = {
    refundId: 'undo',
    orderId: 'A1',
    source: 'till.s1',
    amountFen: 1,
    refundedAt: '2026-11-21T09:00:00Z',
  }
  expect(v.safeParse(Refund, sent).success).toBe(false)
  expect(v.safeParse(Refund, { ...sent, refundId: 'undo1' }).success).toBe(true)
  expect(v.safeParse(Refund, { ...sent, source: 'mall' }).success).toBe(true)
})
