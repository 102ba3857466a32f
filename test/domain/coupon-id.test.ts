import * as v from 'valibot'
import { GetCoupon } from '../../src/domain/coupon-view'
import { couponIdFrom } from '../../src/domain/coupon'
import { RevokeCoupon } from '../../src/domain/revoke-coupon'
import { saleKeys } from '../../src/domain/sale'

const couponId = couponIdFrom('mann', '01KAHB00000000000000000001')
const revoking = {
  requestId: '01KAHB00000000000000000001',
  member: '7K3F29QB',
  couponId,
  reason: '发错了',
}

test('the id of a coupon that somebody has is taken at every door', () => {
  expect(v.is(v.strictObject(saleKeys), { amountFen: 100, couponIds: [couponId], pointsUsed: 0 })).toBe(true)
  expect(v.is(GetCoupon, { couponId })).toBe(true)
  expect(v.is(RevokeCoupon, revoking)).toBe(true)
})

test('another text is not', () => {
  for (const other of ['', couponId.toUpperCase(), `${couponId}.`, 'm'.repeat(20)]) {
    expect(v.is(v.strictObject(saleKeys), { amountFen: 100, couponIds: [other], pointsUsed: 0 })).toBe(false)
    expect(v.is(GetCoupon, { couponId: other })).toBe(false)
    expect(v.is(RevokeCoupon, { ...revoking, couponId: other })).toBe(false)
  }
})
