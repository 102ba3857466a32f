/**
 * The account: everything that must change together for one member, in one document. Lots are keyed by when they end
 * (lot.ts), growth by month (`g202611`), pending points by the Beijing day they become active (`d20261128`). What
 * becomes of each field when two accounts are merged stands in merge.ts.
 */
import { dayOf, type Day, digitsOf, type Instant, monthAfter, monthOf, type Month, NEVER } from './calendar'
import type { Contests } from './contest-period'
import type { Coupons } from './coupon'
import type { Entry, Lots } from './entry'
import type { TierId } from './programme'
import type { Settings } from './settings'

export interface Profile {
  memberNo: string
  nickname: string | null
  /** The id of a file in the cloud's storage. */
  avatarUrl: string | null
  joinedAt: Instant
  birthday?: Birthday | null
  phone?: Phone | null
}

/** A number that WeChat vouched for, without its country code. */
export interface Phone {
  number: string
  country: string
  at: Instant
  hold?: Hold
}

/** Numbers change hands: the id of one, and which of its epochs is the member's. */
export interface Hold {
  phoneId: string
  epoch: number
}

/** The month and day of birth; a change counts from a month on, and until then the month before it counts. */
export interface Birthday {
  month: number
  day: number
  changedOn: Day
  countsFrom: Month
  before: number | null
}

/** Points of purchases whose refund window ends on one day; all become active at its latest end. */
export interface PendingBucket {
  activatesAt: Instant
  /** The first entry that is in it: an earlier one of the same day has become active already. */
  fromSeq: number
  lots: Lots
}

export interface TierState {
  id: TierId
  since: Instant
  /** When the tier is weighed again; null for the lowest. */
  validUntil: Instant | null
  /** Set when the review found too little growth: the tier drops at this moment. */
  graceUntil: Instant | null
}

/** Who brought this member: decided when they first join, and never again. */
export type Invite =
  | { state: 'none' | 'void'; by: null; at: Instant }
  | { state: 'waiting' | 'counted'; by: string; at: Instant }
  | { state: 'due'; by: string; at: Instant; dueAt: Instant }

/** Until `dueAt` who wants out may change their mind; who has left comes back by joining. A tier is given up after the rest. */
export type Leave =
  { state: 'asked'; at: Instant; dueAt: Instant } | { state: 'left'; at: Instant; hasTier: boolean }

export interface Account {
  memberId: string
  /** 0 until it is stored; every write counts it up, and only where it is the one read. */
  version: number
  /** The number of the newest entry. */
  seq: number
  /** At least the time of every operation that was moved out of the journal. */
  floor: Instant
  settledAt: Instant
  /** When settling would change something next. */
  dueAt: Instant
  /** Since when an entry has effects to be done. */
  unfinishedSince: Instant
  /** The account that took this one over; nothing is posted here any more. */
  mergedInto: string | null
  /** The accounts that were merged into this one, and into those: their ids still lead here. */
  aliases: string[]
  profile: Profile | null
  lots: Lots
  pending: Record<string, PendingBucket>
  debt: number
  growth: Record<string, number>
  /** What was earned in one month, for the statement. */
  earned: { month: Month; points: number } | null
  tier: TierState
  checkIn: { day: Day; streakDays: number } | null
  invite: Invite | null
  leave: Leave | null
  /** Tiers whose gift was given: each once, for ever. */
  welcomed: TierId[]
  /** The birthday month whose factor or gift was given last: one a year. */
  birthdayUsed: { year: number; month: Month } | null
  /** What was earned in the contests that run, and in those before them. */
  contests: Contests
  /** Every coupon that is not final, by its id. */
  coupons: Coupons
  /** Uses of limits by day, `d20261121_word`: dropped when the day is over. */
  counters: Record<string, number>
  journal: Record<string, Entry>
}

/** The account of a customer nobody has written about yet. */
export function blankAccount(memberId: string): Account {
  return {
    memberId,
    version: 0,
    seq: 0,
    floor: 0,
    settledAt: 0,
    dueAt: NEVER,
    unfinishedSince: NEVER,
    mergedInto: null,
    aliases: [],
    profile: null,
    lots: {},
    pending: {},
    debt: 0,
    growth: {},
    earned: null,
    tier: { id: 'basic', since: 0, validUntil: null, graceUntil: null },
    checkIn: null,
    invite: null,
    leave: null,
    welcomed: [],
    birthdayUsed: null,
    contests: { weekly: null, monthly: null },
    coupons: {},
    counters: {},
    journal: {},
  }
}

/** Every id that leads to an account: its own, and those of the accounts that were merged into it. */
export function idsOf({ memberId, aliases }: Account): string[] {
  return [memberId, ...aliases]
}

/** Active points: what the member may spend, as of the last settling. */
export function balanceOf(account: Account): number {
  return sumOf(account.lots)
}

/** Points that are not active yet, because their orders can still be refunded. */
export function pendingOf(account: Account): number {
  return Object.values(account.pending).reduce((sum, bucket) => sum + sumOf(bucket.lots), 0)
}

/** Points of all lots together. */
export function sumOf(lots: Lots): number {
  return Object.values(lots).reduce((sum, points) => sum + points, 0)
}

/** Growth of the current Beijing month and the eleven before it (or as many as the settings say). */
export function growthOf(account: Account, now: Instant, settings: Settings): number {
  const first = firstGrowthKey(now, settings)
  return Object.entries(account.growth).reduce((sum, [key, points]) => (key < first ? sum : sum + points), 0)
}

/** The key under which the growth of a Beijing month is kept: `g202611`. */
export function growthKey(month: Month): string {
  return `g${digitsOf(month)}`
}

/** The Beijing month of such a key. */
export function monthOfGrowth(key: string): Month {
  return `${key.slice(1, 5)}-${key.slice(5)}`
}

/** The key of the first month whose growth counts at a moment. */
export function firstGrowthKey(now: Instant, settings: Settings): string {
  return growthKey(monthAfter(monthOf(now), 1 - settings.tier.growthMonths))
}

/** The key of a Beijing day, of what becomes active on it or lasts to its end: `d20261128`. */
export function dayKey(day: Day): string {
  return `d${digitsOf(day)}`
}

/** The pending points of the Beijing day on which they become active. */
export function bucketKey(activatesAt: Instant): string {
  return dayKey(dayOf(activatesAt))
}

/** The keys of pending points in the order in which they become active; lots have an order of their own. */
export function earliestFirst(map: Record<string, unknown>): string[] {
  return Object.keys(map).sort()
}

/** Adds to one key of a map of numbers; a key that comes to 0 is left out. */
export function added(map: Record<string, number>, key: string, count: number): Record<string, number> {
  const { [key]: before = 0, ...others } = map
  return before + count === 0 ? others : { ...others, [key]: before + count }
}
