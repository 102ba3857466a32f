/** The wallet: the coupons that can be used, the nearest end first; and what became of the others, newest first. */
import * as v from 'valibot'
import type { Account } from './account'
import type { Instant } from './calendar'
import {
  type Coupon,
  type CouponMove,
  couponState,
  type CouponState,
  type CouponWhy,
  type NamedCoupon,
} from './coupon'
import { named } from './coupon-move'
import { sourceOf } from './coupon-move-words'
import { type CouponFace, faceOf, ticketLine } from './coupon-words'
import type { Entry } from './entry'
import type { ShopView } from './shop-view'
import type { CouponKind, Picture, TemplateVersion } from './template'

export const walletTabs = ['usable', 'used', 'over'] as const
export type WalletTab = (typeof walletTabs)[number]

/** The cursor is the number of the last row's entry. */
export const GetWallet = v.strictObject({
  tab: v.picklist(walletTabs),
  before: v.optional(v.pipe(v.string(), v.regex(/^[1-9]\d{0,14}$/, 'a cursor'))),
})

/** What a coupon is, wherever it is shown. */
export interface CouponLook {
  couponId: string
  name: string
  picture: Picture
  kind: CouponKind
  face: CouponFace
  /** 满 49 减 15 · 门店与商城 */
  line: string
  /** What gave it: 升级礼, 拼团. */
  source: string
}

export interface UsableCoupon extends CouponLook {
  state: Exclude<CouponState, 'over'>
  from: Instant
  until: Instant
  /** Until when an order that is not paid holds it. */
  lockedUntil: Instant | null
}

/** What became of a coupon. */
export interface PastCoupon extends CouponLook {
  move: 'used' | 'expired' | 'revoked'
  at: Instant
  /** Where it was used; null for a mall, or where it was not used. */
  storeName: string | null
  /** It came back since: a clerk undid it, or its order was given back. */
  isBack: boolean
  reason: string | null
}

export interface WalletView {
  now: Instant
  /** How many can be used now or later. */
  usableCount: number
  usable: UsableCoupon[]
  /** What could be had first, where there is nothing to use. */
  wish: { name: string; pricePoints: number } | null
  /** Of the tab that was asked for. */
  past: PastCoupon[]
  next: string | null
}

/** What names are looked up in. */
export interface WalletBook {
  versions: Map<string, TemplateVersion>
  storeNames: Map<string, string>
}

/** What a coupon of a version looks like. */
export function lookOf(
  coupon: Pick<NamedCoupon, 'couponId' | 'origin' | 'way'>,
  version: TemplateVersion,
  storeNames: Map<string, string>,
): CouponLook {
  const names = version.storeIds.map((storeId) => storeNames.get(storeId) ?? storeId)
  return {
    couponId: coupon.couponId,
    name: version.name,
    picture: version.picture,
    kind: version.rule.kind,
    face: faceOf(version.rule),
    line: ticketLine(version, names),
    source: sourceOf(coupon),
  }
}

/** The coupons of a settled account that can be used now or later, the nearest end first. */
export function usableCoupons(
  account: Account,
  now: Instant,
  { versions, storeNames }: WalletBook,
): UsableCoupon[] {
  return Object.entries(account.coupons)
    .flatMap(([couponId, coupon]) => {
      const version = versions.get(coupon.version)
      const state = couponState(coupon, now)
      if (!version || version.isRevoked === true || state === 'over') return []
      const look = lookOf(named(couponId, coupon), version, storeNames)
      return [{ ...look, ...timesOf(coupon, now), state }]
    })
    .sort((a, b) => endOf(a) - endOf(b) || (a.couponId < b.couponId ? -1 : 1))
}

function timesOf(coupon: Coupon, now: Instant) {
  const { from, until, lock } = coupon
  return { from, until, lockedUntil: lock && lock.until > now ? lock.until : null }
}

const endOf = ({ until, lockedUntil }: UsableCoupon) => Math.max(until, lockedUntil ?? 0)

/** The tabs of what is no longer there to be used. */
export type PastTab = Exclude<WalletTab, 'usable'>

export const movesOf: Record<PastTab, CouponMove[]> = {
  used: ['used'],
  over: ['expired', 'revoked'],
}

/** Why an entry belongs into a tab; null where it does not. */
export function pastWhy({ why }: Entry, tab: PastTab): CouponWhy | null {
  return why.of === 'coupon' && movesOf[tab].includes(why.move) ? why : null
}

/** One row a coupon of an entry. `isBack` says of a coupon and its serial whether it came back. */
export function pastCoupons(
  entry: Entry,
  tab: PastTab,
  { versions, storeNames, isBack }: WalletBook & { isBack: (coupon: NamedCoupon) => boolean },
): PastCoupon[] {
  const why = pastWhy(entry, tab)
  if (!why) return []
  return why.coupons.flatMap((coupon) => {
    const version = versions.get(coupon.version)
    if (!version) return []
    return [
      {
        ...lookOf(coupon, version, storeNames),
        // Only these moves are in the tabs.
        move: why.move as PastCoupon['move'],
        at: entry.at,
        storeName: why.storeId ? (storeNames.get(why.storeId) ?? null) : null,
        isBack: isBack(coupon),
        reason: why.move === 'revoked' ? (why.reason ?? null) : null,
      },
    ]
  })
}

/** Coupons of a settled account whose version was taken back: they lie in it until their end, and are over already. */
export function revokedCoupons(
  account: Account,
  now: Instant,
  { versions, storeNames }: WalletBook,
): PastCoupon[] {
  return Object.entries(account.coupons)
    .flatMap(([couponId, coupon]) => {
      const version = versions.get(coupon.version)
      if (version?.isRevoked !== true || couponState(coupon, now) === 'over') return []
      const ends = { move: 'revoked', at: version.revoked?.at ?? coupon.from, storeName: null } as const
      return [
        { ...lookOf(named(couponId, coupon), version, storeNames), ...ends, isBack: false, reason: null },
      ]
    })
    .sort((a, b) => b.at - a.at || (a.couponId < b.couponId ? -1 : 1))
}

/** What is told to who has no coupon: the first thing that they can have, or else the cheapest there is. */
export function wishOf({ offers }: Pick<ShopView, 'offers'>): WalletView['wish'] {
  const forPoints = offers.filter(({ kind }) => kind === 'shop')
  const open = forPoints.filter(({ stand }) => stand.state === 'open')
  const [first] = (open.length > 0 ? open : forPoints).sort((a, b) => a.pricePoints - b.pricePoints)
  return first ? { name: first.name, pricePoints: first.pricePoints } : null
}
