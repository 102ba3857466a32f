/**
 * An entry: one movement of one account, never changed once it is posted. It says what it moved, why, under which
 * rules, and what was answered, so that the same request can be answered again.
 */
import type { Day, Instant } from './calendar'
import type { CouponWhy, NamedCoupon } from './coupon'
import type { TierId } from './programme'

/** Points by when they end, keyed `m202711` (a month) or `m20271215` (a day). */
export type Lots = Record<string, number>

export type TierMove = 'upgraded' | 'renewed' | 'grace' | 'downgraded' | 'kept' | 'granted'

/** Why a tier was given by hand, and which operators did it, by their ids. */
export interface GrantWhy {
  reason: string
  by: string
  approvedBy: string | null
}

/** The coupon that came with a tier, and what it is called. */
export interface TierGift {
  label: string
  coupon: NamedCoupon
}

interface OfOrder {
  source: string
  orderId: string
}

interface OfRefund extends OfOrder {
  refundId: string
}

/** `repaid` and `owed` are parts of the points that met a debt, or made one. Ids are of operators. */
export interface AdjustWhy {
  of: 'adjust'
  points: number
  reason: string
  by: string
  approvedBy: string | null
  repaid: number
  owed: number
}

/** What moved from one account to another; `otherNo` is null for a customer of a till. */
export interface MergeWhy {
  of: 'merge-in' | 'merge-out'
  other: string
  otherNo: string | null
  /** The number of the entry before this one: a merge may leave out some. */
  seqBefore: number
  /** Active and pending points less debt, signed. */
  net: number
  /** The part of the points that met a debt of the other account. */
  repaid: number
  /** Pending points and growth, key by key, signed. */
  pendingBy: Record<string, number>
  growthBy: Record<string, number>
  /** The coupons that moved, by their ids; left out where there were none. */
  couponIds?: string[]
  reason: string
  /** The operator; or the member, who proved that the other account is theirs. */
  by: string
  /** The second operator, where one was needed. */
  approvedBy?: string
}

/** What the reason sentence is made of; names are kept as they were. */
export type Why =
  | {
      of: 'purchase'
      source: string
      orderId: string
      paidFen: number
      paidAt: Instant
      /** Points of a full yuan before the multiplier. */
      perYuan: number
      multiplier: Multiplier
      /** How many coupons it used: they have an entry of their own. Left out where there were none. */
      coupons?: number
    }
  | (OfOrder & { of: 'points-as-cash'; paidAt: Instant; points: number; worthFen: number; owed: number })
  | (OfRefund & { of: 'refund'; amountFen: number; paidAt: Instant; points: number; owed: number })
  | (OfRefund & { of: 'points-returned'; points: number; repaid: number; lots: Lots })
  | { of: 'check-in'; streakDays: number; bonusPoints: number }
  | { of: 'activate'; day: string; repaid: number }
  | { of: 'expire'; day: Day }
  | {
      of: 'tier'
      move: TierMove
      from: TierId
      to: TierId
      name: string
      growth: number
      until: Instant | null
      grant?: GrantWhy
      gift?: TierGift
    }
  /** Points for what an offer gives: a coupon at once, or a place in a group. */
  | { of: 'redeem'; label: string; offerId?: string; groupId?: string; coupon?: NamedCoupon }
  /** Of a group that was not filled. */
  | { of: 'group-returned'; groupId: string; label: string; points: number; repaid: number; lots: Lots }
  | CouponWhy
  | AdjustWhy
  | MergeWhy
  /** No word: it was a wrong one, and only that it was tried is kept. */
  | { of: 'word'; word: string | null; place: number }
  /** The inviter's side: counted with points, over the month's limit without, or void. */
  | { of: 'invite'; state: 'counted' | 'over' | 'void'; monthlyMax: number }
  /** The invitee's side, which only carries what the inviter is told. */
  | { of: 'invited' }
  | { of: 'contest-prize'; period: 'weekly' | 'monthly'; key: string; place: number; label: string }
  | { of: 'join' }
  /** Which fields were changed; what is in them is in the profile alone, which can be erased. */
  | { of: 'profile'; changed: string[] }
  | { of: 'leave'; dueAt: Instant }
  | { of: 'stay' }
  /** Everything that was left when the member was erased, of pending points and growth key by key. */
  | {
      of: 'forfeit'
      points: number
      pendingBy: Record<string, number>
      growthBy: Record<string, number>
      couponIds?: string[]
    }
  | { of: 'void' }

export type EntryKind = Why['of']

/** A factor in hundredths: 150 is ×1.5. One that comes from a campaign names it by its id. */
export interface Factor {
  name: string
  percent: number
  campaign?: string
}

/** What weighed an order, kept with it: what remains of it after a refund is weighed alike. */
export interface Multiplier {
  /** All extras together, for the whole order. */
  percent: number
  extras: Factor[]
  /** Campaigns for products. `lines` has a 1 for each line of the order that it weighs; zeros at its end are left out. */
  parts?: (Factor & { lines: string; fen: number })[]
  /** Points beside the multiplied ones. */
  bonuses?: { name: string; points: number; campaign: string }[]
}

/** Which tab of the statement shows the entry; hidden ones only complete the ledger. */
export type EntryRow = 'earned' | 'spent' | 'note' | 'hidden'

/** What follows a posting outside the account. Done again it changes nothing. */
export type Effect =
  | { do: 'insert'; collection: string; document: { _id: string } & Record<string, unknown> }
  /** `isNew` where nothing should stand there yet: it is written as new first, which saves a call. */
  | { do: 'replace'; collection: string; id: string; state: Record<string, unknown>; isNew?: boolean }
  | { do: 'tell'; memberId: string; opId: string; time: Instant; message: Record<string, unknown> }

/** The unit of an allotment that the operation took. */
export interface ClaimRef {
  allotmentId: string
  shard: number
}

export interface Entry {
  opId: string
  seq: number
  /** The operation's own time, from what its id is made of: compared with `floor` and used for nothing else. */
  time: Instant
  /** When it was posted, or fell due. */
  at: Instant
  kind: EntryKind
  row: EntryRow
  /** Changes of the account, signed: active points (the sum of `lots`), pending points, debt, growth. */
  points: number
  pending: number
  debt: number
  growth: number
  lots: Lots
  /** The pending bucket that a purchase went into or a refund took from, when it becomes active, and which lot of it. */
  bucket: { key: string; activatesAt: Instant; lot: string } | null
  why: Why
  /** The version of the settings it was made under. */
  rules: number
  /** The hash of the input: the same operation with another input is refused. */
  input: string
  answer: unknown
  claim: ClaimRef | null
  /** What is still to be done; a finished entry has none. */
  effects: Effect[]
}

/** True when nothing is left to be done for it. */
export function isFinished(entry: Entry): boolean {
  return entry.effects.length === 0
}

/** True when it waits for a command on another account, which only the sweeper gives. */
export function awaitsTell(entry: Entry): boolean {
  return entry.effects.some((effect) => effect.do === 'tell')
}
