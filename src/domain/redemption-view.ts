/** What a clerk sees of a coupon before it is used: what it is, and three checks in words. */
import { clockTime, monthDay } from './beijing-text'
import { type Instant, MINUTE_MS } from './calendar'
import { type Coupon, couponState } from './coupon'
import { type CouponRule, isGoodIn, type Picture, type TemplateVersion } from './template'

export interface Check {
  isGood: boolean
  title: string
  text: string
}

export interface CouponSeen {
  name: string
  /** How it is used, in the brand's words. */
  words: string
  picture: Picture
  rule: CouponRule
  worthFen: number
}

export interface Looking {
  storeId: string
  now: Instant
  /** Of the stores in which the coupon is good; empty for all. */
  names: string[]
}

/** The part of a version that a clerk sees. */
export function couponSeen({ name, words, picture, rule, worthFen }: TemplateVersion): CouponSeen {
  return { name, words, picture, rule, worthFen }
}

/** Whether it is good in this store, now, and still to be had. */
export function checksOf(coupon: Coupon, version: TemplateVersion, looking: Looking): Check[] {
  return [
    storeCheck(version, looking),
    timeCheck(coupon, looking.now),
    freeCheck(coupon, version, looking.now),
  ]
}

function storeCheck(version: TemplateVersion, { storeId, names }: Looking): Check {
  const text = version.storeIds.length === 0 ? '全部门店通用' : `限${names.join('、')}`
  return isGoodIn(version, storeId)
    ? { isGood: true, title: '本店可用', text }
    : { isGood: false, title: '不在本店用', text }
}

function timeCheck({ from, until }: Coupon, now: Instant): Check {
  if (now < from)
    return { isGood: false, title: '还没到能用的日子', text: `${monthDay(from)} ${clockTime(from)} 起可用` }
  const text = `${lastMoment(until)} 到期`
  return now < until ? { isGood: true, title: '在有效期内', text } : { isGood: false, title: '过期了', text }
}

function freeCheck(coupon: Coupon, { isRevoked }: TemplateVersion, now: Instant): Check {
  if (isRevoked) return { isGood: false, title: '已收回', text: '运营收回了这一批券' }
  if (coupon.lock && couponState(coupon, now) === 'locked') {
    const text = `一笔订单还没付款，${clockTime(coupon.lock.until)} 前占着它`
    return { isGood: false, title: '被订单占着', text }
  }
  return { isGood: true, title: '没有用过', text: '一次性码，刚刚联网核对' }
}

/** 12月18日 24:00, as long as it is the end of a day; otherwise its clock time. */
export function lastMoment(until: Instant): string {
  const isMidnight = clockTime(until) === '00:00'
  return isMidnight ? `${monthDay(until - MINUTE_MS)} 24:00` : `${monthDay(until)} ${clockTime(until)}`
}
