/**
 * A gift: the coupon that comes by itself, once with a tier and once a year with the birthday. The rules name one version
 * of a template and all that is needed to give it, so that it comes in the same update as what it is given for.
 */
import * as v from 'valibot'
import { count, text } from './shapes'
import type { TemplateVersion } from './template'

/** A version of a template, what it is called, and for how many days a coupon of it is good, that of giving included. */
export const Gift = v.strictObject({
  version: v.pipe(v.string(), v.regex(/^[a-z0-9]{1,12}_[1-9]\d{0,5}$/, '不是一版券模板')),
  name: text(20),
  days: v.pipe(count(366), v.minValue(1)),
})
export type Gift = v.InferOutput<typeof Gift>

/** Why a version cannot be a gift, in words that follow 这张券; null where it can. */
export function giftFault(version: TemplateVersion | null): string | null {
  if (!version) return '没有这一版，请刷新后再选'
  if (version.isRevoked) return '这一版已经作废，请换一张'
  if (version.validity.kind !== 'days') return '有固定的到期日，过了就送不出，请换一张领到起算有效期的'
  // Nobody knows how many reach a tier, so that no budget could be kept.
  if (version.budgetFen !== null) return '有预算上限，而升级和生日送多少张没有定数，请换一张预算不限的'
  return null
}

/** A version as a gift; null where it cannot be one. */
export function giftOf(version: TemplateVersion): Gift | null {
  const { _id, name, validity } = version
  return validity.kind === 'days' && giftFault(version) === null
    ? { version: _id, name, days: validity.days }
    : null
}
