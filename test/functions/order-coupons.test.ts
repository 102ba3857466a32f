/** Coupons in orders of malls: the sale has happened, so what is not usable any more is named and changes nothing. */
import { memberIdOf } from '../../cloudfunctions/lib/member-id'
import { blankAccount } from '../../src/domain/account'
import { lockKey } from '../../src/domain/lock'
import { at, entriesOf } from '../domain/given'
import { openTill, order, refund, type Till } from './refund-desk'
import { cashId, coupon, percentId } from './store-till'

const now = at('2026-11-21 09:00')
const gone = `c${'z'.repeat(25)}`

async function withCoupons(parts: Parameters<typeof coupon>[1] = {}): Promise<Till> {
  const till = openTill()
  const memberId = memberIdOf(till.desk.edge, 'oAlice')
  const coupons = { [cashId]: coupon('满减券', parts), [percentId]: coupon('折扣券') }
  await till.desk.keep({ ...blankAccount(memberId), coupons })
  return till
}

const couponsOf = async (till: Till) => Object.keys((await till.account()).coupons)

test('an order uses the coupons it names, with a receipt for each', async () => {
  const till = await withCoupons()
  const [reply] = await till.sell(order({ couponIds: [cashId, percentId], storeId: 's1' }))
  expect(reply).toEqual({ ok: true, value: { points: 129, growth: 129, tierId: 'basic' } })
  expect(await couponsOf(till)).toEqual([])
  expect(till.desk.all('receipts')).toMatchObject([
    { _id: `${cashId}_0`, kind: 'use', storeId: 's1', by: null, orderKey: 'till_A1', undone: null },
    { _id: `${percentId}_0` },
  ])
  expect(await till.sell(order({ couponIds: [cashId, percentId], storeId: 's1' }))).toEqual([reply])
})

test('a coupon that is not usable is named in the answer, and the order counts all the same', async () => {
  const till = await withCoupons({ from: now + 1 })
  const couponIds = [cashId, percentId, gone]
  const missed = { points: 129, couponsMissed: [cashId, gone] }
  expect(await till.sell(order({ couponIds }))).toMatchObject([{ ok: true, value: missed }])
  expect(await couponsOf(till)).toEqual([cashId])
  expect(await till.sell(order({ couponIds }))).toMatchObject([{ value: missed }])
})

test('a coupon that the order itself has locked is used, and one that another holds is not', async () => {
  const held = { by: lockKey('till', 'A1'), at: now, until: now + 1 }
  const till = await withCoupons({ until: now, lock: held })
  expect(await till.sell(order({ couponIds: [cashId] }))).not.toMatchObject([
    { value: { couponsMissed: [cashId] } },
  ])
  const other = await withCoupons({ lock: { ...held, by: lockKey('till', 'A2') } })
  expect(await other.sell(order({ couponIds: [cashId] }))).toMatchObject([
    { value: { couponsMissed: [cashId] } },
  ])
})

test('the coupons of an order come back with its last refund, whatever came first', async () => {
  const till = await withCoupons()
  await till.back(refund('R1', 5000))
  await till.sell(order({ couponIds: [cashId, gone] }))
  expect(await couponsOf(till)).toEqual([percentId])
  expect(await till.back(refund('R2', 7990))).toMatchObject([{ value: { returnedCouponIds: [cashId] } }])
  expect((await till.account()).coupons[cashId]).toMatchObject({ serial: 1 })
  expect(till.desk.all('receipts')).toMatchObject([{ undone: { reason: '订单全部退款', by: null } }])
})

test('an order whose coupons were all gone is refunded like one without any', async () => {
  const till = await withCoupons()
  await till.sell(order({ couponIds: [gone] }))
  expect(await till.back(refund('R1', 12_990))).toMatchObject([{ ok: true, value: { takenBackPoints: 129 } }])
  expect(entriesOf(await till.account()).map(({ kind }) => kind)).toEqual(['purchase', 'refund'])
})

test.each(['constructor', '__proto__', 'toString'])('a coupon called %s is nobody’s', async (name) => {
  const till = await withCoupons()
  expect(await till.sell(order({ couponIds: [name] }))).toMatchObject([
    { ok: true, value: { points: 129, couponsMissed: [name] } },
  ])
  expect(till.desk.all('receipts')).toEqual([])
})
