/** What the account knows by its id alone, in the words of the export: coupons, and what a limit counted. */
import { moment } from './beijing-text'
import { counterDay, counterName } from './counter'
import type { Instant } from './calendar'
import { couponState, type Coupons, type CouponState } from './coupon'
import { ruleLine } from './coupon-words'
import type { Section } from './export-section'
import type { Settings } from './settings'
import type { TemplateVersion } from './template'

/** Where ids are looked up. What has gone since keeps its id. */
export interface NameBook {
  versions: Map<string, TemplateVersion>
  /** Of offers, by their ids. */
  offerNames: Map<string, string>
}

interface Terms {
  now: Instant
  settings: Settings
  names: NameBook
}

const states: Record<CouponState, string> = {
  usable: '可以用',
  early: '还没到开始的日子',
  locked: '一笔还没付款的订单占着',
  over: '过期了',
}

/** The coupons that a member holds. */
export function couponsTold(coupons: Coupons, { now, names }: Terms): Section[] {
  return Object.entries(coupons).map(([couponId, coupon]) => {
    const version = names.versions.get(coupon.version)
    return {
      名称: version?.name ?? null,
      用处: version ? ruleLine(version.rule) : null,
      状态: version?.isRevoked ? '已被收回' : states[couponState(coupon, now)],
      编号: couponId,
      开始: moment(coupon.from),
      到期: moment(coupon.until),
    }
  })
}

/** What was counted because there is a limit to it. */
export function countersTold(counters: Record<string, number>, terms: Terms): Section[] {
  return Object.entries(counters).map(([key, times]) => ({
    记到哪天: counterDay(key),
    名称: countedName(counterName(key), terms),
    次数: times,
  }))
}

const countedNames: Record<string, string> = {
  word: '当天记上的口令',
  wrong: '当天没对上的口令',
  invite: '当月算数的邀请',
  birthday: '生日已改过',
  gift: '当年的生日礼',
}

/** One of its own kind by name, a campaign or an offer by what it is called. */
function countedName(name: string, { settings, names }: Terms): string {
  const id = name.slice(2)
  if (name.startsWith('c_')) return `活动 ${settings.campaigns.find((one) => one.id === id)?.name ?? id}`
  if (name.startsWith('o_')) return `好礼 ${names.offerNames.get(id) ?? id}`
  return name.startsWith('w_') ? '用过的一个口令' : (countedNames[name] ?? name)
}

/** The ids of the offers that limits were counted of. */
export function offersCounted(counters: Record<string, number>): string[] {
  const counted = Object.keys(counters).map(counterName)
  return [...new Set(counted.flatMap((name) => (name.startsWith('o_') ? [name.slice(2)] : [])))]
}
