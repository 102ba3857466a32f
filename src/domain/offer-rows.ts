/** An offer in rows that an operator reads: what it is, and what a change changes. */
import type { ChangeRow } from './approval'
import { clockTime, dayText } from './beijing-text'
import type { Instant } from './calendar'
import { grouped, shortYuan } from './figures'
import type { OfferContent, OfferKind } from './offer'
import type { TierId } from './programme'
import { changedRows } from './template-rows'

export const offerKindNames: Record<OfferKind, string> = {
  shop: '普通兑换',
  flash: '秒兑',
  group: '拼团兑',
  helper: '助力',
}

/** What an offer gives, as its version says. */
export interface Given {
  name: string
  number: number
  worthFen: number
}

/** An offer with what it gives. */
export interface OfferWords {
  content: OfferContent
  gives: Given
}

type Tiers = (tierId: TierId) => string

/** 2026-11-21 09:00 */
export function momentWords(at: Instant): string {
  return `${dayText(at)} ${clockTime(at)}`
}

/** The same to the second, where it is not a whole minute: an offer opens at a second. */
export function exactMomentWords(at: Instant): string {
  const seconds = Math.floor(at / 1000) % 60
  return seconds === 0 ? momentWords(at) : `${momentWords(at)}:${String(seconds).padStart(2, '0')}`
}

function linesOf({ content, gives }: OfferWords, tierName: Tiers): [string, string][] {
  const { kind, category, pricePoints, oldPricePoints, quantity, perMemberMax, early, group, helper } =
    content
  const per = kind === 'group' ? '团' : '份'
  return [
    ['给什么', `${gives.name}（第 ${gives.number} 版）`],
    ['方式', offerKindNames[kind]],
    ['分类', category],
    ['价格', pricePoints === 0 ? '免费领' : `${grouped(pricePoints)} 积分`],
    ['原价', oldPricePoints === 0 ? '不显示' : `${grouped(oldPricePoints)} 积分`],
    ['数量', `${grouped(quantity)} ${per}`],
    ['每人', `${perMemberMax} 份`],
    ['等级', `${tierName(content.tierId)}起`],
    ['开始', exactMomentWords(content.opensAt)],
    ['结束', exactMomentWords(content.closesAt)],
    ['提前', early ? `${tierName(early.tierId)}起早 ${early.hours} 小时` : '没有'],
    ...(group ? [['成团', `${group.places} 人，${group.hours} 小时内`] satisfies [string, string]] : []),
    ...(helper ? [['助力', `${helper.steps} 位朋友加入`] satisfies [string, string]] : []),
    ['最多花费', shortYuan(offerCostFen(content, gives))],
  ]
}

/** What all units of an offer cost at most (fen): of a group offer, all places of all groups. */
export function offerCostFen({ quantity, group }: OfferContent, { worthFen }: { worthFen: number }): number {
  return quantity * (group?.places ?? 1) * worthFen
}

/** What a change changes, row by row; of a new offer, all that it is. */
export function offerRows(before: OfferWords | null, after: OfferWords, tierName: Tiers): ChangeRow[] {
  return changedRows(before && linesOf(before, tierName), linesOf(after, tierName))
}
