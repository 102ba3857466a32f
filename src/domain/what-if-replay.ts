/**
 * Replaying one member's month: the orders that were paid in it, with their refunds, posted again at the moments at
 * which they were posted, under other rules. Everything else the member did stays as it was.
 */
import { type Account, added, growthKey } from './account'
import { endOfMonth, type Instant, type Month, monthOf } from './calendar'
import type { Entry, Multiplier, Why } from './entry'
import { pointsOfOrder } from './multiplier'
import { hasCome, type OrderContent, type OrderDocument, orderKey, paidOf } from './order'
import type { TierId } from './programme'
import { countRefunds } from './refund-count'
import { isRefusal } from './result'
import type { Settings } from './settings'
import { stacked } from './stacking'
import { tierStep } from './tier'
import { beginningOf, withGrowth, withUses } from './what-if-past'

/** What is known of a member's month. */
export interface Past {
  account: Account
  /** Everything that was posted since `pastBegins`, in the order of posting. */
  entries: Entry[]
  /** The documents of the orders among them, by their keys. */
  orders: Map<string, OrderDocument>
}

export interface Replayed {
  /** Points of the month's orders, and those of them that refunds have taken back since. */
  issued: number
  takenBack: number
  /** The tier when the month began and when it ended. */
  from: TierId
  to: TierId
}

type Bought = Why & { of: 'purchase' }

/** A member while their month is replayed. */
interface Replaying {
  account: Account
  issued: number
  takenBack: number
  /** The tier at the end of the month, once that has come. */
  to: TierId | null
  kept: ReadonlyMap<string, Kept>
}

/** An order as it was bought again. */
interface Kept {
  order: OrderContent
  multiplier: Multiplier
  perYuan: number
}

/** The orders of the month under these rules. `inForce` are those under which the past is read. */
export function replayed(
  past: Past,
  { month, settings, inForce }: { month: Month; settings: Settings; inForce: Settings },
): Replayed {
  const account = beginningOf(past.account, past.entries, { month, settings: inForce })
  const begun: Replaying = { account, issued: 0, takenBack: 0, to: null, kept: new Map() }
  const end = endOfMonth(month)
  const done = past.entries.reduce((before, entry) => {
    const open = entry.at >= end ? monthClosed(before, end, settings) : before
    const weighed = tierWeighed(open, entry.at, settings)
    return tierWeighed(replay(weighed, entry, { past, month, settings }), entry.at, settings)
  }, begun)
  const { issued, takenBack, to } = monthClosed(done, end, settings)
  return { issued, takenBack, from: account.tier.id, to: to ?? account.tier.id }
}

/** The keys of the orders among entries that were paid in a month. */
export function boughtIn(entries: Entry[], month: Month): string[] {
  return entries.flatMap(({ why }) =>
    why.of === 'purchase' && monthOf(why.paidAt) === month ? [orderKey(why.source, why.orderId)] : [],
  )
}

/** What the ledger has of the month's orders. */
export function asPosted({ entries }: Past, month: Month): Pick<Replayed, 'issued' | 'takenBack'> {
  let [issued, takenBack] = [0, 0]
  for (const { why, growth } of entries) {
    // All points of a purchase count as growth, also those that met a debt.
    if (why.of === 'purchase' && monthOf(why.paidAt) === month) issued += growth
    if (why.of === 'refund' && monthOf(why.paidAt) === month) takenBack += why.points
  }
  return { issued, takenBack }
}

function monthClosed(replaying: Replaying, end: Instant, settings: Settings): Replaying {
  if (replaying.to !== null) return replaying
  const weighed = tierWeighed(replaying, end - 1, settings)
  return { ...weighed, to: weighed.account.tier.id }
}

function tierWeighed(replaying: Replaying, now: Instant, settings: Settings): Replaying {
  const { account } = replaying
  const step = tierStep(account, now, settings)
  if (!step) return replaying
  return tierWeighed({ ...replaying, account: { ...account, tier: step.set.tier } }, now, settings)
}

interface Terms {
  past: Past
  month: Month
  settings: Settings
}

function replay(replaying: Replaying, entry: Entry, terms: Terms): Replaying {
  const { why } = entry
  if (why.of === 'purchase' && monthOf(why.paidAt) === terms.month)
    return boughtAgain(replaying, { why, at: entry.at }, terms)
  const takenBack = why.of === 'refund' ? takenBackAgain(replaying, why, terms) : null
  if (takenBack) return takenBack
  const { account } = replaying
  const growth = withGrowth(account.growth, entry, 1)
  const counters = withUses(account.counters, entry, 1)
  return { ...replaying, account: { ...account, growth, counters } }
}

function boughtAgain(
  replaying: Replaying,
  { why, at }: { why: Bought; at: Instant },
  { past, settings }: Terms,
): Replaying {
  const key = orderKey(why.source, why.orderId)
  const stored = past.orders.get(key)
  const order = stored && hasCome(stored) ? stored.content : withoutLines(why)
  const { account, issued, kept } = replaying
  const { multiplier, set } = stacked(account, order, { now: at, settings })
  const perYuan = settings.purchase.pointsPerYuan
  const points = pointsOfOrder(paidOf(order), multiplier, perYuan)
  const growth = added(account.growth, growthKey(monthOf(why.paidAt)), points)
  return {
    ...replaying,
    account: { ...account, ...set, growth },
    issued: issued + points,
    kept: new Map(kept).set(key, { order, multiplier, perYuan }),
  }
}

/** An order whose document is gone is replayed from what its entry kept. */
function withoutLines({ source, orderId, paidFen, paidAt }: Bought): OrderContent {
  return { source, orderId, paidFen, paidAt, storeId: null, lines: [] }
}

/** Null where its order was not replayed: it takes back what it took then. */
function takenBackAgain(
  replaying: Replaying,
  why: Why & { of: 'refund' },
  { past }: Terms,
): Replaying | null {
  const key = orderKey(why.source, why.orderId)
  const kept = replaying.kept.get(key)
  const refunds = past.orders.get(key)?.refunds ?? []
  const counted = kept && countRefunds(kept.order, refunds).get(why.refundId)
  if (!kept || !counted || isRefusal(counted)) return null
  const points =
    pointsOfOrder(counted.paid.before, kept.multiplier, kept.perYuan) -
    pointsOfOrder(counted.paid.after, kept.multiplier, kept.perYuan)
  const month = growthKey(monthOf(why.paidAt))
  const { account, takenBack } = replaying
  const grown = Math.min(points, account.growth[month] ?? 0)
  const growth = added(account.growth, month, -grown)
  return { ...replaying, account: { ...account, growth }, takenBack: takenBack + points }
}
