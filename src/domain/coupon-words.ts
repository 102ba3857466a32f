/** What a coupon is, said to people: light enough for the phone, where operators look at one while they make it. */
import { clockTime, DAY_MS, dayText, fullDate, monthDay } from './beijing-text'
import { plainYuan, shortYuan } from './figures'
import { ruleText, tenths } from './price-words'
import type { CouponKind, CouponRule, TemplateContent } from './template'

/** The left side of a coupon: a figure where it takes something off, and the line under it. */
export interface CouponFace {
  /** ¥ 15, 8.5 折; null for what is handed over at the counter. */
  figure: { before: string; number: string; after: string } | null
  under: string
}

const kindNames: Record<CouponKind, string> = {
  cash: '满减券',
  percent: '折扣券',
  gift: '兑换券',
  service: '服务券',
}

/** 兑换券 */
export function kindName(kind: CouponKind): string {
  return kindNames[kind]
}

/** ¥15 满 49 可用; 8.5 折 最多减 ¥20; 兑换券 */
export function faceOf(rule: CouponRule): CouponFace {
  if (rule.kind === 'cash')
    return {
      figure: { before: '¥', number: plainYuan(rule.offFen), after: '' },
      under: rule.thresholdFen > 0 ? `满 ${plainYuan(rule.thresholdFen)} 可用` : '无门槛',
    }
  if (rule.kind === 'percent')
    return {
      figure: { before: '', number: tenths(rule.percentOff), after: '折' },
      under: `最多减 ${shortYuan(rule.capFen)}`,
    }
  return { figure: null, under: kindName(rule.kind) }
}

/** 满 49 减 15; 8.5 折 最多减 20; 到店出示，换一份 */
export function ruleLine(rule: CouponRule): string {
  return ruleText(rule) ?? (rule.kind === 'gift' ? '到店出示，换一份' : '到店出示，用一次')
}

/** What else holds for coupons of this rule, a sentence each. */
export function ruleSentences(rule: CouponRule): string[] {
  const ends = ['一次用一张，用完作废。', '不找零，不兑现金，仅限本人使用。']
  if (rule.kind === 'gift' || rule.kind === 'service') return ends
  const other = rule.kind === 'cash' ? '折扣券' : '满减券'
  return [
    rule.thresholdFen > 0
      ? `门槛按优惠前的金额算，满 ${shortYuan(rule.thresholdFen)} 才能用。`
      : '没有门槛。',
    `一笔订单用 1 张，可与 1 张${other}同用：先减满减，再算折扣。`,
    ...ends,
  ]
}

/** What a coupon does and where, under its name: 8.5 折 最多减 20 · 门店与商城; only where, if the name says the rest. */
export function ticketLine(
  { name, rule }: Pick<TemplateContent, 'name' | 'rule'>,
  storeNames: string[],
): string {
  const what = ruleLine(rule)
  const where = storesText(rule, storeNames)
  return unspaced(name) === unspaced(what) ? where : `${what} · ${where}`
}

const unspaced = (text: string) => text.replaceAll(/\s/g, '')

const NAMED_MAX = 2

/** 全部门店; 静安寺店、衡山路店; 静安寺店等 5 家 */
export function storesText(rule: CouponRule, names: string[]): string {
  const isForOrders = rule.kind === 'cash' || rule.kind === 'percent'
  if (names.length === 0) return isForOrders ? '门店与商城' : '全部门店'
  return names.length > NAMED_MAX ? `${names[0]}等 ${names.length} 家` : names.join('、')
}

/** How long a coupon will be good, before it is issued: 换到后 30 天内用; 12月1日 – 12月31日用 */
export function validityText(validity: TemplateContent['validity']): string {
  if (validity.kind === 'days')
    return validity.days === 1 ? '换到当天用' : `换到后 ${validity.days} 天内用，含当天`
  const { from, to } = validity
  return from === to ? `${dayWords(from)}当天用` : `${dayWords(from)} – ${dayWords(to)}用`
}

function dayWords(day: string): string {
  const [year, month, date] = day.split('-').map(Number)
  return `${year}年${month}月${date}日`
}

/** A date as short as it can be said at a moment: 12月18日, and 2027年1月3日 in another year. */
function dateOf(at: number, now: number): string {
  return dayText(at).slice(0, 4) === dayText(now).slice(0, 4) ? monthDay(at) : fullDate(at)
}

/** When a coupon ends that is good until `until` (ms, excluded): 今晚 24:00 到期; 12月18日到期 */
export function endText(until: number, now: number): string {
  const lastMoment = until - 1
  const isMidnight = clockTime(until) === '00:00'
  const time = isMidnight ? '24:00' : clockTime(until)
  if (dayText(lastMoment) === dayText(now)) return isMidnight ? '今晚 24:00 到期' : `今天 ${time} 到期`
  if (dayText(lastMoment) === dayText(now + DAY_MS)) return `明天 ${time} 到期`
  return `${dateOf(lastMoment, now)}${isMidnight ? '' : ` ${time} `}到期`
}

/** The last day of a coupon, for a sentence: 可用到12月18日; 只限今天用 */
export function usedByText(until: number, now: number): string {
  if (dayText(until - 1) === dayText(now)) return '只限今天用'
  return `可用到${dateOf(until - 1, now)}`
}

/** From when a coupon is good: 12月1日起可用; 今天 20:00 起可用 */
export function startText(from: number, now: number): string {
  const time = clockTime(from) === '00:00' ? '' : ` ${clockTime(from)} `
  const day = dayText(from) === dayText(now) ? '今天' : dateOf(from, now)
  return `${day}${time}起可用`
}
