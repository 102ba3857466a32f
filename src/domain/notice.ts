/**
 * Notices by WeChat's subscribe messages. One tap on "allow" is one grant, one grant is one message; WeChat tells nobody
 * how many are left, so they are counted here. What the phone reports is believed: who reports too many gets no more than
 * WeChat delivers, and only about their own account.
 */
import * as v from 'valibot'
import { DAY_MS, dayOf, type Instant } from './calendar'
import { commandKeys, shortHash } from './request'

/** A template of WeChat each. */
export const noticeKinds = ['expiry', 'tier', 'points'] as const
export type NoticeKind = (typeof noticeKinds)[number]

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
const TOLD_KEPT = 20
const TOLD_KEPT_MS = 10 * DAY_MS

/** `sending` is also what stays where the answer was lost: it is not sent again, because it may have arrived. */
export type Outcome = 'sending' | 'sent' | 'refused' | 'failed'

export interface Told {
  kind: NoticeKind
  what: string
  at: Instant
  outcome: Outcome
}

/** The document of one member's grants. It holds no openid: who has left can be sent nothing. */
export interface Notices {
  _id: string
  version: number
  /** All grants together: who has none is not looked at. */
  total: number
  left: Record<NoticeKind, number>
  /** Since when there are grants of a kind without a break; what happened before is not told. */
  since: Record<NoticeKind, Instant>
  told: Record<string, Told>
  /** The requests that were counted lately, by short hashes, newest last. */
  requests: string[]
}

/** Something worth telling a member. */
export interface Notice {
  kind: NoticeKind
  /** What it is about, in words that never change: told once, whatever happens. */
  about: string
  what: string
  count: number
  when: Instant
  hint: string
  /** Where a tap on it leads. */
  page: string
}

/** A member who was never asked. */
export function noNotices(memberId: string): Notices {
  const none = { expiry: 0, tier: 0, points: 0 }
  return { _id: memberId, version: 0, total: 0, left: none, since: none, told: {}, requests: [] }
}

/** The grants after WeChat's answers to one request; the same request again changes nothing. */
export function answered(
  notices: Notices,
  { requestId, answers }: { requestId: string; answers: NoticeAnswer[] },
  now: Instant,
): Notices {
  const request = shortHash(requestId)
  if (notices.requests.includes(request)) return notices
  const left = { ...notices.left }
  const since = { ...notices.since }
  for (const { kind, answer } of answers) {
    if (answer === 'off') left[kind] = 0
    if (answer !== 'accept') continue
    if (left[kind] === 0) since[kind] = now
    left[kind] = Math.min(GRANTS_MAX, left[kind] + 1)
  }
  const requests = [...notices.requests, request].slice(-REQUESTS_KEPT)
  return counted({ ...notices, left, since, requests })
}

/** The place of a notice among those told: a field of the document. */
export function toldKey({ kind, about }: Pick<Notice, 'kind' | 'about'>): string {
  return `n${shortHash(kind, about)}`
}

/** Takes a grant for a notice, before it is sent; null where there is none, or it was told, or the day is full. */
export function claimed(notices: Notices, notice: Notice, now: Instant): Notices | null {
  const { kind, what } = notice
  const key = toldKey(notice)
  const today = Object.values(notices.told).filter(({ at }) => dayOf(at) === dayOf(now))
  if (notices.left[kind] === 0 || notices.told[key] || today.length >= NOTICES_A_DAY) return null
  const told = { ...kept(notices.told, now), [key]: { kind, what, at: now, outcome: 'sending' as const } }
  return counted({ ...notices, left: { ...notices.left, [kind]: notices.left[kind] - 1 }, told })
}

/**
 * What WeChat answered (its errcode, 0 for delivered). 43101 says that there are no grants at all; after any other
 * refusal the grant was not used up.
 */
export function settled(notices: Notices, key: string, errcode: number): Notices {
  const told = notices.told[key]
  if (!told) return notices
  const outcome = errcode === 0 ? 'sent' : errcode === 43101 ? 'refused' : 'failed'
  const { kind } = told
  const back = outcome === 'failed' ? Math.min(GRANTS_MAX, notices.left[kind] + 1) : notices.left[kind]
  const left = { ...notices.left, [kind]: outcome === 'refused' ? 0 : back }
  return counted({ ...notices, left, told: { ...notices.told, [key]: { ...told, outcome } } })
}

function counted(notices: Notices): Notices {
  const total = Object.values(notices.left).reduce((sum, left) => sum + left, 0)
  return { ...notices, total }
}

function kept(told: Notices['told'], now: Instant): Notices['told'] {
  const newest = Object.entries(told).sort(([, a], [, b]) => b.at - a.at)
  return Object.fromEntries(
    newest.filter(([, { at }], place) => place < TOLD_KEPT || at > now - TOLD_KEPT_MS),
  )
}

/** What can be asked for: a kind, with the template that WeChat's question names. */
export interface NoticeAsk {
  kind: NoticeKind
  templateId: string
}

/** The screen of notices: what can be allowed, how often one may still be told, and what was told. */
export interface NoticesView {
  now: number
  kinds: (NoticeAsk & { left: number })[]
  told: Told[]
}

/** A kind without a template is neither asked for nor sent. */
export function noticesView(notices: Notices, asks: NoticeAsk[], now: Instant): NoticesView {
  return {
    now,
    kinds: asks.map((ask) => ({ ...ask, left: notices.left[ask.kind] })),
    told: Object.values(notices.told)
      .sort((a, b) => b.at - a.at)
      .slice(0, TOLD_KEPT),
  }
}
