/**
 * A member's grants of notices. One tap on "allow" is one grant, one grant is one message; WeChat tells nobody how many
 * are left, so they are counted here. What the phone reports is believed: who reports too many gets no more than WeChat
 * delivers, and only about their own account.
 */
import * as v from 'valibot'
import { DAY_MS, dayOf, type Instant } from './calendar'
import { type Notice, type NoticeKind, noticeKinds } from './notice'
import { commandKeys, shortHash } from './request'

const Answer = v.strictObject({
  kind: v.picklist(noticeKinds),
  /** What WeChat answered, or `off`: nothing of this kind any more. */
  answer: v.picklist(['accept', 'reject', 'ban', 'filter', 'off']),
})

export const SetNotices = v.strictObject({
  ...commandKeys,
  answers: v.pipe(
    v.array(Answer),
    v.minLength(1),
    v.maxLength(noticeKinds.length),
    v.check((answers) => new Set(answers.map(({ kind }) => kind)).size === answers.length, 'each kind once'),
  ),
})

export type NoticeAnswer = v.InferOutput<typeof Answer>

/** So many grants of one kind are kept; who allows more often loses nothing that they would ever be sent. */
export const GRANTS_MAX = 20
/** Nobody is told more than so many things a day. */
export const NOTICES_A_DAY = 3
const REQUESTS_KEPT = 20
/** What was told is shown for a while, and remembered for longer than anything could be told again. */
export const TOLD_KEPT = 20
const TOLD_KEPT_MS = 10 * DAY_MS

/** `sending` is also what stays where the answer was lost: it is not sent again, because it may have arrived. */
export type Delivery = 'sending' | 'sent' | 'refused' | 'failed'

export interface ToldNotice {
  kind: NoticeKind
  what: string
  at: Instant
  outcome: Delivery
}

/** The document of one member's grants. It holds no openid: who has left can be sent nothing. */
export interface NoticeGrants {
  _id: string
  version: number
  /** All grants together: who has none is not looked at. */
  total: number
  left: Record<NoticeKind, number>
  /** Since when there are grants of a kind without a break; what happened before is not told. */
  since: Record<NoticeKind, Instant>
  told: Record<string, ToldNotice>
  /** The requests that were counted lately, by short hashes, newest last. */
  requests: string[]
}

/** A member who was never asked. */
export function noGrants(memberId: string): NoticeGrants {
  const none = { expiry: 0, tier: 0, points: 0 }
  return { _id: memberId, version: 0, total: 0, left: none, since: none, told: {}, requests: [] }
}

/** The grants after WeChat's answers to one request; the same request again changes nothing. */
export function answered(
  grants: NoticeGrants,
  { requestId, answers }: { requestId: string; answers: NoticeAnswer[] },
  now: Instant,
): NoticeGrants {
  const request = shortHash(requestId)
  if (grants.requests.includes(request)) return grants
  const left = { ...grants.left }
  const since = { ...grants.since }
  for (const { kind, answer } of answers) {
    if (answer === 'off') left[kind] = 0
    if (answer !== 'accept') continue
    if (left[kind] === 0) since[kind] = now
    left[kind] = Math.min(GRANTS_MAX, left[kind] + 1)
  }
  const requests = [...grants.requests, request].slice(-REQUESTS_KEPT)
  return counted({ ...grants, left, since, requests })
}

/** The place of a notice among those told: a field of the document. */
export function toldKey({ kind, about }: Pick<Notice, 'kind' | 'about'>): string {
  return `n${shortHash(kind, about)}`
}

/** Takes a grant for a notice, before it is sent; null where there is none, or it was told, or the day is full. */
export function claimed(grants: NoticeGrants, notice: Notice, now: Instant): NoticeGrants | null {
  const { kind, what } = notice
  const key = toldKey(notice)
  const today = Object.values(grants.told).filter(({ at }) => dayOf(at) === dayOf(now))
  if (grants.left[kind] === 0 || grants.told[key] || today.length >= NOTICES_A_DAY) return null
  const told = { ...kept(grants.told, now), [key]: { kind, what, at: now, outcome: 'sending' as const } }
  return counted({ ...grants, left: { ...grants.left, [kind]: grants.left[kind] - 1 }, told })
}

/**
 * What WeChat answered (the errcode of its `subscribeMessage.send`, 0 for delivered). 43101 says that there are no
 * grants at all; after any other refusal the grant was not used up.
 */
export function reported(grants: NoticeGrants, key: string, errcode: number): NoticeGrants {
  const told = grants.told[key]
  if (!told) return grants
  const outcome = errcode === 0 ? 'sent' : errcode === 43101 ? 'refused' : 'failed'
  const { kind } = told
  const back = outcome === 'failed' ? Math.min(GRANTS_MAX, grants.left[kind] + 1) : grants.left[kind]
  const left = { ...grants.left, [kind]: outcome === 'refused' ? 0 : back }
  return counted({ ...grants, left, told: { ...grants.told, [key]: { ...told, outcome } } })
}

function counted(grants: NoticeGrants): NoticeGrants {
  const total = Object.values(grants.left).reduce((sum, left) => sum + left, 0)
  return { ...grants, total }
}

function kept(told: NoticeGrants['told'], now: Instant): NoticeGrants['told'] {
  const newest = Object.entries(told).sort(([, a], [, b]) => b.at - a.at)
  return Object.fromEntries(
    newest.filter(([, { at }], place) => place < TOLD_KEPT || at > now - TOLD_KEPT_MS),
  )
}
