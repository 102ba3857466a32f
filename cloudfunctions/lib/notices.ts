/** A member's grants for notices: one document each, changed only as it was read. */
import {
  answered,
  noNotices,
  type NoticeAnswer,
  type NoticeAsk,
  noticeKinds,
  type Notices,
  noticesView,
  type NoticesView,
} from '../../src/domain/notice'
import { refusals } from '../../src/domain/refusals'
import type { Refusal } from '../../src/domain/result'
import { readAccount } from './account'
import type { Call } from './action'
import type { Edge } from './edge'
import { restoreRow } from './joining'
import type { Store, Stored } from './store'

const RACES_MAX = 20
const PAUSE_MS_MAX = 200

/** What the caller has allowed, and what they were told. */
export async function readNotices({ edge, memberId, now }: Call): Promise<NoticesView | Refusal> {
  const { profile } = await readAccount(edge.store, memberId)
  if (!profile) return refusals.notJoined
  return noticesView(noticesFrom(memberId, await edge.store.get('notices', memberId)), asksOf(edge), now)
}

/** Counts what WeChat answered to the caller's tap; the same request again answers what stands. */
export async function setNotices(
  call: Call,
  input: { requestId: string; answers: NoticeAnswer[] },
): Promise<NoticesView | Refusal> {
  const { edge, memberId, now } = call
  const row = await edge.store.get('members', memberId)
  const { profile } = await readAccount(edge.store, memberId)
  if (!profile) return refusals.notJoined
  await restoreRow(call, row)
  const after = await amendNotices(edge, memberId, (notices) => answered(notices, input, now))
  return after ? noticesView(after, asksOf(edge), now) : refusals.accountBusy
}

/** What an environment has templates for. */
export function asksOf({ notices: { templates } }: Edge): NoticeAsk[] {
  return noticeKinds.flatMap((kind) => {
    const template = templates[kind]
    return template ? [{ kind, templateId: template.id }] : []
  })
}

/** Changes the grants of a member, again from what stands where somebody else was first; null where that never ends. */
export async function amendNotices(
  edge: Edge,
  memberId: string,
  change: (notices: Notices) => Notices,
): Promise<Notices | null> {
  for (let races = 0; races < RACES_MAX; races += 1) {
    const before = noticesFrom(memberId, await edge.store.get('notices', memberId))
    const after = change(before)
    if (after === before || (await writeNotices(edge.store, before, after))) return after
    await edge.pause(edge.dice() * Math.min(PAUSE_MS_MAX, 8 * 2 ** races))
  }
  return null
}

/** Writes the grants where they are still those that were read. */
export async function writeNotices(store: Store, before: Notices, after: Notices): Promise<boolean> {
  const { _id, ...fields } = { ...after, version: before.version + 1 }
  if (before.version === 0) return (await store.insert('notices', [{ _id, ...fields }])) === 'inserted'
  return store.update('notices', { _id, version: before.version }, { set: fields })
}

/** The grants in a document; an empty map has vanished from it. */
export function noticesFrom(memberId: string, stored: Stored | null): Notices {
  // The document is ours: it was written from a Notices.
  return { ...noNotices(memberId), ...(stored as Partial<Notices> | null) }
}
