/** One offer in full, as it stands beside the button that spends points. */
import * as v from 'valibot'
import { type Account, balanceOf } from './account'
import type { Instant } from './calendar'
import { ruleLine, ruleSentences, storesText, validityText } from './coupon-words'
import { OfferId } from './offer'
import { type OfferCard, offerCard, type ShopTerms, type ShownOffer } from './shop-view'
import { validityOf } from './template'

export const GetOffer = v.strictObject({ offerId: OfferId })

export interface OfferView extends OfferCard {
  now: Instant
  /** What the member has now; null for who has not joined. */
  points: number | null
  /** Named by the card that a member sends to friends; null for who has not joined. */
  memberNo: string | null
  /** How many friends joined by that card since it opened; null where it does not ask for them. */
  joinedFriends: number | null
  /** 满 49 减 15 */
  ruleLine: string
  /** A sentence each. */
  sentences: string[]
  /** How it is used, in the brand's words. */
  words: string
  storesText: string
  storeNames: string[]
  validityText: string
  /** Until when (excluded) a coupon would be good that is had now. */
  until: Instant
}

/** The offer as a member sees it who may take it; `storeNames` are of its template's stores, in their order. */
export function offerViewOf(
  account: Account,
  shown: ShownOffer,
  { storeNames, ...terms }: ShopTerms & { storeNames: string[]; joined?: number },
): OfferView {
  const { rule, words, validity } = shown.template
  return {
    ...offerCard(account, shown, terms),
    now: terms.now,
    points: account.profile ? balanceOf(account) : null,
    memberNo: account.profile?.memberNo ?? null,
    joinedFriends: terms.joined ?? null,
    ruleLine: ruleLine(rule),
    sentences: ruleSentences(rule),
    words,
    storesText: storesText(rule, storeNames),
    storeNames,
    validityText: validityText(validity),
    until: validityOf(shown.template, terms.now).until,
  }
}
