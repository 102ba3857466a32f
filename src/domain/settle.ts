/**
 * Settling brings an account up to now by taking what fell due in the order of time (at the same moment: activate,
 * tier, expire, tier, an invitation that counts, the end of a coupon, the end of a membership, the gift of a birthday), each
 * step an entry of its own. Settling every night and settling once after three years give the same entries.
 */
import { type Account, dayKey, earliestFirst, firstGrowthKey, sumOf } from './account'
import { nextBirthdayAt } from './birthday'
import { dayOf, type Instant, NEVER } from './calendar'
import { couponEndsAt, firstOver, nextOverAt, withoutCoupons } from './coupon'
import { couponNote, expiryReceipt, named, writeReceipt } from './coupon-move'
import type { Effect } from './entry'
import { birthdayStep } from './giving'
import { inviteStep, passedWindow } from './invite'
import { leaveDueAt, leaveStep } from './leave-step'
import { earliestLots, lotEndsAt } from './lot'
import { type Movement, note, whyExpired } from './points'
import { post } from './post'
import { settleOpId } from './request'
import type { Settings } from './settings'
import { reviewAt, tierStep } from './tier'

type SetByStep =
  | 'tier'
  | 'welcomed'
  | 'birthdayUsed'
  | 'counters'
  | 'invite'
  | 'profile'
  | 'leave'
  | 'earned'
  | 'contests'
  | 'coupons'

/** One step that is due: what it moves, and what else of the account it sets. */
interface DueStep {
  dueAt: Instant
  movement: Movement
  set?: Partial<Pick<Account, SetByStep>>
  effects?: Effect[]
}

/** The account as it is at a moment: everything that fell due by then is done. */
export function settle(account: Account, now: Instant, settings: Settings): Account {
  return settleSteps(account, { now, settings, stepsMax: Infinity })
}

/**
 * Settles by at most so many steps, as many as one update may post. An account that has more due keeps a `dueAt`
 * in the past and is settled again.
 */
export function settleSteps(
  account: Account,
  { now, settings, stepsMax }: { now: Instant; settings: Settings; stepsMax: number },
): Account {
  let settled = account
  for (let steps = 0; steps < stepsMax; steps += 1) {
    const due = nextStep(settled, now, settings)
    if (!due) return rested(settled, now, settings)
    settled = taken(settled, due, settings)
  }
  const isDone = nextStep(settled, now, settings) === null
  return isDone ? rested(settled, now, settings) : { ...settled, dueAt: Math.min(now, dueAtOf(settled)) }
}

/** True when nothing is due any more by `now`. */
export function isSettled(account: Account, now: Instant, settings: Settings): boolean {
  return nextStep(account, now, settings) === null
}

/** When settling changes something next: an activation, the end of a lot, a review of the tier, a leave, a birthday; or `NEVER`. */
export function dueAtOf(account: Account): Instant {
  if (account.mergedInto !== null) return NEVER
  const activations = Object.values(account.pending).map((bucket) => bucket.activatesAt)
  const [firstLot] = earliestLots(account.lots)
  const expiry = firstLot === undefined ? NEVER : lotEndsAt(firstLot)
  const invite = account.invite?.state === 'due' ? account.invite.dueAt : NEVER
  const others = [reviewAt(account.tier), leaveDueAt(account)].map((at) => at ?? NEVER)
  return Math.min(
    ...activations,
    expiry,
    invite,
    nextOverAt(account.coupons),
    nextBirthdayAt(account),
    ...others,
  )
}

function taken(account: Account, due: DueStep, settings: Settings): Account {
  const { dueAt, movement, set, effects = [] } = due
  const { memberId, seq } = account
  const opId = settleOpId({ memberId, kind: movement.why.of, dueAt, seq: seq + 1 })
  // What was over before it was known, such as the lot of an old order, is over when it is known: a day that was
  // counted stays as it was.
  const at = Math.max(dueAt, account.settledAt)
  const stamp = { opId, time: dueAt, at, rules: settings.version, input: '', claim: null, effects }
  return { ...post(account, movement, stamp), ...set }
}

/** The earliest step; of those at the same moment an activation first, then the tier, then an expiry. */
function nextStep(account: Account, now: Instant, settings: Settings): DueStep | null {
  // What is due is due where everything went.
  if (account.mergedInto !== null) return null
  const steps = [
    nextActivation(account),
    tierStep(account, now, settings),
    nextExpiry(account),
    nextInvite(account),
    nextCouponOver(account),
    leaveStep(account, settings),
    // Who leaves at the very moment gets no gift any more.
    birthdayStep(account, now, settings),
  ]
  return steps.reduce<DueStep | null>((first, candidate) => {
    if (!candidate || candidate.dueAt > now) return first
    return first && first.dueAt <= candidate.dueAt ? first : candidate
  }, null)
}

function nextActivation(account: Account): DueStep | null {
  const [key] = earliestFirst(account.pending)
  const bucket = key === undefined ? undefined : account.pending[key]
  if (key === undefined || !bucket) return null
  const repaid = Math.min(account.debt, sumOf(bucket.lots))
  const why = { of: 'activate', day: dayOf(bucket.activatesAt), repaid } as const
  const movement: Movement = { move: 'activate', why, row: repaid > 0 ? 'note' : 'hidden', bucket: key }
  const passed = { points: sumOf(bucket.lots), at: bucket.activatesAt }
  return { dueAt: bucket.activatesAt, movement, set: passedWindow(account, passed) }
}

function nextInvite(account: Account): DueStep | null {
  const step = inviteStep(account)
  return step && { ...step, movement: note(step.why, 'hidden') }
}

function nextExpiry(account: Account): DueStep | null {
  const [lot] = earliestLots(account.lots)
  if (lot === undefined) return null
  return {
    dueAt: lotEndsAt(lot),
    movement: { move: 'expire', why: whyExpired(lot), row: 'spent', lot },
  }
}

/** Coupons of one end are over one after another, by their ids. */
function nextCouponOver(account: Account): DueStep | null {
  const first = firstOver(account.coupons)
  if (!first) return null
  const { couponId, coupon } = first
  const dueAt = couponEndsAt(coupon)
  return {
    dueAt,
    movement: couponNote({ move: 'expired', coupons: [named(couponId, coupon)] }, 'hidden'),
    set: { coupons: withoutCoupons(account.coupons, [couponId]) },
    effects: [writeReceipt(expiryReceipt(named(couponId, coupon), account.memberId, dueAt))],
  }
}

/** Nothing is due: what only counted in the past is dropped, so that the document stays small. */
function rested(account: Account, now: Instant, settings: Settings): Account {
  const firstGrowth = firstGrowthKey(now, settings)
  const today = dayKey(dayOf(now))
  const settledAt = Math.max(account.settledAt, now)
  return {
    ...account,
    settledAt,
    dueAt: dueAtOf({ ...account, settledAt }),
    growth: keysFrom(account.growth, firstGrowth),
    counters: keysFrom(account.counters, today),
  }
}

function keysFrom(map: Record<string, number>, first: string): Record<string, number> {
  return Object.fromEntries(Object.entries(map).filter(([key]) => key >= first))
}
