/** The home screen: the card, what is owed to the member next, and the newest movements. */
import type { Programme, TierId } from './programme'
import type { EntryView } from './statement'

export interface HomeTier {
  id: TierId
  name: string
  /** Growth of the current Beijing month and the eleven before it. */
  growth: number
  next: { id: TierId; name: string; threshold: number; missing: number } | null
  validUntil: number | null
}

export interface HomeCheckIn {
  isDoneToday: boolean
  streakDays: number
  /** What today's tap gives, or gave. */
  todayPoints: number
  /** Days until the next week bonus, today's tap counted; 0 when today's tap is it. */
  daysToBonus: number
  bonusPoints: number
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
  points: number
  /** What the points are worth as cash, in fen. */
  worthFen: number
  pendingPoints: number
  debtPoints: number
  nextPending: { points: number; activatesAt: number } | null
  /** The lot that expires first, shown only within 60 days of it; `expiresAt` is the last millisecond it can be spent. */
  nearestExpiry: { points: number; expiresAt: number } | null
  tier: HomeTier
  checkIn: HomeCheckIn
  /** At most five, newest first. */
  newest: EntryView[]
}

export type Home = GuestHome | MemberHome
