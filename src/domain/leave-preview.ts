/** What somebody who leaves gives up, and when: read before they decide. */
import { type Account, balanceOf, growthOf, type Leave, pendingOf } from './account'
import { dayOf, type Instant } from './calendar'
import { streakAt } from './check-in'
import { COOLING_DAYS, leavesAtIf } from './leaving'
import { refusals } from './refusals'
import type { Refusal } from './result'
import { type Settings, tierRule, worthFen } from './settings'
import type { TemplateVersion } from './template'
import { usableCoupons } from './wallet-view'

export interface LeavePreview {
  now: Instant
  /** When it was asked for; null for somebody who only looks. */
  askedAt: Instant | null
  /** The first millisecond after the last day on which it can be taken back. */
  leavesAt: Instant
  coolingDays: number
  points: number
  worthFen: number
  pendingPoints: number
  debtPoints: number
  tierName: string
  isTierLowest: boolean
  growth: number
  streakDays: number
  /** Names of the coupons that could be used now or later, the nearest end first. */
  coupons: string[]
  /** Names of what is erased from the profile; empty where nothing was ever told. */
  profile: ('nickname' | 'avatar' | 'birthday' | 'phone')[]
}

/**
 * Exactly what would be lost now; it changes nothing. `versions` are those of the account's coupons, which it knows by
 * their ids alone. Refused where nobody has joined.
 */
export function previewLeave(
  account: Account,
  { now, settings, versions }: { now: Instant; settings: Settings; versions: Map<string, TemplateVersion> },
): LeavePreview | Refusal {
  const { profile, leave, tier, debt, checkIn } = account
  if (!profile) return refusals.notJoined
  const points = balanceOf(account)
  const told = {
    nickname: profile.nickname,
    avatar: profile.avatarUrl,
    birthday: profile.birthday,
    phone: profile.phone,
  }
  const fields = ['nickname', 'avatar', 'birthday', 'phone'] as const
  return {
    now,
    ...termsOf(leave, now),
    coolingDays: COOLING_DAYS,
    points,
    worthFen: worthFen(points, settings),
    pendingPoints: pendingOf(account),
    debtPoints: debt,
    tierName: tierRule(settings, tier.id).name,
    isTierLowest: tier.id === 'basic',
    growth: growthOf(account, now, settings),
    streakDays: streakAt(account, now) - (checkIn?.day === dayOf(now) ? 0 : 1),
    coupons: usableCoupons(account, now, { versions, storeNames: new Map() }).map(({ name }) => name),
    profile: fields.filter((field) => told[field]),
  }
}

function termsOf(leave: Leave | null, now: Instant) {
  if (leave?.state === 'asked') return { askedAt: leave.at, leavesAt: leave.dueAt }
  return { askedAt: null, leavesAt: leavesAtIf(now) }
}
