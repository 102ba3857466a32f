/**
 * The job that sends notices. A notice takes its grant first and is sent then: who is killed in between, or gets no answer,
 * has sent it once or never, and nobody sends it again. A message too few is better than one twice.
 */
import type { Account } from '../../src/domain/account'
import { type Instant, MINUTE_MS } from '../../src/domain/calendar'
import type { Entry } from '../../src/domain/entry'
import type { Notice } from '../../src/domain/notice'
import { isQuiet, NEWS_MS, noticesDue } from '../../src/domain/notice-due'
import { claimed, type NoticeGrants, reported, toldKey } from '../../src/domain/notice-grants'
import { fieldsOf } from '../../src/domain/notice-template'
import { settle } from '../../src/domain/settle'
import type { Settings } from '../../src/domain/settings'
import { reachesBack } from '../../src/domain/statistics'
import { accountFrom, readAccount } from './account'
import { apart } from './apart'
import type { Edge } from './edge'
import { amendGrants, grantsFrom, writeGrants } from './notices'
import { readProgress, saveProgress } from './progress'
import { above, oneOf, type Store, type Stored } from './store'
import { eachMovedOut } from './walk'

const job = 'notices'
/** Each of them may be sent some messages, and a slice must end within the function's time. */
const SLICE = 20
/** One tick takes no more, also where the clock of a local cloud stands still. */
const SLICES_MAX = 50
/** Everybody with a grant is looked at so often. */
const ROUND_MS = 5 * MINUTE_MS

interface Walk {
  /** The members up to here were looked at in this round; empty between two rounds. */
  cursor: string
  startedAt: Instant
}

interface Person {
  grants: NoticeGrants
  openid: string
  account: Account
}

/** Sends what is due to members who have allowed it; answers how many it looked at. */
export async function sendNotices(edge: Edge, settings: Settings, until: Instant): Promise<number> {
  if (isQuiet(edge.now()) || Object.keys(edge.notices.templates).length === 0) return 0
  let before = await readProgress<Walk>(edge.store, job, { cursor: '', startedAt: 0 })
  let looked = 0
  for (let slices = 0; slices < SLICES_MAX && edge.now() < until; slices += 1) {
    const { cursor, startedAt } = before.state
    if (cursor === '' && edge.now() - startedAt < ROUND_MS) return looked
    const slice = await edge.store.find('notices', {
      where: { _id: above(cursor), total: above(0) },
      orderBy: { _id: 'asc' },
      limit: SLICE,
    })
    for (const person of await peopleOf(edge.store, slice))
      await apart(job, () => tell(edge, person, settings))
    looked += slice.length
    const next = slice.length < SLICE ? '' : (slice.at(-1)?._id ?? '')
    const state = { cursor: next, startedAt: cursor === '' ? edge.now() : startedAt }
    const saved = await saveProgress(edge.store, { job, before }, state)
    if (!saved) return looked
    before = saved
  }
  return looked
}

/** Who has left has no openid any more, and is left out. */
async function peopleOf(store: Store, slice: Stored[]): Promise<Person[]> {
  const ids = slice.map(({ _id }) => _id)
  if (ids.length === 0) return []
  const search = { where: { _id: oneOf(ids) }, limit: ids.length }
  const members = await store.find('members', { ...search, fields: ['openid'] })
  const accounts = await store.find('accounts', search)
  return slice.flatMap((stored) => {
    const openid = members.find(({ _id }) => _id === stored._id)?.openid
    const account = accounts.find(({ _id }) => _id === stored._id) ?? null
    if (typeof openid !== 'string') return []
    return [{ grants: grantsFrom(stored._id, stored), openid, account: accountFrom(stored._id, account) }]
  })
}

async function tell(edge: Edge, { grants, openid, account: own }: Person, settings: Settings): Promise<void> {
  const now = edge.now()
  const account = own.mergedInto === null ? own : await readAccount(edge.store, own.memberId)
  const entries = await newsOf(edge.store, account, now - NEWS_MS)
  // Entries that were posted are news; what settling would post now is told once it is posted.
  const due = noticesDue(settle(account, Math.max(now, account.settledAt), settings), {
    entries,
    since: grants.since,
    now,
    settings,
  })
  let standing = grants
  for (const notice of due) {
    if (!edge.notices.templates[notice.kind]) continue
    // A round takes a while, and may have begun before the quiet hours.
    if (isQuiet(edge.now())) return
    const taken = claimed(standing, notice, now)
    if (!taken) continue
    // Somebody else is at it, or the member has just changed it: the next round looks again.
    if (!(await writeGrants(edge.store, standing, taken))) return
    const after = await send(edge, { openid, notice, memberId: grants._id })
    if (!after) return
    standing = after
  }
}

async function send(
  edge: Edge,
  { openid, notice, memberId }: { openid: string; notice: Notice; memberId: string },
): Promise<NoticeGrants | null> {
  const template = edge.notices.templates[notice.kind]
  if (!template) throw new Error(`a notice of ${notice.kind} has no template`)
  const { page } = notice
  const errcode = await edge.notices.send({
    openid,
    templateId: template.id,
    page,
    fields: fieldsOf(template, notice),
  })
  return amendGrants(edge, memberId, (grants) => reported(grants, toldKey(notice), errcode))
}

/** The entries of an account since a moment, the newest first; for few accounts some lie outside the journal. */
async function newsOf(store: Store, account: Account, since: Instant): Promise<Entry[]> {
  const entries = Object.values(account.journal).filter(({ at }) => at > since)
  if (!reachesBack(account, since)) {
    const movedOut = { memberIds: [account.memberId], where: { at: above(since) } }
    await eachMovedOut(store, movedOut, async (_memberId, older) => {
      entries.push(...older.filter(({ opId }) => !account.journal[opId]))
    })
  }
  return entries.sort((a, b) => b.seq - a.seq)
}
