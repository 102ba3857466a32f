/**
 * The shop as one member sees it: flash offers first, then what I can afford, the dearest first, what I can nearly
 * afford, what comes later, and what another tier opens.
 */
import { type Account, balanceOf, pendingOf } from './account'
import type { Instant } from './calendar'
import { countOnAnyDay } from './counter'
import { COUPONS_MAX } from './coupon'
import { type CouponFace, faceOf } from './coupon-words'
import { type Offer, offerCounter, type OfferKind } from './offer'
import { groupIdsOf, hasCouponRoom } from './coupon-room'
import { enoughAt, opensForMember } from './offer-refusals'
import { type Settings, tierRule } from './settings'
import type { CouponKind, Picture, TemplateVersion } from './template'
import { rankOf } from './tier'

/** What stands between a member and an offer; that it is not open yet is told by its times. */
export type OfferStand =
  | { state: 'open' }
  | { state: 'join' }
  | { state: 'tier'; tierName: string }
  /** As many as one member may have. */
  | { state: 'taken' }
  | { state: 'gone' }
  | { state: 'full'; couponsMax: number }
  | { state: 'short'; missing: number; enough: { at: Instant; points: number } | null }
  | { state: 'helper'; joined: number; steps: number }

/** One offer of the shop. */
export interface OfferCard {
  offerId: string
  kind: OfferKind
  category: string
  name: string
  picture: Picture
  couponKind: CouponKind
  face: CouponFace
  pricePoints: number
  /** What it cost before; 0 where that is not told. */
  oldPricePoints: number
  quantity: number
  left: number
  isNearlyGone: boolean
  perMemberMax: number
  /** How many the member had already. */
  taken: number
  /** From when this member may have it, and until when (excluded). */
  opensAt: Instant
  closesAt: Instant
  /** Until its opening for all, this tier has it before the others. */
  early: { tierName: string; until: Instant } | null
  group: Offer['group']
  helper: Offer['helper']
  stand: OfferStand
}

export interface ShopView {
  now: Instant
  /** Null for who has not joined. */
  member: { points: number; pendingPoints: number; tierName: string } | null
  /** The groups that the member has a place in, those that ended yesterday too. */
  groupIds: string[]
  /** In the order in which they are shown. */
  offers: OfferCard[]
}

/** An offer with what is needed to show it. */
export interface ShownOffer {
  offer: Offer
  template: TemplateVersion
  left: number
}

export interface ShopTerms {
  now: Instant
  settings: Settings
}

const NEARLY_GONE_UNITS = 20

/** True where a tenth or less is left, or twenty units. */
export function isNearlyGone(left: number, quantity: number): boolean {
  return left > 0 && (left <= NEARLY_GONE_UNITS || left * 10 <= quantity)
}

/** The shop of an account, already settled. What is closed, over or taken back is left out. */
export function shopOf(account: Account, shown: ShownOffer[], terms: ShopTerms): ShopView {
  const { now, settings } = terms
  const isShown = ({ offer, template }: ShownOffer) =>
    offer.state === 'open' && offer.closesAt > now && template.isRevoked !== true
  const cards = shown.filter(isShown).map((one) => offerCard(account, one, terms))
  const offers = cards.sort((a, b) => before(a, b, terms))
  if (!account.profile) return { now, member: null, groupIds: [], offers }
  const pendingPoints = pendingOf(account)
  const tierName = tierRule(settings, account.tier.id).name
  const member = { points: balanceOf(account), pendingPoints, tierName }
  return { now, member, groupIds: groupIdsOf(account), offers }
}

/** One offer as a member sees it; `joined` friends only where it is for a helper and they were counted. */
export function offerCard(
  account: Account,
  { offer, template, left }: ShownOffer,
  terms: ShopTerms & { joined?: number },
): OfferCard {
  const { now, settings } = terms
  const { kind, category, pricePoints, oldPricePoints, quantity, perMemberMax, closesAt, early } = offer
  const isEarly = early !== null && now < offer.opensAt
  return {
    offerId: offer._id,
    kind,
    category,
    name: template.name,
    picture: template.picture,
    couponKind: template.rule.kind,
    face: faceOf(template.rule),
    pricePoints,
    oldPricePoints,
    quantity,
    left,
    isNearlyGone: isNearlyGone(left, quantity),
    perMemberMax,
    taken: takenOf(account, offer),
    opensAt: account.profile ? opensForMember(account, offer, settings) : offer.opensAt,
    closesAt,
    early: isEarly ? { tierName: tierRule(settings, early.tierId).name, until: offer.opensAt } : null,
    group: offer.group,
    helper: offer.helper,
    stand: standOf(account, { offer, left }, terms),
  }
}

function takenOf(account: Account, offer: Offer): number {
  return countOnAnyDay(account.counters, offerCounter(offer._id))
}

/** What stands between, the hardest first: what a member cannot change comes before what only takes a while. */
function standOf(
  account: Account,
  { offer, left }: Pick<ShownOffer, 'offer' | 'left'>,
  { settings, joined }: ShopTerms & { joined?: number },
): OfferStand {
  if (!account.profile) return { state: 'join' }
  if (rankOf(account.tier.id, settings) < rankOf(offer.tierId, settings))
    return { state: 'tier', tierName: tierRule(settings, offer.tierId).name }
  if (takenOf(account, offer) >= offer.perMemberMax) return { state: 'taken' }
  if (left === 0) return { state: 'gone' }
  if (!hasCouponRoom(account)) return { state: 'full', couponsMax: COUPONS_MAX }
  const missing = offer.pricePoints - balanceOf(account)
  if (missing > 0) return { state: 'short', missing, enough: enoughAt(account, missing) }
  if (offer.helper && joined !== undefined && joined < offer.helper.steps)
    return { state: 'helper', joined, steps: offer.helper.steps }
  return { state: 'open' }
}

const kindPlace: Record<OfferKind, number> = { flash: 0, group: 1, helper: 2, shop: 3 }

function before(a: OfferCard, b: OfferCard, { now }: ShopTerms): number {
  const byKind = kindPlace[a.kind] - kindPlace[b.kind]
  if (byKind !== 0) return byKind
  const flash = a.kind === 'flash' ? a.opensAt - b.opensAt : 0
  const place = placeOf(a, now) - placeOf(b, now) || weightIn(a, now) - weightIn(b, now)
  return flash || place || (a.offerId < b.offerId ? -1 : 1)
}

const LATER = 2

/** What I can have, what I nearly can, what is not open, what another tier has, what I had, what is gone. */
function placeOf({ stand, opensAt }: OfferCard, now: Instant): number {
  const places: Partial<Record<OfferStand['state'], number>> = { tier: 3, taken: 4, gone: 5 }
  return places[stand.state] ?? (opensAt > now ? LATER : stand.state === 'short' ? 1 : 0)
}

/** Within a place: the dearest that I can have first, what opens next first, and the cheapest of everything else. */
function weightIn(card: OfferCard, now: Instant): number {
  if (placeOf(card, now) === LATER) return card.opensAt
  return card.stand.state === 'open' ? -card.pricePoints : card.pricePoints
}
