/** Jobs of the timer: each is a slice of work that can be done twice, late or not at all without changing a balance. */
import type { Instant } from '../../src/domain/calendar'
import type { Settings } from '../../src/domain/settings'
import { apart } from './apart'
import type { Edge } from './edge'
import { settleNow } from './perform'
import { above, between, type Search, type Stored } from './store'

const SLICE = 100
const AT_ONCE = 8

/** Works until it is done or `until` has come; answers how much it did. */
export type Job = (edge: Edge, settings: Settings, until: Instant) => Promise<number>

interface Cursor {
  dueAt: Instant
  id: string
}

const start: Cursor = { dueAt: 0, id: '' }

/**
 * Settles the accounts where something is due. The cursor is saved after each slice, so that accounts which
 * cannot be settled now are passed over until the next round instead of stopping those behind them.
 */
export async function settleDue(edge: Edge, settings: Settings, until: Instant): Promise<number> {
  let cursor = await readCursor(edge)
  let settled = 0
  for (;;) {
    const due = await dueAccounts(edge, cursor)
    await settleAll(edge, settings, due)
    settled += due.length
    cursor = due.length < SLICE ? start : cursorAt(due.at(-1))
    await saveCursor(edge, cursor)
    if (due.length < SLICE || edge.now() >= until) return settled
  }
}

function cursorAt(last: Stored | undefined): Cursor {
  return last ? { dueAt: Number(last.dueAt), id: last._id } : start
}

/** Accounts that fell due, from the cursor on; many share one moment, such as the end of a month. */
async function dueAccounts(edge: Edge, { dueAt, id }: Cursor): Promise<Stored[]> {
  const orderBy: Search['orderBy'] = { dueAt: 'asc', _id: 'asc' }
  const same = { where: { dueAt, _id: above(id) }, orderBy, limit: SLICE }
  const sameMoment = id === '' ? [] : await edge.store.find('accounts', same)
  const limit = SLICE - sameMoment.length
  if (limit === 0) return sameMoment
  const later = { where: { dueAt: between(dueAt + (id === '' ? 0 : 1), edge.now()) }, orderBy, limit }
  return [...sameMoment, ...(await edge.store.find('accounts', later))]
}

async function settleAll(edge: Edge, settings: Settings, due: Stored[]): Promise<void> {
  const waiting = due.map(({ _id }) => _id)
  const worker = async () => {
    for (let memberId = waiting.shift(); memberId; memberId = waiting.shift())
      await settleOne(edge, settings, memberId)
  }
  await Promise.all(Array.from({ length: AT_ONCE }, worker))
}

async function settleOne(edge: Edge, settings: Settings, memberId: string): Promise<void> {
  await apart('settle', () => settleNow(edge, memberId, settings))
}

async function readCursor(edge: Edge): Promise<Cursor> {
  const job = await edge.store.get('jobs', 'settle')
  return job ? { dueAt: Number(job.dueAt), id: String(job.id) } : start
}

async function saveCursor(edge: Edge, cursor: Cursor): Promise<void> {
  const set = { dueAt: cursor.dueAt, id: cursor.id, at: edge.now() }
  if (await edge.store.update('jobs', { _id: 'settle' }, { set })) return
  await edge.store.insert('jobs', [{ _id: 'settle', ...set }])
}
