/** The question "what if": last month's orders of some members at a time, replayed under the rules in force and under others. */
import { type Instant, SECOND_MS } from '../../src/domain/calendar'
import type { Entry } from '../../src/domain/entry'
import { outdated } from '../../src/domain/publication'
import { isRefusal, type Refusal } from '../../src/domain/result'
import type { Settings } from '../../src/domain/settings'
import { diffSettings } from '../../src/domain/settings-diff'
import { readSettings, refuseFaults } from '../../src/domain/settings-faults'
import { reachesBack } from '../../src/domain/statistics'
import { lastMonth, type Place, portionOf, unseenChanges, type WhatIfPortion } from '../../src/domain/what-if'
import { triedCampaigns, withTried } from '../../src/domain/what-if-campaigns'
import { noSums, plusSums } from '../../src/domain/what-if-sums'
import { pastBegins } from '../../src/domain/what-if-past'
import { boughtIn, type Past } from '../../src/domain/what-if-replay'
import { accountFrom } from './account'
import { apart } from './apart'
import { readApproval, unknownApproval } from './approvals'
import { orderFrom } from './order-documents'
import { standingSettings } from './publishing'
import { above, oneOf, type Store, type Stored } from './store'
import { accountsAfter, eachMovedOut, SLICE } from './walk'
import type { Operator, WorkerCall } from './workers'

/** One call takes no longer than an operator waits, and no more where the clock stands still. */
const CALL_MS = 8 * SECOND_MS
const SLICES_MAX = 20
/** Orders may hold many lines, so few of them make one reply. */
const ORDERS = 100

type Asked = { settings: Record<string, unknown>; basedOn: number } | { approvalId: string }
type Input = Asked & { from?: Place | undefined }

type Question = { month: string; inForce: Settings; before: Settings; changed: Settings; now: Instant }

/**
 * Answers for as many members as the time allows; writes nothing. Refuses settings with faults, an older version, and a
 * proposal that there is not or that is about something else.
 */
export async function whatIf({ edge }: WorkerCall<Operator>, input: Input): Promise<WhatIfPortion | Refusal> {
  const inForce = await standingSettings(edge)
  const changed = await askedAbout(edge.store, input, inForce)
  if (isRefusal(changed)) return changed
  const now = edge.now()
  const { from } = input
  const month = from?.month ?? lastMonth(now)
  const changes = diffSettings(inForce, changed)
  const tried = {
    before: triedCampaigns(changes, inForce, month),
    changed: triedCampaigns(changes, changed, month),
  }
  const question = {
    month,
    inForce,
    before: withTried(inForce, tried.before),
    changed: withTried(changed, tried.changed),
    now,
  }
  let sums = noSums()
  let after: string | null = from?.after ?? ''
  for (let slices = 0; after !== null && slices < SLICES_MAX; slices += 1) {
    if (slices > 0 && edge.now() >= now + CALL_MS) break
    const slice: Stored[] = await accountsAfter(edge.store, after)
    sums = await withSlice(edge.store, { sums, slice }, question)
    after = slice.length === SLICE ? (slice.at(-1)?._id ?? null) : null
  }
  return {
    month,
    sums,
    worth: { inForce: worthOf(inForce), changed: worthOf(changed) },
    tried: [...new Map([...tried.before, ...tried.changed]).values()].map(({ words }) => words),
    unseen: unseenChanges(changes, changed, month),
    next: after === null ? null : { month, after },
  }
}

/** The rules that are asked about; they must follow those in force. */
async function askedAbout(store: Store, asked: Asked, inForce: Settings): Promise<Settings | Refusal> {
  if ('approvalId' in asked) return proposedSettings(store, asked.approvalId, inForce)
  if (inForce.version !== asked.basedOn) return outdated
  const changed = readSettings(asked.settings, asked.basedOn + 1)
  return Array.isArray(changed) ? refuseFaults(changed) : changed
}

async function proposedSettings(
  store: Store,
  approvalId: string,
  inForce: Settings,
): Promise<Settings | Refusal> {
  const approval = await readApproval(store, approvalId)
  if (approval?.kind !== 'settings') return unknownApproval
  // The content is ours: it was written by a proposal of this kind.
  const { settings } = approval.content as { settings: Settings }
  return settings.version === inForce.version + 1 ? settings : outdated
}

const worthOf = ({ redeem: { points, fen } }: Settings) => ({ points, fen })

/** An account that cannot be read is left out, and found by the audit. */
async function withSlice(
  store: Store,
  { sums, slice }: { sums: WhatIfPortion['sums']; slice: Stored[] },
  question: Question,
): Promise<WhatIfPortion['sums']> {
  let sum = sums
  const pasts = await pastsOf(store, slice, question)
  for (const past of pasts) {
    await apart('what-if', async () => {
      sum = plusSums(sum, portionOf(past, question))
    })
  }
  return sum
}

/** What each account did since the month began, with the orders that are replayed. */
async function pastsOf(store: Store, slice: Stored[], { month }: Question): Promise<Past[]> {
  const since = pastBegins(month)
  const accounts = slice.map((stored) => accountFrom(stored._id, stored))
  const busy = accounts.filter((account) => !reachesBack(account, since)).map(({ memberId }) => memberId)
  const movedOut = new Map<string, Entry[]>()
  const where = { at: above(since - 1) }
  await eachMovedOut(store, { memberIds: busy, where }, async (memberId, entries) => {
    movedOut.set(memberId, [...(movedOut.get(memberId) ?? []), ...entries])
  })
  const known = accounts.map((account) => {
    const older = (movedOut.get(account.memberId) ?? []).filter(
      ({ opId, seq }) => seq <= account.seq && !account.journal[opId],
    )
    const own = Object.values(account.journal).filter(({ at }) => at >= since)
    const entries = [...own, ...older].sort((a, b) => a.seq - b.seq)
    return { account, entries }
  })
  const orders = await ordersOf(
    store,
    known.flatMap(({ entries }) => boughtIn(entries, month)),
  )
  return known.map((past) => ({ ...past, orders }))
}

async function ordersOf(store: Store, keys: string[]): Promise<Past['orders']> {
  const orders: Past['orders'] = new Map()
  for (let first = 0; first < keys.length; first += ORDERS) {
    const ids = keys.slice(first, first + ORDERS)
    const found = await store.find('orders', { where: { _id: oneOf(ids) }, limit: ids.length })
    for (const stored of found) orders.set(stored._id, orderFrom(stored))
  }
  return orders
}
