/** A template in rows that an operator reads: what it is, and what a new version changes. */
import type { ChangeRow } from './approval'
import { dayText } from './beijing-text'
import { startOfDay } from './calendar'
import { shortYuan } from './figures'
import type { CouponRule, Picture, TemplateContent, Validity } from './template'

const NONE = '没有'

export const pictureNames: Record<Picture, string> = {
  cup: '杯装饮品',
  bottle: '瓶装饮品',
  cake: '蛋糕',
  beans: '咖啡豆',
  tool: '器具',
  class: '课程',
  gift: '礼物',
  money: '现金券',
}

/** What a coupon does, for operators: 满 ¥49 减 ¥15. */
export function ruleText(rule: CouponRule): string {
  switch (rule.kind) {
    case 'cash':
      return `${thresholdText(rule.thresholdFen)}减 ${shortYuan(rule.offFen)}`
    case 'percent':
      return `${thresholdText(rule.thresholdFen)}${foldText(rule.percentOff)}，最多减 ${shortYuan(rule.capFen)}`
    case 'gift':
      return '到店领取'
    case 'service':
      return '到店使用'
  }
}

const thresholdText = (fen: number) => (fen === 0 ? '无门槛' : `满 ${shortYuan(fen)} `)

/** 15 percent off is 8.5 折. */
const foldText = (percentOff: number) => `${(100 - percentOff) / 10} 折`

/** How long it is good. */
export function validityText(validity: Validity): string {
  if (validity.kind === 'days') return `领到起 ${validity.days} 天`
  return `${dayText(startOfDay(validity.from))} – ${dayText(startOfDay(validity.to))}`
}

type Stores = (storeId: string) => string

function linesOf(content: TemplateContent, nameOf: Stores): [string, string][] {
  const { name, words, rule, validity, storeIds, worthFen, budgetFen } = content
  return [
    ['名称', name],
    ['内容', ruleText(rule)],
    ['有效期', validityText(validity)],
    ['门店', storeIds.length === 0 ? '全部门店' : storeIds.map(nameOf).join('、')],
    ['使用说明', words],
    ['一张的成本', shortYuan(worthFen)],
    ['预算', budgetFen === null ? '不限' : shortYuan(budgetFen)],
    ['图', pictureNames[content.picture]],
  ]
}

/** What a new version changes, row by row; of a new template, all that it is. */
export function templateRows(
  before: TemplateContent | null,
  after: TemplateContent,
  nameOf: Stores = (id) => id,
): ChangeRow[] {
  return changedRows(before && linesOf(before, nameOf), linesOf(after, nameOf))
}

/** The rows that differ, by their labels and in the order of what is to be. */
export function changedRows(before: [string, string][] | null, after: [string, string][]): ChangeRow[] {
  const was = new Map(before ?? [])
  return after.flatMap(([label, text]) =>
    was.get(label) === text ? [] : [{ label, before: was.get(label) ?? NONE, after: text }],
  )
}
