/** A template as it is typed, and back. */
import type { TemplateContent } from '../parts/coupon-sample'
import { daysFault } from '../parts/days'
import { fenIn, wholeIn, yuanText } from '../parts/typed'

export interface TemplateTexts {
  name: string
  words: string
  picture: TemplateContent['picture']
  kind: TemplateContent['rule']['kind']
  off: string
  threshold: string
  tenths: string
  cap: string
  validity: TemplateContent['validity']['kind']
  days: string
  from: string
  to: string
  storeIds: string
  worth: string
  budget: string
}

export const blankTemplate: TemplateTexts = {
  name: '',
  words: '',
  picture: 'cup',
  kind: 'gift',
  off: '',
  threshold: '0',
  tenths: '8.5',
  cap: '',
  validity: 'days',
  days: '30',
  from: '',
  to: '',
  storeIds: '',
  worth: '',
  budget: '',
}

export function textsOf(content: TemplateContent): TemplateTexts {
  const { name, words, picture, rule, validity, storeIds, worthFen, budgetFen } = content
  const takesOff = rule.kind === 'cash' || rule.kind === 'percent'
  return {
    ...blankTemplate,
    name,
    words,
    picture,
    kind: rule.kind,
    ...(takesOff && { threshold: yuanText(rule.thresholdFen) }),
    ...(rule.kind === 'cash' && { off: yuanText(rule.offFen) }),
    ...(rule.kind === 'percent' && {
      tenths: String((100 - rule.percentOff) / 10),
      cap: yuanText(rule.capFen),
    }),
    validity: validity.kind,
    ...(validity.kind === 'days'
      ? { days: String(validity.days) }
      : { from: validity.from, to: validity.to }),
    storeIds: storeIds.join('、'),
    worth: yuanText(worthFen),
    budget: budgetFen === null ? '' : yuanText(budgetFen),
  }
}

/** The template that was typed, or what is still missing. */
export function templateOf(texts: TemplateTexts): TemplateContent | string {
  const { picture } = texts
  const [name, words] = [texts.name.trim(), texts.words.trim()]
  if (name === '') return '请写券的名称。'
  if (words === '') return '请写怎么使用，会员在券上会看到。'
  const rule = ruleOf(texts)
  if (typeof rule === 'string') return rule
  const validity = validityOf(texts)
  if (typeof validity === 'string') return validity
  const worthFen = fenIn(texts.worth)
  if (!worthFen) return '请写一张券的成本，如 28。'
  const budgetFen = texts.budget.trim() === '' ? null : fenIn(texts.budget)
  if (texts.budget.trim() !== '' && !budgetFen) return '预算要写成金额，如 5000；不限就空着。'
  const storeIds = texts.storeIds.split('、').filter((id) => id !== '')
  return { name, words, picture, rule, validity, storeIds, worthFen, budgetFen }
}

/** What the coupon does, or what of it is still missing. */
export function ruleOf({
  kind,
  off,
  threshold,
  tenths,
  cap,
}: TemplateTexts): TemplateContent['rule'] | string {
  if (kind === 'gift' || kind === 'service') return { kind }
  const thresholdFen = fenIn(threshold)
  if (thresholdFen === null) return '门槛要写成金额，如 49；没有门槛写 0。'
  if (kind === 'cash') {
    const offFen = fenIn(off)
    if (!offFen) return '请写减多少，如 15。'
    if (thresholdFen > 0 && thresholdFen < offFen) return '门槛不能低于减的金额。'
    return { kind, offFen, thresholdFen }
  }
  const percentOff = 100 - Math.round(Number(tenths.normalize('NFKC')) * 10)
  if (!Number.isFinite(percentOff) || percentOff < 1 || percentOff > 99) return '请写打几折，如 8.5。'
  const capFen = fenIn(cap)
  if (!capFen) return '请写最多减多少，如 20。'
  return { kind, percentOff, capFen, thresholdFen }
}

/** How long it is good, or what of it is still missing. */
export function validityOf({
  validity,
  days,
  from,
  to,
}: TemplateTexts): TemplateContent['validity'] | string {
  if (validity === 'days') {
    const count = wholeIn(days)
    return count && count <= 366 ? { kind: 'days', days: count } : '领到后几天内有效，写 1 到 366。'
  }
  return daysFault({ from, to }) || { kind: 'fixed', from: from.trim(), to: to.trim() }
}
