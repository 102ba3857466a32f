/**
 * Redeeming: a member takes a coupon from an offer, for points or for nothing. The points go, the coupon comes and the
 * unit of the offer is named in one entry, so that none of the three happens without the others.
 */
import * as v from 'valibot'
import { type Account, balanceOf } from './account'
import type { Instant } from './calendar'
import { type Coupon, couponIdFrom } from './coupon'
import { couponNote, named } from './coupon-move'
import { refuseFull } from './coupon-room'
import { countedOnAnyDay } from './counter'
import { counterLastDay, type Offer, type Offered, OfferId, offerCounter, PRICE_MAX } from './offer'
import { refuseOffer } from './offer-refusals'
import { type DecisionFor, plan } from './plan'
import { type Movement, spend } from './points'
import { refusals } from './refusals'
import { commandKeys } from './request'
import { refuse } from './result'
import type { Settings } from './settings'
import { count } from './shapes'
import { issuedCoupon, type Picture } from './template'

export const Redeem = v.strictObject({
  ...commandKeys,
  offerId: OfferId,
  /** As it was read: nobody pays a price that they have not seen. */
  pricePoints: count(PRICE_MAX),
})

export interface Redeemed {
  couponId: string
  name: string
  picture: Picture
  from: Instant
  until: Instant
  pointsBefore: number
  pointsAfter: number
}

interface Terms {
  now: Instant
  settings: Settings
  /** Null where there is no such offer. */
  offered: Offered | null
}

/** Takes one of an offer. Refuses whatever the offer does not allow this member at this moment, and who has too few points. */
export function redeem(
  account: Account,
  { requestId, pricePoints }: v.InferOutput<typeof Redeem>,
  terms: Terms,
): DecisionFor<Redeemed> {
  const { now, settings, offered } = terms
  if (!account.profile) return refusals.notJoined
  if (!offered || offered.template.isRevoked) return unknown
  const { offer, template } = offered
  if (offer.kind === 'group') return byGroup
  const refusal = refuseOffer(account, { offered, pricePoints }, { now, settings }) ?? refuseFull(account)
  if (refusal) return refusal
  const couponId = couponIdFrom(account.memberId, requestId)
  const coupon = issuedCoupon(template, { origin: offer._id, ...wayOf(offer) }, now)
  const before = balanceOf(account)
  return plan({
    post: [taken({ couponId, coupon }, offered)],
    set: {
      coupons: { ...account.coupons, [couponId]: coupon },
      counters: countedOnAnyDay(account.counters, counterLastDay(offer), offerCounter(offer._id)),
    },
    reserve: { allotmentId: offer._id, shards: offer.shards, soldOut: gone },
    answer: (after): Redeemed => ({
      couponId,
      name: template.name,
      picture: template.picture,
      from: coupon.from,
      until: coupon.until,
      pointsBefore: before,
      pointsAfter: balanceOf(after),
    }),
  })
}

function wayOf({ kind, pricePoints }: Offer): Pick<Coupon, 'way'> {
  if (kind === 'helper') return { way: 'helper' }
  return pricePoints === 0 ? { way: 'claim' } : {}
}

function taken(given: { couponId: string; coupon: Coupon }, { offer, template }: Offered): Movement {
  const coupon = named(given.couponId, given.coupon)
  const label = template.name
  return offer.pricePoints > 0
    ? spend(offer.pricePoints, { of: 'redeem', label, offerId: offer._id, coupon })
    : couponNote({ move: 'issued', coupons: [coupon], label })
}

const unknown = refuse('OFFER_UNKNOWN', '没有找到这份好礼，没有扣积分。请回到好礼页刷新后再看。')
const gone = refuse('OFFER_GONE', '刚刚兑完了，没有扣积分。可以看看别的好礼，补货后这里会重新开放。')
const byGroup = refuse('OFFER_GROUP', '这份好礼要拼团兑，没有扣积分。请从拼团里开团或参团。')
