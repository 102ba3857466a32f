import { type PriceAsked, type PricedCoupon, priceOf } from '../../src/domain/price'
import { faultRefusal, faultText, ruleText } from '../../src/domain/price-words'
import { settings } from './given'

const redeem = settings.redeem
const line = (fen: number) => ({ lineId: 'L1', fen })
const cash = (offFen: number, thresholdFen = 0, couponId = 'cash'): PricedCoupon => ({
  couponId,
  rule: { kind: 'cash', offFen, thresholdFen },
})
const percent = (percentOff: number, capFen: number, thresholdFen = 0): PricedCoupon => ({
  couponId: 'percent',
  rule: { kind: 'percent', percentOff, capFen, thresholdFen },
})
const price = (fen: number, parts: Partial<PriceAsked>) =>
  priceOf({ lines: [line(fen)], coupons: [], points: 0, ...parts }, redeem)

test('every fault is a sentence that says what to do', () => {
  const faults = [
    ...price(4899, { coupons: [cash(1500, 4900), cash(1, 0, 'b')], points: 9 }).faults,
    ...price(1000, { coupons: [cash(1000), percent(10, 500)], points: 1 }).faults,
    ...price(9000, { coupons: [{ couponId: 'latte', rule: { kind: 'service' } }], points: 900 }).faults,
    ...price(1999, { points: 100 }).faults,
    ...priceOf({ lines: [line(1)], coupons: [], points: 2 }, { ...redeem, fen: 0 }).faults,
  ]
  const texts = faults.map(faultRefusal).map(({ code, message }) => `${code} ${message}`)
  const kept = '这笔没有收，券和积分都没有动。'
  expect(texts.every((text) => text.includes(kept))).toBe(true)
  expect([...new Set(texts)].map((text) => text.replace(kept, '|'))).toEqual([
    'COUPON_TWO_ALIKE 一笔最多用一张减钱的券和一张打折的券。|请留一张，另一张下次用。',
    'COUPON_THRESHOLD 满 ¥49 可用，还差 ¥0.01。|先不用这张，下次再用。',
    'POINTS_BELOW_LEAST 积分抵现从 100 分起。|请改分数，或者不用积分。',
    'COUPON_FOR_NOTHING 这笔用这张券减不了钱。|先不用这张，下次再用。',
    'COUPON_FOR_COUNTER 这张券不抵金额，要单独核销。|请回到扫码，扫这张券的码。',
    'POINTS_ABOVE_SHARE 积分最多抵券后金额的 50%，这笔最多用 450 分。|请改分数，或者不用积分。',
    'POINTS_ABOVE_SHARE 这笔用不了积分抵现。|请不用积分再收。',
    'POINTS_WORTHLESS 这些积分抵不了一分钱。|请改分数，或者不用积分。',
  ])
  expect(faults.map(faultText)[0]).not.toContain(kept)
})

test('rules are read as they stand on the coupon', () => {
  expect(ruleText(cash(1500, 4900).rule)).toBe('满 49 减 15')
  expect(ruleText(cash(1550).rule)).toBe('立减 15.50')
  expect(ruleText(percent(15, 2000).rule)).toBe('8.5 折 最多减 20')
  expect(ruleText(percent(20, 2000, 10_000).rule)).toBe('满 100 8 折 最多减 20')
  expect(ruleText({ kind: 'gift' })).toBeNull()
})
