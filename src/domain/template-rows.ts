/** A template in rows that an operator reads: what it is, and what a new version changes. */
import type { ChangeRow } from './approval'
import { ruleLine } from './coupon-words'
import { shortYuan } from './figures'
import type { Picture, TemplateContent, Validity } from './template'

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

/** How long it is good. */
function validityLine(validity: Validity): string {
  return validity.kind === 'days' ? `领到起 ${validity.days} 天` : `${validity.from} – ${validity.to}`
}

type Stores = (storeId: string) => string

function linesOf(content: TemplateContent, nameOf: Stores): [string, string][] {
  const { name, words, rule, validity, storeIds, worthFen, budgetFen } = content
  return [
    ['名称', name],
    ['内容', ruleLine(rule)],
    ['有效期', validityLine(validity)],
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
