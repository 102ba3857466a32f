/**
 * The nightly audit: every account, then every unit that was given out, once the days before are counted. It changes
 * nothing but its own report; killed at any call it goes on from the last slice it saved.
 */
import type { Day, Instant } from '../../src/domain/calendar'
import { fateOf, type Shard } from '../../src/domain/allotment'
import { unpaidUnit, unpostedOrder } from '../../src/domain/audit-facts'
import type { Finding } from '../../src/domain/finding'
import type { OrderFact } from '../../src/domain/order'
import { factOpId } from '../../src/domain/request'
import type { Settings } from '../../src/domain/settings'
import { auditAccounts } from './audit-accounts'
import type { Edge } from './edge'
import { findPosted } from './posted'
import { type Progress, readProgress, saveProgress } from './progress'
import { shardFrom } from './shard'
import { readCounting } from './statistics'
import { above, type Store, type Stored, upTo } from './store'
import { accountsAfter, SLICE } from './walk'

const job = 'audit'
const SHARDS = 10
/** So many findings are told in full; all are counted. */
const TOLD_MAX = 100
const REPORTS_KEPT = 30
const UNPOSTED_MAX = 200
/** One tick takes no more, also where the clock of a local cloud stands still. */
const SLICES_MAX = 100

/** A run, as far as it has come, and its report in the end. */
export interface AuditRun {
  /** The last day that was counted before it. */
  day: Day
  startedAt: Instant
  accounts: number
  entries: number
  orders: number
  units: number
  found: number
  findings: Finding[]
}

export type AuditReport = AuditRun & { finishedAt: Instant }

interface Auditing {
  /** The day of the last run that ended. */
  doneFor: Day | null
  run: AuditRun | null
  part: 'accounts' | 'units'
  cursor: string
  /** Orders that were not posted when this run saw them, and when the last one did: a till may be at it just now. */
  unposted: string[]
  unpostedBefore: string[]
}

const never: Auditing = {
  doneFor: null,
  run: null,
  part: 'accounts',
  cursor: '',
  unposted: [],
  unpostedBefore: [],
}

/** Audits once after each counted day; answers how many accounts and shards it looked at. */
export async function auditAll(edge: Edge, settings: Settings, until: Instant): Promise<number> {
  let before = await readProgress(edge.store, job, never)
  let state: Auditing | null = before.state.run ? before.state : await startedRun(edge, before.state)
  let looked = 0
  for (let slices = 0; state && slices < SLICES_MAX && edge.now() < until; slices += 1) {
    const step: Step = await nextStep(edge, settings, state)
    const saved: Progress<Auditing> | null = await saveProgress(edge.store, { job, before }, step.state)
    if (!saved) return looked
    looked += step.looked
    before = saved
    state = step.state.run && step.state
  }
  return looked
}

/** A run for the days that were counted since the last one; null where there are none. */
async function startedRun(edge: Edge, state: Auditing): Promise<Auditing | null> {
  const { countedTo } = (await readCounting(edge.store)).state
  if (countedTo === null || countedTo === state.doneFor) return null
  const counts = { accounts: 0, entries: 0, orders: 0, units: 0, found: 0 }
  return { ...state, run: { day: countedTo, startedAt: edge.now(), ...counts, findings: [] } }
}

interface Step {
  looked: number
  state: Auditing
}

function nextStep(edge: Edge, settings: Settings, state: Auditing): Promise<Step> {
  return state.part === 'accounts' ? stepAccounts(edge, settings, state) : stepUnits(edge, state)
}

async function stepAccounts(edge: Edge, settings: Settings, state: Auditing): Promise<Step> {
  const slice = await accountsAfter(edge.store, state.cursor)
  const { entries, orders, findings, unposted } = await auditAccounts(edge, settings, slice)
  const open = await stillUnposted(edge.store, unposted)
  const late = open.filter(({ _id }) => state.unpostedBefore.includes(_id)).map(unpostedOrder)
  const after = withCounts(state, { accounts: slice.length, entries, orders }, [...findings, ...late])
  const ids = [...state.unposted, ...open.map(({ _id }) => _id)].slice(0, UNPOSTED_MAX)
  const isLast = slice.length < SLICE
  const place = isLast ? { part: 'units' as const, cursor: '' } : { cursor: slice.at(-1)?._id ?? '' }
  return { looked: slice.length, state: { ...after, unposted: ids, ...place } }
}

/** Orders that were posted between two looks are no finding. */
async function stillUnposted(store: Store, facts: OrderFact[]): Promise<OrderFact[]> {
  const opIdOf = ({ content }: OrderFact) => factOpId('order', content.source, content.orderId)
  const posted = await findPosted(
    store,
    facts.map((fact) => ({ opId: opIdOf(fact), memberId: fact.memberId })),
  )
  return facts.filter((fact) => !posted.has(opIdOf(fact)))
}

async function stepUnits(edge: Edge, state: Auditing): Promise<Step> {
  const where = { _id: above(state.cursor) }
  const found = await edge.store.find('allotments', { where, orderBy: { _id: 'asc' }, limit: SHARDS })
  const shards = found.map(shardFrom)
  const sold = shards.flatMap((shard) => soldUnits(shard).map((claim) => ({ shard, claim })))
  const posted = await findPosted(
    edge.store,
    sold.map(({ claim }) => claim),
  )
  const findings = sold.flatMap(({ shard, claim }) => {
    const entry = posted.get(claim.opId)
    return entry && fateOf(entry, shard) === 'sold' ? [] : [unpaidUnit(claim, shard)]
  })
  const after = withCounts(state, { units: sold.length }, findings)
  const last = found.length === SHARDS ? found.at(-1) : undefined
  const looked = found.length
  return last
    ? { looked, state: { ...after, cursor: last._id } }
    : { looked, state: await ended(edge, after) }
}

const soldUnits = ({ claims }: Shard) => Object.values(claims).filter((claim) => claim.state === 'sold')

type Counts = Partial<Pick<AuditRun, 'accounts' | 'entries' | 'orders' | 'units'>>

function withCounts(state: Auditing, counts: Counts, findings: Finding[]): Auditing {
  const { run } = state
  if (!run) throw new Error('an audit that was not begun cannot go on')
  const { accounts = 0, entries = 0, orders = 0, units = 0 } = counts
  return {
    ...state,
    run: {
      ...run,
      accounts: run.accounts + accounts,
      entries: run.entries + entries,
      orders: run.orders + orders,
      units: run.units + units,
      found: run.found + findings.length,
      findings: [...run.findings, ...findings].slice(0, TOLD_MAX),
    },
  }
}

/** The report is written before the run ends: who was killed in between finds it there. */
async function ended(edge: Edge, state: Auditing): Promise<Auditing> {
  const { run } = state
  if (!run) return state
  await edge.store.insert('audits', [{ _id: run.day, ...run, finishedAt: edge.now() }])
  await dropOldReports(edge.store)
  return { ...never, doneFor: run.day, unpostedBefore: state.unposted }
}

async function dropOldReports(store: Store): Promise<void> {
  const reports = await store.find('audits', { where: {}, orderBy: { _id: 'desc' }, limit: REPORTS_KEPT + 1 })
  const oldest: Stored | undefined = reports[REPORTS_KEPT]
  if (oldest) await store.removeAll('audits', { _id: upTo(oldest._id) })
}
