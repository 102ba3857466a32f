/**
 * Tries of eight digits, and the lock after ten wrong ones. A try is written down in the clerk's document before its
 * digits are looked up: of any number under way at once no more than ten are. Whether one was wrong is read from the
 * codes themselves, and only once there are ten, so that digits that find their member need no second write, and
 * whoever crashes between the two gains nothing.
 */
import { type Instant, MINUTE_MS } from '../../src/domain/calendar'
import { whoseRow, type Whose } from './digits'
import type { Edge } from './edge'
import { oneOf, type Stored } from './store'
import { readStaff, type Staff, type Try } from './workers'

/** So many wrong tries within ten minutes lock a clerk. */
export const WRONG_MAX = 10
const WRONG_WITHIN_MS = 10 * MINUTE_MS

/** Counts a try that is about to be looked up: which one of the last ten minutes it is. Null for a clerk who is locked. */
export async function countTry(edge: Edge, worker: Staff, tried: Try): Promise<number | null> {
  let staff: Staff | null = worker
  while (staff && !isLocked(staff, tried.at)) {
    const standing = await standingTries(edge, staff, tried.at)
    if (standing.length >= WRONG_MAX) return null
    const tries = [...standing, tried]
    if (await writeTries(edge, staff, { tries })) return tries.length
    staff = await readStaff(edge.store, worker._id)
  }
  return null
}

/** What follows a try that was wrong: the tenth within ten minutes locks the clerk for ten minutes. True when locked. */
export async function lockAfter(edge: Edge, staffId: string, now: Instant): Promise<boolean> {
  for (;;) {
    const staff = await readStaff(edge.store, staffId)
    if (!staff || isLocked(staff, now)) return true
    const standing = await standingTries(edge, staff, now)
    if (standing.length < WRONG_MAX) return false
    if (await writeTries(edge, staff, { tries: [], lockedUntil: now + WRONG_WITHIN_MS })) return true
  }
}

/** True as long as ten wrong tries lock a clerk out. */
export function isLocked(staff: Staff, now: Instant): boolean {
  return now < staff.lockedUntil
}

/** What follows digits that were alive and led to nothing: the try counts as a wrong one. True when that locks. */
export async function countAsWrong(edge: Edge, staffId: string, tried: Try): Promise<boolean> {
  for (;;) {
    const staff = await readStaff(edge.store, staffId)
    if (!staff || isLocked(staff, tried.at)) return true
    const tries = staff.tries.map((one) => (isSameTry(one, tried) ? { ...one, isSpent: true } : one))
    if (await writeTries(edge, staff, { tries })) return lockAfter(edge, staffId, tried.at)
  }
}

const isSameTry = (a: Try, b: Try) => a.digits === b.digits && a.at === b.at

/** The tries of the last ten minutes; where ten may lock the clerk, without those that were right. */
async function standingTries(edge: Edge, staff: Staff, now: Instant): Promise<Try[]> {
  const tries = staff.tries.filter(({ at }) => now - at < WRONG_WITHIN_MS)
  if (tries.length < WRONG_MAX) return tries
  const ids = tries.map(({ digits }) => digits)
  const found = await edge.store.find('codes', { where: { _id: oneOf(ids) }, limit: ids.length })
  const rows = new Map(found.map((row) => [row._id, row]))
  return tries.filter((one) => whoseTry(one, rows.get(one.digits)) === null)
}

/** Whose digits somebody typed who was told; null where the try was a wrong one. */
export function whoseTry({ at, isMember, isSpent }: Try, row: Stored | null | undefined): Whose | null {
  const whose = isSpent ? null : whoseRow(row, at)
  return whose && isMember && 'couponId' in whose ? null : whose
}

function writeTries(edge: Edge, { _id, version }: Staff, set: Partial<Staff>): Promise<boolean> {
  return edge.store.update('staff', { _id, version }, { set, inc: { version: 1 } })
}
