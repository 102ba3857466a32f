/** An offer in rows that an operator reads: what it is, and what a change changes. */
import type { ChangeRow } from './approval'
import { clockTime, dayText } from './beijing-text'
import type { Instant } from './calendar'
import { grouped, shortYuan } from './figures'
import type { OfferContent, OfferKind } from './offer'
import { priceText } from './offer-words'
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
    ['价格', priceText(pricePoints)],
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
export function offerCostFen(content: OfferContent, gives: { worthFen: number }): number {
  return content.quantity * unitCostFen({ content, gives })
}

interface Costing {
  content: Pick<OfferContent, 'quantity' | 'group'>
  gives: { worthFen: number }
}

/** What one unit of an offer costs at most (fen): of a group offer, all places of a group. */
export function unitCostFen({ content: { group }, gives: { worthFen } }: Costing): number {
  return (group?.places ?? 1) * worthFen
}

/**
 * What an offer costs at most (fen) once it is changed, where it cost so much at most before. What was given out stays as
 * dear as it was, and nobody knows how much that is, so a change to something cheaper saves nothing.
 */
export function changedCostFen(before: Costing & { costFen: number }, after: Costing): number {
  const dearer = Math.max(0, unitCostFen(after) - unitCostFen(before))
  const more = after.content.quantity - before.content.quantity
  return before.costFen + before.content.quantity * dearer + more * unitCostFen(after)
}

/** What a change changes, row by row; of a new offer, all that it is. */
export function offerRows(before: OfferWords | null, after: OfferWords, tierName: Tiers): ChangeRow[] {
  return changedRows(before && linesOf(before, tierName), linesOf(after, tierName))
}
