/** What the till says about a price: why something takes nothing off, and how a coupon is called on a receipt. */
import { grouped, plainYuan, shortYuan } from './figures'
import type { PriceFault } from './price'
import { refuse, type Refusal } from './result'
import type { CouponRule } from './template'

/** 满 49 减 15, 立减 15, 8.5 折 最多减 20; null for what is handed over at the counter. Money is fen. */
export function ruleText(rule: CouponRule): string | null {
  if (rule.kind === 'cash') {
    const off = plainYuan(rule.offFen)
    return rule.thresholdFen === 0 ? `立减 ${off}` : `满 ${plainYuan(rule.thresholdFen)} 减 ${off}`
  }
  if (rule.kind !== 'percent') return null
  const least = rule.thresholdFen === 0 ? '' : `满 ${plainYuan(rule.thresholdFen)} `
  return `${least}${tenths(rule.percentOff)} 折 最多减 ${plainYuan(rule.capFen)}`
}

/** What is paid of ten parts, where so many percent are taken off: 15 % off is 8.5 折, 20 % off is 8 折. */
export function tenths(percentOff: number): string {
  return String((100 - percentOff) / 10)
}

/** Why something that was asked for takes nothing off: a refusal for whoever would sell it so. */
export function faultRefusal(fault: PriceFault): Refusal {
  const [what, now] = wordsOf(fault)
  return refuse(fault.code, `${what}这笔没有收，券和积分都没有动。${now}`)
}

/** The same for a row of the till: what happened and what to do now. */
export function faultText(fault: PriceFault): string {
  return wordsOf(fault).join('')
}

function wordsOf(fault: PriceFault): [what: string, now: string] {
  switch (fault.code) {
    case 'COUPON_THRESHOLD':
      return [
        `满 ${shortYuan(fault.thresholdFen)} 可用，还差 ${shortYuan(fault.missingFen)}。`,
        '先不用这张，下次再用。',
      ]
    case 'COUPON_FOR_COUNTER':
      return ['这张券不抵金额，要单独核销。', '请回到扫码，扫这张券的码。']
    case 'COUPON_TWO_ALIKE':
      return ['一笔最多用一张减钱的券和一张打折的券。', '请留一张，另一张下次用。']
    case 'COUPON_FOR_NOTHING':
      return ['这笔用这张券减不了钱。', '先不用这张，下次再用。']
    case 'POINTS_BELOW_LEAST':
      return [`积分抵现从 ${grouped(fault.pointsMin)} 分起。`, '请改分数，或者不用积分。']
    case 'POINTS_ABOVE_SHARE':
      return aboveShare(fault)
    case 'POINTS_WORTHLESS':
      return ['这些积分抵不了一分钱。', '请改分数，或者不用积分。']
  }
}

function aboveShare({
  pointsMax,
  percentMax,
}: Extract<PriceFault, { code: 'POINTS_ABOVE_SHARE' }>): [string, string] {
  if (pointsMax === 0) return ['这笔用不了积分抵现。', '请不用积分再收。']
  return [
    `积分最多抵券后金额的 ${percentMax}%，这笔最多用 ${grouped(pointsMax)} 分。`,
    '请改分数，或者不用积分。',
  ]
}
