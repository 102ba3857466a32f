/**
 * What is still to be erased: pictures and phone numbers that are nobody's any more, names that a list keeps by itself. A
 * row stays until its work is done, so a kill in between only means that it is done again.
 */
import type { ErasedHold, ErasedMember, Erasure } from '../../src/domain/erasure'
import { avatarPlace } from '../../src/domain/avatar'
import { MINUTE_MS } from '../../src/domain/calendar'
import type { Placed } from '../../src/domain/contest-table'
import { holds } from '../../src/domain/phone-hold'
import { readAccount } from './account'
import { apart } from './apart'
import type { Edge } from './edge'
import { isNamed } from './avatars'
import { holderIdOf } from './member-id'
import { endEpoch, holdsOf } from './phones'
import { absent, below, oneOf, type Store, type Stored, upTo } from './store'

const job = 'erasures'
const SLICE = 50
/** What could not be erased is tried again so much later. */
const LATER_MS = 10 * MINUTE_MS
/** What a winner is called who has left. */
const NOBODY = '已退出的会员'

/** Erases what waits for it, members before pictures; answers how many rows it looked at. */
export async function eraseAll(edge: Edge): Promise<number> {
  let looked = 0
  // Each kind for itself: pictures that cannot be deleted now must not keep members waiting.
  for (const kinds of [['member', 'phone'], ['file'], ['offer']] satisfies Erasure['kind'][][]) {
    const found = await edge.store.find('erasures', {
      where: { kind: oneOf(kinds), dueAt: upTo(edge.now()) },
      orderBy: { dueAt: 'asc' },
      limit: SLICE,
    })
    for (const stored of found) {
      // Nor must a row that fails again and again keep those behind it waiting.
      if (!(await apart(job, () => eraseOne(edge, stored)))) await apart(job, () => putOff(edge, stored))
    }
    looked += found.length
  }
  return looked
}

async function putOff({ store, now }: Edge, { _id }: Stored): Promise<void> {
  await store.update('erasures', { _id }, { set: { dueAt: now() + LATER_MS } })
}

async function eraseOne(edge: Edge, stored: Stored): Promise<void> {
  // The document is ours: it was written from an Erasure.
  const erasure = stored as unknown as Erasure
  await eraseWhat(edge, erasure)
  await edge.store.removeAll('erasures', { _id: erasure._id })
}

async function eraseWhat(edge: Edge, erasure: Erasure): Promise<void> {
  const { store, platform } = edge
  switch (erasure.kind) {
    case 'member':
      for (const memberId of erasure.memberIds) await eraseMember(store, memberId, erasure)
      // What an operator has joined, or a merge has brought, is in no profile: it ends with the member too.
      for (const hold of await holdsOf(store, erasure.memberIds)) await endEpoch(edge, hold)
      return
    case 'phone':
      return letGo(edge, erasure)
    case 'file':
      if (!(await isNamed(store, avatarPlace(erasure.fileId)))) await platform.removeFiles([erasure.fileId])
      return
    case 'offer':
      if (!(await isNamed(store, erasure))) await platform.removePath(erasure.path)
  }
}

/**
 * Ends the epoch where it still leads to who lets the number go; who has it back holds a later one. The row may come again
 * after its work was done, so no other epoch than its own may end. Whoever lost a number to somebody else, and is merged
 * with them before the row's turn, has not let go what the other one still says is theirs.
 */
async function letGo(edge: Edge, { memberId, phoneId, epoch }: ErasedHold): Promise<void> {
  const hold = { phoneId, epoch }
  const holder = await readAccount(edge.store, holderIdOf(edge, hold))
  const before = await readAccount(edge.store, memberId)
  if (holder.memberId === before.memberId && !holds(before, hold)) await endEpoch(edge, hold)
}

async function eraseMember(
  store: Store,
  memberId: string,
  { seq, leftAt }: Pick<ErasedMember, 'seq' | 'leftAt'>,
): Promise<void> {
  const set = { openid: null, nickname: null, leftAt, seq }
  // Who has come back meanwhile has a row of a higher number; rows from before there were numbers have none.
  await store.update('members', { _id: memberId, seq: below(seq) }, { set })
  await store.update('members', { _id: memberId, seq: absent }, { set })
  // Who has come back meanwhile is asked again before they are told anything.
  await store.removeAll('notices', { _id: memberId })
  await eraseNames(store, memberId)
}

/** The results of contests name their winners as they were called then. */
async function eraseNames(store: Store, memberId: string): Promise<void> {
  const search = { where: { 'winners.memberId': memberId }, limit: 1000 }
  for (const { _id, winners } of await store.find('contests', search)) {
    // The document is ours: it was written from a result.
    const places = [...(winners as Placed[]).entries()].filter(([, winner]) => winner.memberId === memberId)
    const set = Object.fromEntries(places.map(([place]) => [`winners.${place}.name`, NOBODY]))
    if (places.length > 0) await store.update('contests', { _id }, { set })
  }
}
