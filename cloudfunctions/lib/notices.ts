/** A member's grants for notices: one document each, changed only as it was read. */
import { noticeKinds } from '../../src/domain/notice'
import { answered, noGrants, type NoticeAnswer, type NoticeGrants } from '../../src/domain/notice-grants'
import { type NoticeAsk, noticesView, type NoticesView } from '../../src/domain/notices-view'
import { refusals } from '../../src/domain/refusals'
import type { Refusal } from '../../src/domain/result'
import { readAccount } from './account'
import type { Call } from './action'
import type { Edge } from './edge'
import { restoreRow } from './joining'
import type { Store, Stored } from './store'

const RACES_MAX = 20
const PAUSE_MS_MAX = 200

/** What the caller has allowed, and what they were told; refuses a guest. */
export async function readNotices({ edge, memberId, now }: Call): Promise<NoticesView | Refusal> {
  const { profile } = await readAccount(edge.store, memberId)
  if (!profile) return refusals.notJoined
  return noticesView(grantsFrom(memberId, await edge.store.get('notices', memberId)), asksOf(edge), now)
}

/** Counts what WeChat answered to the caller's tap; the same request again answers what stands. Refuses a guest. */
export async function setNotices(
  call: Call,
  input: { requestId: string; answers: NoticeAnswer[] },
): Promise<NoticesView | Refusal> {
  const { edge, memberId, now } = call
  const row = await edge.store.get('members', memberId)
  const { profile } = await readAccount(edge.store, memberId)
  if (!profile) return refusals.notJoined
  await restoreRow(call, row)
  const after = await amendGrants(edge, memberId, (grants) => answered(grants, input, now))
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
export async function amendGrants(
  edge: Edge,
  memberId: string,
  change: (grants: NoticeGrants) => NoticeGrants,
): Promise<NoticeGrants | null> {
  for (let races = 0; races < RACES_MAX; races += 1) {
    const before = grantsFrom(memberId, await edge.store.get('notices', memberId))
    const after = change(before)
    if (after === before || (await writeGrants(edge.store, before, after))) return after
    await edge.pause(edge.dice() * Math.min(PAUSE_MS_MAX, 8 * 2 ** races))
  }
  return null
}

/** Writes the grants where they are still those that were read. */
export async function writeGrants(store: Store, before: NoticeGrants, after: NoticeGrants): Promise<boolean> {
  const { _id, ...fields } = { ...after, version: before.version + 1 }
  if (before.version === 0) return (await store.insert('notices', [{ _id, ...fields }])) === 'inserted'
  return store.update('notices', { _id, version: before.version }, { set: fields })
}

/** The grants in a document; an empty map has vanished from it. */
export function grantsFrom(memberId: string, stored: Stored | null): NoticeGrants {
  // The document is ours: it was written from a NoticeGrants.
  return { ...noGrants(memberId), ...(stored as Partial<NoticeGrants> | null) }
}
