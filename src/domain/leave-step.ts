/**
 * The end of a membership, as steps of settling: so it happens once, at its moment, also where the night's job comes
 * late. The profile is erased and the points are given up; debt and whatever happens once only stay.
 */
import { type Account, balanceOf, firstGrowthKey, pendingOf, sumOf } from './account'
import { eraseFile, eraseMember, letGo } from './erasure'
import type { Instant } from './calendar'
import { couponIdsOf } from './coupon-move'
import type { Effect } from './entry'
import { negated } from './lot'
import { type Movement, note } from './points'
import type { Settings } from './settings'
import { tierWhy } from './tier'

/** When the next of these steps is due: the erasing itself, or the tier that is still held after it. */
export function leaveDueAt({ leave }: Account): Instant | null {
  if (!leave) return null
  if (leave.state === 'asked') return leave.dueAt
  return leave.hasTier ? leave.at : null
}

/** What one step moves, what it sets, and what follows outside. */
interface LeaveStep {
  dueAt: Instant
  movement: Movement
  set: Partial<Pick<Account, 'profile' | 'leave' | 'earned' | 'tier' | 'contests' | 'coupons'>>
  effects: Effect[]
}

/** The step that is due next for somebody who leaves or has just left; null where there is none. */
export function leaveStep(account: Account, settings: Settings): LeaveStep | null {
  const dueAt = leaveDueAt(account)
  if (dueAt === null || !account.leave) return null
  return account.leave.state === 'asked'
    ? erased(account, dueAt, settings)
    : tierGivenUp(account, dueAt, settings)
}

function erased(account: Account, dueAt: Instant, settings: Settings): LeaveStep {
  const { pending, tier } = account
  const growth = countingGrowth(account, dueAt, settings)
  const waiting = Object.entries(pending).map(([key, { lots }]) => [key, 0 - sumOf(lots)])
  const points = balanceOf(account) + pendingOf(account)
  const why = {
    of: 'forfeit',
    points,
    pendingBy: Object.fromEntries(waiting),
    growthBy: negated(growth),
    ...couponIdsOf(account.coupons),
  } as const
  return {
    dueAt,
    movement: { move: 'forfeit', growth: 0 - sumOf(growth), why, row: points > 0 ? 'spent' : 'note' },
    set: {
      profile: null,
      leave: { state: 'left', at: dueAt, hasTier: tier.id !== 'basic' },
      earned: null,
      // Whoever is not on the table must not be counted before those who are.
      contests: { weekly: null, monthly: null },
      coupons: {},
    },
    effects: [eraseMember(account, dueAt), ...letGo(account), ...pictureLeft(account, dueAt)],
  }
}

function pictureLeft({ profile, seq }: Account, at: Instant): Effect[] {
  return profile?.avatarUrl ? [eraseFile(profile.avatarUrl, { seq: seq + 1, at })] : []
}

/** Months that no longer count are dropped whenever an account rests: whether they were already must not matter. */
function countingGrowth({ growth }: Account, at: Instant, settings: Settings): Record<string, number> {
  const first = firstGrowthKey(at, settings)
  return Object.fromEntries(Object.entries(growth).filter(([key]) => key >= first))
}

/** Without growth there is no tier but the lowest. */
function tierGivenUp({ tier }: Account, dueAt: Instant, settings: Settings): LeaveStep {
  const moved = { move: 'downgraded', from: tier.id, to: 'basic', growth: 0, until: null } as const
  return {
    dueAt,
    movement: note(tierWhy(moved, settings), 'note'),
    set: {
      tier: { id: 'basic', since: dueAt, validUntil: null, graceUntil: null },
      leave: { state: 'left', at: dueAt, hasTier: false },
    },
    effects: [],
  }
}
