/** An offer as it is typed, and back. */
import { DAY_MS } from '../../../domain/beijing-text'
import { exactMomentWords, momentWords } from '../../../domain/offer-rows'
import type { ValueOf } from '../../../lib/cloud'
import { momentIn, wholeIn } from '../parts/typed'

export type OfferContent = ValueOf<'operator', 'listOffers'>['offers'][number]['content']

export interface OfferTexts {
  kind: OfferContent['kind']
  templateId: string
  category: string
  price: string
  oldPrice: string
  quantity: string
  perMember: string
  tierId: OfferContent['tierId']
  opensAt: string
  closesAt: string
  earlyTier: '' | OfferContent['tierId']
  earlyHours: string
  places: string
  groupHours: string
  steps: string
}

export function blankOffer(now: number): OfferTexts {
  return {
    kind: 'shop',
    templateId: '',
    category: '饮品券',
    price: '',
    oldPrice: '0',
    quantity: '100',
    perMember: '1',
    tierId: 'basic',
    opensAt: momentWords(now),
    closesAt: momentWords(now + 30 * DAY_MS),
    earlyTier: '',
    earlyHours: '24',
    places: '3',
    groupHours: '24',
    steps: '3',
  }
}

export function textsOf(content: OfferContent): OfferTexts {
  const { kind, templateId, category, tierId, early, group, helper } = content
  return {
    ...blankOffer(content.opensAt),
    kind,
    templateId,
    category,
    tierId,
    price: String(content.pricePoints),
    oldPrice: String(content.oldPricePoints),
    quantity: String(content.quantity),
    perMember: String(content.perMemberMax),
    opensAt: exactMomentWords(content.opensAt),
    closesAt: exactMomentWords(content.closesAt),
    ...(early && { earlyTier: early.tierId, earlyHours: String(early.hours) }),
    ...(group && { places: String(group.places), groupHours: String(group.hours) }),
    ...(helper && { steps: String(helper.steps) }),
  }
}

/** The offer that was typed, or what is still missing. */
export function offerOf(texts: OfferTexts): OfferContent | string {
  const { kind, templateId, tierId } = texts
  const category = texts.category.trim()
  if (templateId === '') return '请选一张券模板。'
  if (category === '' || category.length > 6) return '分类写 1 到 6 个字，如 饮品券。'
  const pricePoints = kind === 'helper' ? 0 : wholeIn(texts.price)
  const oldPricePoints = wholeIn(texts.oldPrice)
  if (pricePoints === null || oldPricePoints === null) return '积分要写成整数；免费领写 0。'
  const [quantity, perMemberMax] = [wholeIn(texts.quantity), wholeIn(texts.perMember)]
  if (!quantity) return '数量至少 1 份。'
  if (!perMemberMax || perMemberMax > 99) return '每人写 1 到 99 份。'
  if (kind === 'helper' && perMemberMax > 1) return '助力的礼每人一份，请把每人几份写成 1。'
  const [opensAt, closesAt] = [momentIn(texts.opensAt), momentIn(texts.closesAt)]
  if (opensAt === null || closesAt === null) return '选好开始和结束的日子和时间。'
  if (opensAt >= closesAt) return '结束要晚于开始。'
  const ways = waysOf(texts)
  if (typeof ways === 'string') return ways
  const what = { kind, category, templateId, pricePoints, oldPricePoints, quantity, perMemberMax }
  return { ...what, tierId, opensAt, closesAt, ...ways }
}

function waysOf(texts: OfferTexts): Pick<OfferContent, 'early' | 'group' | 'helper'> | string {
  const { kind, earlyTier } = texts
  const hours = wholeIn(texts.earlyHours)
  if (earlyTier !== '' && (!hours || hours > 72)) return '提前写 1 到 72 小时。'
  const [places, groupHours, steps] = [wholeIn(texts.places), wholeIn(texts.groupHours), wholeIn(texts.steps)]
  if (kind === 'group' && (!places || places < 2 || places > 20)) return '成团写 2 到 20 人。'
  if (kind === 'group' && (!groupHours || groupHours > 72)) return '成团的时间写 1 到 72 小时。'
  if (kind === 'helper' && (!steps || steps > 20)) return '助力写 1 到 20 位朋友。'
  return {
    early: earlyTier !== '' && hours ? { tierId: earlyTier, hours } : null,
    group: kind === 'group' && places && groupHours ? { places, hours: groupHours } : null,
    helper: kind === 'helper' && steps ? { steps } : null,
  }
}
