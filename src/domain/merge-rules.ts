/**
 * What becomes of each field of an account when another one is merged into it. A field without a rule here does not
 * compile. Limits are added up, so that nobody has them twice; what was given once a year or for ever stays given.
 */
import { type Account, added, type PendingBucket, type Profile } from './account'
import { DAY_MS, type Instant, startOfDay } from './calendar'
import type { Contests, Standing } from './contest-period'
import { plus } from './lot'
import type { Settings } from './settings'
import { rankOf, reviewAt } from './tier'

type Rule<Field extends keyof Account> = (
  target: Account[Field],
  source: Account[Field],
  whole: { target: Account; source: Account; settings: Settings },
) => Account[Field]

/** `own`: the target's stays, or the entry of the merge changes it. */
const rules: { [Field in keyof Account]: Rule<Field> | 'own' } = {
  memberId: 'own',
  version: 'own',
  // Counts on from the larger of both, so that what entries write outside is newer than what either account wrote.
  seq: (a, b) => Math.max(a, b),
  // Whoever looks for an operation of the source finds it among the entries that were moved out.
  floor: (a, b, { source }) => Math.max(a, b, ...timesOf(source)),
  settledAt: (a, b) => Math.max(a, b),
  dueAt: 'own',
  unfinishedSince: 'own',
  mergedInto: 'own',
  aliases: (a, b, { source }) => [...a, source.memberId, ...b],
  profile: unitedProfile,
  lots: 'own',
  debt: 'own',
  pending: unitedPending,
  growth: summed,
  earned: unitedEarned,
  tier: higherTier,
  checkIn: unitedStreak,
  // Who joined in the target decided it; a source that joined while the target never did is not merged this way.
  invite: (a, b) => a ?? b,
  // Nobody is merged while they are leaving, and an account that was left is not merged at all.
  leave: 'own',
  welcomed: (a, b) => [...a, ...b.filter((tierId) => !a.includes(tierId))],
  birthdayUsed: (a, b) => (a && b ? (a.month >= b.month ? a : b) : (a ?? b)),
  contests: (a, b) => ({
    weekly: unitedContest(a.weekly, b.weekly),
    monthly: unitedContest(a.monthly, b.monthly),
  }),
  // Ids of coupons are made from what gave them, so no two are the same.
  coupons: (a, b) => ({ ...b, ...a }),
  counters: summed,
  journal: 'own',
}

/** The target with every field that has a rule of its own. Both accounts are settled up to the same moment. */
export function unitedBy(target: Account, source: Account, settings: Settings): Account {
  const whole = { target, source, settings }
  const united = Object.entries(rules).flatMap(([field, rule]) => {
    const key = field as keyof Account // the keys of the rules are those of an Account
    // Each rule takes and gives what its own field holds.
    return rule === 'own' ? [] : [[key, (rule as Rule<typeof key>)(target[key], source[key], whole)]]
  })
  return { ...target, ...Object.fromEntries(united) }
}

/** The times of the operations that lie in an account. */
export function timesOf({ journal }: Account): Instant[] {
  return Object.values(journal).map(({ time }) => time)
}

function summed(a: Record<string, number>, b: Record<string, number>): Record<string, number> {
  return Object.entries(b).reduce((sum, [key, count]) => added(sum, key, count), a)
}

/** The number stays the target's; what they did not say there and said here is theirs too. */
function unitedProfile(a: Profile | null, b: Profile | null): Profile | null {
  if (!a || !b) return a ?? b
  const birthday = a.birthday ?? b.birthday
  const phone = a.phone ?? b.phone
  return {
    ...a,
    nickname: a.nickname ?? b.nickname,
    avatarUrl: a.avatarUrl ?? b.avatarUrl,
    joinedAt: Math.min(a.joinedAt, b.joinedAt),
    ...(birthday !== undefined && { birthday }),
    ...(phone !== undefined && { phone }),
  }
}

/** The first entry of both decides which of a day still wait; all become active at its latest end. */
function unitedPending(a: Account['pending'], b: Account['pending']): Account['pending'] {
  const united = Object.entries(b).map(([key, bucket]) => {
    const own = a[key]
    return [key, own ? unitedBucket(own, bucket) : bucket] as const
  })
  return { ...a, ...Object.fromEntries(united) }
}

function unitedBucket(a: PendingBucket, b: PendingBucket): PendingBucket {
  return {
    activatesAt: Math.max(a.activatesAt, b.activatesAt),
    fromSeq: Math.min(a.fromSeq, b.fromSeq),
    lots: plus(a.lots, b.lots),
  }
}

function unitedEarned(a: Account['earned'], b: Account['earned']): Account['earned'] {
  if (!a || !b) return a ?? b
  if (a.month === b.month) return { month: a.month, points: a.points + b.points }
  return a.month > b.month ? a : b
}

/** The higher tier, and of the same the one that lasts longer; growth of both together may then raise it at once. */
function higherTier(
  a: Account['tier'],
  b: Account['tier'],
  { settings }: { settings: Settings },
): Account['tier'] {
  const ranks = rankOf(a.id, settings) - rankOf(b.id, settings)
  if (ranks !== 0) return ranks > 0 ? a : b
  return (reviewAt(a) ?? 0) >= (reviewAt(b) ?? 0) ? a : b
}

/** One person checked in on the days of both: streaks that touch are one. */
function unitedStreak(a: Account['checkIn'], b: Account['checkIn']): Account['checkIn'] {
  if (!a || !b) return a ?? b
  const [earlier, later] = a.day < b.day ? [a, b] : [b, a]
  const begin = Math.min(beginOf(earlier), beginOf(later))
  if (startOfDay(earlier.day) + DAY_MS < beginOf(later)) return later
  return { day: later.day, streakDays: Math.round((startOfDay(later.day) - begin) / DAY_MS) + 1 }
}

const beginOf = ({ day, streakDays }: { day: string; streakDays: number }) =>
  startOfDay(day) - (streakDays - 1) * DAY_MS

type Contest = Contests['weekly']

/** What both have earned in a period is earned by one, reached when the last of it was; the newest two are kept. */
function unitedContest(a: Contest, b: Contest): Contest {
  const standings = [a, b, a?.last, b?.last].reduce((all, one) => {
    const known = one && all.get(one.key)
    if (!one) return all
    const { key, points, at } = one
    const sum = known
      ? { key, points: known.points + points, at: Math.max(known.at, at) }
      : { key, points, at }
    return all.set(key, sum)
  }, new Map<string, Standing>())
  const [newest, before = null] = [...standings.values()].sort((x, y) => (x.key > y.key ? -1 : 1))
  return newest ? { ...newest, last: before } : null
}
