/**
 * An offer: coupons of one template that members can have, for points or for nothing, so many of them and so many each,
 * for a time. Its units lie in an allotment of the offer's id.
 */
import * as v from 'valibot'
import { DAY_MS, dayOf, HOUR_MS, type Instant } from './calendar'
import { counterName } from './counter'
import { count, text, tierIds } from './shapes'
import { TemplateId, type TemplateVersion } from './template'

/** So many offers are shown at once: everybody who opens the shop reads all of them. */
export const OFFERS_MAX = 100
/** Of so many a member may have had something at once, those that have just ended among them: each is counted in the account. */
export const OFFERS_TAKEN_MAX = 40
export const QUANTITY_MAX = 20_000
export const PRICE_MAX = 1_000_000
const HOUR_MAX = 72
/** By so many days in all an offer may be prolonged: what each member had of it stays in their account for as long. */
export const EXTENDED_DAYS_MAX = 14

export const offerKinds = ['shop', 'flash', 'group', 'helper'] as const
export type OfferKind = (typeof offerKinds)[number]

/** Short, because counters and coupons of accounts name it. */
export const OfferId = TemplateId

const When = v.pipe(v.number(), v.safeInteger(), v.minValue(0), v.maxValue(9_999_999_999_998))

export const OfferContent = v.pipe(
  v.strictObject({
    kind: v.picklist(offerKinds),
    /** What the chip above the list says: 饮品. */
    category: text(6),
    templateId: TemplateId,
    /** 0 is for nothing. */
    pricePoints: count(PRICE_MAX),
    /** What it cost before, struck through; 0 shows nothing. */
    oldPricePoints: count(PRICE_MAX),
    /** Units; of a group offer, groups. */
    quantity: v.pipe(count(QUANTITY_MAX), v.minValue(1)),
    perMemberMax: v.pipe(count(99), v.minValue(1)),
    /** The lowest tier that may have it. */
    tierId: v.picklist(tierIds),
    opensAt: When,
    closesAt: When,
    /** So many hours before it opens, this tier and those above it may have it already; 0 is nobody. */
    early: v.nullable(
      v.strictObject({ tierId: v.picklist(tierIds), hours: v.pipe(count(HOUR_MAX), v.minValue(1)) }),
    ),
    /** A group of so many, complete within so many hours. */
    group: v.nullable(
      v.strictObject({
        places: v.pipe(count(20), v.minValue(2)),
        hours: v.pipe(count(HOUR_MAX), v.minValue(1)),
      }),
    ),
    /** So many friends have to join by the member's card while the offer is open. */
    helper: v.nullable(v.strictObject({ steps: v.pipe(count(20), v.minValue(1)) })),
  }),
  v.check(({ opensAt, closesAt }) => opensAt < closesAt, '结束要晚于开始'),
  v.check(({ opensAt, closesAt }) => closesAt - opensAt <= 366 * DAY_MS, '最长 366 天'),
  v.check(({ kind, group }) => (kind === 'group') === (group !== null), '拼团兑要写人数和小时'),
  v.check(({ kind, helper }) => (kind === 'helper') === (helper !== null), '助力要写人数'),
  v.check(({ kind, pricePoints }) => kind !== 'helper' || pricePoints === 0, '助力的礼不收积分'),
  // The same friends would open one after another.
  v.check(({ kind, perMemberMax }) => kind !== 'helper' || perMemberMax === 1, '助力的礼每人一份'),
)
export type OfferContent = v.InferOutput<typeof OfferContent>

/** An offer as it lies in `offers`. */
export interface Offer extends OfferContent {
  _id: string
  /** Counted up with every change. */
  version: number
  state: 'open' | 'closed'
  /** How many shards its allotment was made with; more units come in shards of their own. */
  shards: number
  /** The version of its template that is given out now. */
  templateVersion: string
  /** No change makes it last longer: what members had of it is counted until the day after. */
  latestEnd: Instant
}

/** An offer among the others. */
export interface Shelved {
  offer: Offer
  template: TemplateVersion
  /** Units that nobody has claimed, as they were some seconds ago. */
  left: number
}

/** What an offer gives, as it stands. */
export interface Offered {
  offer: Offer
  template: TemplateVersion
  /** Friends who joined by the member's card while the offer was open; null where it does not ask for them. */
  joinedFriends: number | null
}

/** From when a member of a tier may have it. */
export function opensFor(
  { opensAt, early }: Offer,
  rank: (tierId: (typeof tierIds)[number]) => number,
  tierId: (typeof tierIds)[number],
): Instant {
  return early && rank(tierId) >= rank(early.tierId) ? opensAt - early.hours * HOUR_MS : opensAt
}

/** The name of the counter of what one member had of an offer, in the account. */
export function offerCounter(offerId: string): string {
  return `o_${offerId}`
}

/** Of how many offers the account remembers that its member had something. */
export function offersTaken(counters: Record<string, number>): number {
  return Object.keys(counters).filter((key) => counterName(key).startsWith(offerCounter(''))).length
}

/** The Beijing day to whose end that counter lasts: a day longer than the offer ever may, for clocks that differ. */
export function counterLastDay({ latestEnd }: Pick<Offer, 'latestEnd'>): string {
  return dayOf(latestEnd + DAY_MS)
}

/** Until when (ms) an offer may be made to last that is opened with this end. */
export function latestEndOf({ closesAt }: Pick<OfferContent, 'closesAt'>): Instant {
  return closesAt + EXTENDED_DAYS_MAX * DAY_MS
}
