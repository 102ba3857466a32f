/** What must be true of one entry by itself, whatever the account: an entry that was changed later contradicts itself. */
import { dayKey, growthKey, sumOf } from './account'
import { monthOf } from './calendar'
import type { Entry, EntryKind, MergeWhy, Why } from './entry'
import { flowOf, netOf } from './flow'
import { pointsAsKept } from './multiplier'
import { factOpId } from './request'
import type { Settings } from './settings'

/** A number of an entry that is not what the rest of the entry says. */
export interface Contradiction {
  place: string
  stands: string | number
  should: string | number
}

const differs = (place: string, stands: string | number, should: string | number): Contradiction[] =>
  stands === should ? [] : [{ place, stands, should }]

/** The reason of one kind of entry. */
type WhyOf<Kind extends EntryKind> = Extract<Why, { of: Kind }>
type Checks = { [Kind in EntryKind]: (entry: Entry, why: WhyOf<Kind>, settings: Settings) => Contradiction[] }

const still = (entry: Entry) => [
  ...differs('points', entry.points, 0),
  ...differs('pending', entry.pending, 0),
  ...differs('debt', entry.debt, 0),
  ...differs('growth', entry.growth, 0),
]

/** A kind that is missing here does not compile. */
const checks: Checks = {
  purchase: (entry, why, settings) => [
    ...differs('growth', entry.growth, netOf(entry)),
    ...differs('opId', entry.opId, factOpId('order', why.source, why.orderId)),
    // Under older rules a yuan was worth what it was worth then.
    ...(entry.rules === settings.version
      ? differs('net', netOf(entry), pointsAsKept(why.paidFen, why.multiplier, why.perYuan))
      : []),
  ],
  'points-as-cash': (entry, why) => [
    ...differs('net', netOf(entry), 0 - why.points),
    ...differs('debt', entry.debt, why.owed),
    ...differs('growth', entry.growth, 0),
  ],
  refund: (entry, why) => [
    ...differs('net', netOf(entry), 0 - why.points),
    ...differs('debt', entry.debt, why.owed),
    // A month that no longer counted had no growth to take back.
    ...(entry.growth === 0 ? [] : differs('growth', entry.growth, 0 - why.points)),
    ...differs('opId', entry.opId, factOpId('refund', why.source, why.orderId, why.refundId)),
  ],
  'points-returned': (entry, why) => [
    ...differs('net', netOf(entry), why.points),
    ...differs('debt', entry.debt, 0 - why.repaid),
    ...differs('growth', entry.growth, 0),
  ],
  'check-in': (entry) => differs('net', netOf(entry), answeredPoints(entry)),
  word: (entry, why) =>
    why.word === null ? still(entry) : differs('net', netOf(entry), answeredPoints(entry)),
  invite: (entry, why) => (why.state === 'counted' ? differs('growth', entry.growth, 0) : still(entry)),
  invited: still,
  'contest-prize': (entry) => differs('growth', entry.growth, 0),
  activate: (entry, why) => [
    ...differs('net', netOf(entry), 0),
    ...differs('debt', entry.debt, 0 - why.repaid),
  ],
  expire: (entry) => differs('lots', Object.keys(entry.lots).length, 1),
  tier: still,
  adjust: (entry, why) => differs('net', netOf(entry), why.points),
  'merge-in': moved,
  'merge-out': moved,
  redeem: (entry) => differs('pending', entry.pending, 0),
  'group-returned': (entry, why) => [
    ...differs('net', netOf(entry), why.points),
    ...differs('debt', entry.debt, 0 - why.repaid),
    ...differs('growth', entry.growth, 0),
  ],
  coupon: still,
  profile: still,
  leave: still,
  stay: still,
  forfeit: (entry, why) => [
    ...differs('net', netOf(entry), 0 - why.points),
    ...differs('debt', entry.debt, 0),
    ...differs('pending', entry.pending, sumOf(why.pendingBy)),
    ...differs('growth', entry.growth, sumOf(why.growthBy)),
  ],
  join: still,
  void: still,
}

/** What a merge moved is what it says that it moved, also of each day's pending points and each month's growth. */
function moved(entry: Entry, why: MergeWhy): Contradiction[] {
  return [
    ...(why.of === 'merge-in' ? differs('opId', entry.opId, factOpId('merge', why.other)) : []),
    ...differs('net', netOf(entry), why.net),
    ...differs('pending', entry.pending, sumOf(why.pendingBy)),
    ...differs('growth', entry.growth, sumOf(why.growthBy)),
  ]
}

/** What a check-in or a word answered is what it gave. */
function answeredPoints({ answer, ...entry }: Entry): number {
  const isObject = typeof answer === 'object' && answer !== null && 'points' in answer
  return isObject ? Number(answer.points) : netOf(entry)
}

/** Everything in an entry that contradicts the rest of it. */
export function contradictionsOf(entry: Entry, settings: Settings): Contradiction[] {
  // Each check is listed under the kind whose reason it takes.
  const check = checks[entry.why.of] as (entry: Entry, why: Why, settings: Settings) => Contradiction[]
  return [
    ...differs('kind', entry.kind, entry.why.of),
    ...differs('points', entry.points, sumOf(entry.lots)),
    ...(flowOf[entry.kind] === null ? differs('net', netOf(entry), 0) : []),
    ...check(entry, entry.why, settings),
  ]
}

/** The growth that an entry changes, by month: a sale's is that of the month in which was paid. */
export function growthOfEntry({ why, growth }: Entry): Record<string, number> {
  if ('growthBy' in why) return why.growthBy
  return { ['paidAt' in why ? growthKey(monthOf(why.paidAt)) : 'none']: growth }
}

/** The pending points that an entry changes, by bucket. */
export function pendingOfEntry(entry: Entry): Record<string, number> {
  if ('pendingBy' in entry.why) return entry.why.pendingBy
  return { [bucketOf(entry) ?? 'none']: entry.pending }
}

/** The pending bucket an entry fills or empties; null where it touches none, or several. */
export function bucketOf({ why, bucket }: Entry): string | null {
  if (why.of === 'activate') return dayKey(why.day)
  return bucket?.key ?? null
}
