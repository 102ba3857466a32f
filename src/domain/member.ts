/**
 * A member: who has joined, under which number, and where they were first touched. The first touch and the
 * accepted versions are written once and never change.
 */
import * as v from 'valibot'
import type { Account } from './account'
import type { Instant } from './calendar'
import { couponNote } from './coupon-move'
import type { Effect } from './entry'
import { welcome } from './giving'
import { inviteAtJoining, type InviteSaid } from './invite'
import { type Decision, plan } from './plan'
import { note } from './points'
import { commandKeys } from './request'
import { isRefusal, refuse, type Refusal } from './result'
import type { Settings } from './settings'
import { shownName } from './shown-name'

const version = v.pipe(v.string(), v.minLength(1), v.maxLength(20))

const FirstTouch = v.strictObject({
  kind: v.picklist(['channel', 'group', 'inviter', 'live', 'store', 'direct']),
  id: v.optional(v.pipe(v.string(), v.regex(/^[!-~]{1,64}$/, 'visible ASCII'))),
})

export const Join = v.strictObject({
  ...commandKeys,
  accept: v.strictObject({ privacy: version, rules: version }),
  firstTouch: v.optional(FirstTouch),
  nickname: v.optional(shownName(20)),
})

export type Join = v.InferOutput<typeof Join>
export type FirstTouch = v.InferOutput<typeof FirstTouch>

/** The document of a member. The ledger knows them by `_id` alone. */
export interface Member {
  _id: string
  openid: string
  memberNo: string
  joinedAt: Instant
  accepted: { privacy: string; rules: string; at: Instant }
  firstTouch: { kind: FirstTouch['kind']; id: string | null; at: Instant }
  /** The member whose number the first touch names, where there is one. */
  invitedBy?: string
  /** The number of the entry that changed the row last: leaving takes the openid away, coming back brings it. */
  seq: number
}

/** Who joins: the row as it was written the first time, and what they bring now. */
export interface Joiner extends Member {
  nickname: string | null
  /** Asked of somebody who has left: what they accepted then is over. */
  accepting: Member['accepted'] | Refusal
  /** The row was erased: they left, under this openid or another one that leads to the same card. */
  isErased: boolean
}

export interface Membership {
  memberNo: string
  joinedAt: Instant
  /** What becomes of the invitation that somebody came with. */
  invite?: InviteSaid
}

/** Refuses a consent to a notice or rules that are no longer in force. */
export function refuseConsent(accept: Join['accept'], settings: Settings): Refusal | null {
  const { privacyVersion, rulesVersion } = settings.brand
  const isInForce = accept.privacy === privacyVersion && accept.rules === rulesVersion
  return isInForce
    ? null
    : refuse('CONSENT_OUTDATED', '隐私说明或会员章程刚更新过。请看过新版，再点一次加入。')
}

/** The document of somebody who joins now. */
export function newMember(
  id: { _id: string; openid: string; memberNo: string; invitedBy?: string },
  input: Join,
  now: Instant,
): Member {
  const { kind, id: touchId = null } = { ...(input.firstTouch ?? { kind: 'direct' as const }) }
  return {
    ...id,
    joinedAt: now,
    accepted: { ...input.accept, at: now },
    firstTouch: { kind, id: touchId, at: now },
    seq: 0,
  }
}

interface Terms {
  now: Instant
  settings: Settings
}

/**
 * Opens the card in the account, once: joined already is the same membership again. Who has bought enough before is a
 * member of that tier at once, with its gift. Refuses only whoever comes back and accepts a notice or rules that are no
 * longer in force.
 */
export function join(account: Account, member: Joiner, terms: Terms): Decision {
  const answer = (after: Account): Membership => ({
    memberNo: after.profile?.memberNo ?? member.memberNo,
    joinedAt: after.profile?.joinedAt ?? member.joinedAt,
  })
  if (account.profile && !member.isErased) return plan({ answer })
  const isBack = member.isErased || account.leave?.state === 'left'
  const back = isBack ? backAgain(member) : { joinedAt: member.joinedAt, effects: [] }
  if (isRefusal(back)) return back
  // The card was opened again through another openid that leads to it: only the row of this one is missing.
  if (account.profile) return plan({ post: [note({ of: 'join' }, 'hidden')], effects: back.effects, answer })
  const { memberNo, nickname } = member
  const { joinedAt, effects } = back
  const since = account.tier.since || joinedAt
  const { invite, said } = inviteAtJoining(account, member)
  const profile = { memberNo, nickname, avatarUrl: null, joinedAt }
  const given = giftAtJoining({ ...account, profile }, terms)
  return plan({
    post: [note({ of: 'join' }, 'hidden'), ...given.post],
    set: { profile, tier: { ...account.tier, since }, invite, leave: null, ...given.set },
    effects,
    answer: (after) => ({ ...answer(after), ...(said && { invite: said }) }),
  })
}

/** The tier was reached before there was a member to have its gift. */
function giftAtJoining(account: Account, { now, settings }: Terms) {
  const given = welcome(account, account.tier.id, { at: now, settings })
  if (!given) return { post: [], set: {} }
  const { label, coupon } = given.gift
  return { post: [couponNote({ move: 'issued', coupons: [coupon], label, gift: 'tier' })], set: given.set }
}

/** The row of somebody who has left is theirs again, with what they accept now. The first touch stays the first. */
function backAgain({ _id, openid, accepting }: Joiner): { joinedAt: Instant; effects: Effect[] } | Refusal {
  if (isRefusal(accepting)) return accepting
  const { at: joinedAt } = accepting
  const state = { openid, accepted: accepting, joinedAt, leftAt: null }
  return { joinedAt, effects: [{ do: 'replace', collection: 'members', id: _id, state }] }
}
