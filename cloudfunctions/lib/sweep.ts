/** The sweeper finishes what a crash left: effects that were not written, tells, and claims nobody came back for. */
import type { Account } from '../../src/domain/account'
import { HELD_MAX_MS } from '../../src/domain/allotment'
import { MINUTE_MS, NEVER } from '../../src/domain/calendar'
import { type Effect, type Entry, isFinished } from '../../src/domain/entry'
import { inputHash } from '../../src/domain/request'
import type { Settings } from '../../src/domain/settings'
import { accountFrom } from './account'
import { settleClaims } from './claims'
import { apart } from './apart'
import type { Edge } from './edge'
import { writeEffects } from './effects'
import type { Operation } from './operation'
import { perform } from './perform'
import { shardFrom } from './shard'
import { upTo } from './store'

/** A request finishes its own effects at once; the sweeper looks after those that had a minute. */
const UNFINISHED_MIN_MS = MINUTE_MS
const SLICE = 50

export type Tell = Extract<Effect, { do: 'tell' }>

/** What a message to another account does there, by its kind. It never refuses. */
export type Tells = Record<string, (tell: Tell) => Operation['decide']>

/** Finishes the effects of accounts that have some, the oldest first; answers how many accounts it looked at. */
export async function sweepEffects(edge: Edge, settings: Settings, tells: Tells): Promise<number> {
  const where = { unfinishedSince: upTo(edge.now() - UNFINISHED_MIN_MS) }
  const found = await edge.store.find('accounts', {
    where,
    orderBy: { unfinishedSince: 'asc' },
    limit: SLICE,
  })
  for (const stored of found) {
    await apart('effects', () => finishEffects(edge, accountFrom(stored._id, stored), { settings, tells }))
  }
  return found.length
}

/** Does all effects of one account and then marks them done, where the account is still the one read. */
export async function finishEffects(
  edge: Edge,
  account: Account,
  { settings, tells }: { settings: Settings; tells: Tells },
): Promise<boolean> {
  const unfinished = Object.values(account.journal).filter((entry) => !isFinished(entry))
  for (const entry of unfinished.sort((a, b) => a.seq - b.seq)) {
    await writeEffects(edge, entry)
    for (const effect of entry.effects) {
      if (effect.do === 'tell') await giveTell(edge, effect, { settings, tells })
    }
  }
  return markFinished(edge, account, unfinished)
}

async function giveTell(edge: Edge, tell: Tell, terms: { settings: Settings; tells: Tells }): Promise<void> {
  const decide = terms.tells[String(tell.message.kind)]?.(tell)
  if (!decide) throw new Error(`nobody understands a tell of ${String(tell.message.kind)}`)
  const { opId, time, memberId } = tell
  const operation = { opId, time, input: inputHash(tell.message), alwaysEnters: true, decide }
  const [reply] = await perform(edge, { memberId, settings: terms.settings, operations: [operation] })
  if (!reply?.ok) throw new Error(`a tell was refused: ${reply?.code ?? 'no reply'}`)
}

async function markFinished(edge: Edge, account: Account, finished: Entry[]): Promise<boolean> {
  const set = Object.fromEntries(finished.map(({ opId }) => [`journal.${opId}.effects`, []]))
  const { memberId: _id, version } = account
  return edge.store.update(
    'accounts',
    { _id, version },
    { set: { ...set, unfinishedSince: NEVER }, inc: { version: 1 } },
  )
}

/** Settles claims that are held for too long; answers how many shards it looked at. */
export async function sweepAllotments(edge: Edge, settings: Settings): Promise<number> {
  const where = { heldSince: upTo(edge.now() - HELD_MAX_MS) }
  const found = await edge.store.find('allotments', { where, orderBy: { heldSince: 'asc' }, limit: SLICE })
  for (const stored of found) {
    await apart('allotments', () => settleClaims(edge, shardFrom(stored), settings))
  }
  return found.length
}
