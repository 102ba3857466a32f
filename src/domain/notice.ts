/**
 * A notice: something worth telling a member, by one of WeChat's subscribe messages. When one is due stands in
 * notice-due.ts, what a member has allowed in notice-grants.ts.
 */
import type { Instant } from './calendar'

/** A template of WeChat each. */
export const noticeKinds = ['expiry', 'tier', 'points'] as const
export type NoticeKind = (typeof noticeKinds)[number]

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
