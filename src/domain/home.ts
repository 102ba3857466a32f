/** The home screen: the card, what is owed to the member next, and the newest movements. */
import { type Account, balanceOf, growthOf, pendingOf, type Profile } from './account'
import { dayOf, type Instant, MINUTE_MS } from './calendar'
import { pointsOfDay, streakAt } from './check-in'
import type { CheckInStanding } from './check-in-shown'
import { type EarningWays, earningWays } from './earning-ways'
import { isNear, lotViews } from './lots-shown'
import type { NoticeAsk } from './notices-view'
import type { Programme, TierId } from './programme'
import { programmeOf, type Settings, tierRule, worthFen } from './settings'
import { type EntryView, entryView, isShown, newestFirst, pendingViews } from './statement'
import { rankOf } from './tier'
import { nearestCoupon } from './nearest-coupon'

export interface HomeTier {
  id: TierId
  name: string
  /** Growth of the current Beijing month and the eleven before it. */
  growth: number
  next: { id: TierId; name: string; threshold: number; missing: number } | null
  validUntil: number | null
}

export interface GuestHome {
  state: 'guest'
  now: number
  programme: Programme
}

export interface MemberHome {
  state: 'member'
  now: number
  programme: Programme
  member: { memberNo: string; nickname: string | null; avatarUrl: string | null; joinedAt: number }
  /** Joined so lately that the card is still greeted with the number that is on it. */
  isWelcome: boolean
  /** What became of the invitation that somebody who is welcomed came with; null where there was none. */
  invitation: 'waiting' | 'void' | null
  points: number
  /** What the points are worth as cash, in fen. */
  worthFen: number
  pendingPoints: number
  debtPoints: number
  nextPending: { points: number; activatesAt: number } | null
  /** The lot that expires first, shown only while it is near; `expiresAt` is the last millisecond it can be spent. */
  nearestExpiry: { points: number; expiresAt: number } | null
  /** Coupons that end within days; not there in a home that an older version kept. */
  nearestCoupon?: { count: number; until: number } | null
  tier: HomeTier
  checkIn: CheckInStanding
  ways: EarningWays
  /** The first millisecond at which somebody who asked to leave has left. */
  leavesAt: number | null
  /** What may be asked for; not there in a home that an older version kept. */
  notices?: NoticeAsk[]
  /** At most five, newest first. */
  newest: EntryView[]
}

export type Home = GuestHome | MemberHome

const NEWEST_MAX = 5
/** Long enough to find the greeting again after a look around, short enough not to greet on the next visit. */
const WELCOME_MS = 10 * MINUTE_MS

/** What home shows: the card of a member, or what a guest can read before joining. The account is settled. */
export function homeOf(account: Account, now: Instant, settings: Settings): Home {
  const programme = programmeOf(settings)
  if (!account.profile) return { state: 'guest', now, programme }
  return { state: 'member', now, programme, ...cardOf(account, account.profile, { now, settings }) }
}

interface Terms {
  now: Instant
  settings: Settings
}

function cardOf(account: Account, profile: Profile, terms: Terms) {
  const { now, settings } = terms
  const points = balanceOf(account)
  const { memberNo, nickname, avatarUrl, joinedAt } = profile
  const isWelcome = now - joinedAt < WELCOME_MS
  return {
    member: { memberNo, nickname, avatarUrl, joinedAt },
    isWelcome,
    invitation: isWelcome ? invitationOf(account) : null,
    points,
    worthFen: worthFen(points, settings),
    pendingPoints: pendingOf(account),
    debtPoints: account.debt,
    nextPending: pendingViews(account)[0] ?? null,
    nearestExpiry: nearestExpiry(account, terms),
    nearestCoupon: nearestCoupon(account, now),
    tier: homeTier(account, now, settings),
    checkIn: checkInStanding(account, now, settings),
    ways: earningWays(account, terms),
    leavesAt: account.leave?.state === 'asked' ? account.leave.dueAt : null,
    newest: newestFirst(account)
      .filter((entry) => isShown(entry, 'all', account))
      .slice(0, NEWEST_MAX)
      .map((entry) => entryView(entry, account)),
  }
}

function invitationOf({ invite }: Account): MemberHome['invitation'] {
  return invite?.state === 'waiting' || invite?.state === 'void' ? invite.state : null
}

function nearestExpiry(account: Account, terms: Terms): MemberHome['nearestExpiry'] {
  const [first] = lotViews(account.lots, terms.settings)
  if (!first || !isNear(first.expiresAt, terms)) return null
  return { points: first.points, expiresAt: first.expiresAt }
}

/** Where a member stands on the ladder, and what growth is missing for the next tier; null on the highest. */
export function homeTier(account: Account, now: Instant, settings: Settings): HomeTier {
  const { id, validUntil } = account.tier
  const growth = growthOf(account, now, settings)
  const next = settings.tier.ladder[rankOf(id, settings) + 1]
  return {
    id,
    name: tierRule(settings, id).name,
    growth,
    next: next
      ? {
          id: next.id,
          name: next.name,
          threshold: next.threshold,
          missing: Math.max(0, next.threshold - growth),
        }
      : null,
    validUntil,
  }
}

/** Whether today's check-in is done, and how far the next bonus is. The account is settled. */
export function checkInStanding(account: Account, now: Instant, settings: Settings): CheckInStanding {
  const streak = streakAt(account, now)
  const isDoneToday = account.checkIn?.day === dayOf(now)
  const { weekDays, weekBonusPoints } = settings.checkIn
  return {
    isDoneToday,
    streakDays: isDoneToday ? streak : streak - 1,
    todayPoints: pointsOfDay(streak, settings.checkIn),
    daysToBonus: (weekDays - (streak % weekDays)) % weekDays,
    bonusPoints: weekBonusPoints,
  }
}
