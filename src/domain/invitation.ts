/** The invitations of a member as they read them: who joined, who ordered, what counted and when. */
import * as v from 'valibot'
import type { Account, Invite } from './account'
import { monthDay } from './beijing-text'
import type { Instant } from './calendar'
import type { Entry } from './entry'
import { Before } from './cursor'
import { invitesCounted } from './invite-reward'
import { maskedName } from './masked-name'
import { Whom } from './operator-input'
import type { Settings } from './settings'

/** Whom one member invited, behind a cursor. */
export const ListInvitations = v.strictObject({ member: Whom, before: Before })

/** What is read of the account of somebody who was invited. */
export type Invitee = Pick<Account, 'memberId' | 'profile' | 'pending' | 'mergedInto'> & { invite: Invite }

export type InvitationState = 'joined' | 'ordered' | 'passed' | 'counted' | 'over' | 'left'

export interface Invitation {
  name: string
  joinedAt: Instant
  state: InvitationState
  /** The state in words, with its day. */
  words: string
  points: number
}

export interface Invitations {
  now: Instant
  /** Whoever joins from a card with this number was invited by this member. */
  memberNo: string
  brandName: string
  points: number
  monthlyMax: number
  countedThisMonth: number
  /** So long an order of a friend can be refunded. */
  pendingDays: number
  /** A page of them, newest first. */
  invitations: Invitation[]
  /** The cursor of older ones; null where there are none. */
  next: string | null
}

/** One invitation; `reward` is what it left in the inviter's ledger, where it has. */
export function invitationOf(invitee: Invitee, reward: Entry | undefined): Invitation {
  const { profile, invite, pending } = invitee
  const name = nameOf(invitee)
  const one = (state: InvitationState, words: string, points = 0) => ({
    name,
    joinedAt: invite.at,
    state,
    words,
    points,
  })
  if (reward) return rewarded(reward, one)
  if (invite.state === 'counted' || invite.state === 'due') return one('passed', '已过退款期，几分钟内到账')
  if (!profile) return one('left', '已退出，不再计算')
  const [first] = Object.values(pending)
    .map((bucket) => bucket.activatesAt)
    .sort((a, b) => a - b)
  return first === undefined
    ? one('joined', `${monthDay(invite.at)}加入，还没有消费`)
    : one('ordered', `已消费，${monthDay(first)}过了退款期就到账`)
}

function nameOf({ profile, mergedInto }: Invitee): string {
  if (profile) return maskedName(profile.nickname, profile.memberNo)
  return mergedInto === null ? '已退出的会员' : '已合并的会员'
}

type Make = (state: InvitationState, words: string, points?: number) => Invitation

function rewarded({ why, at, points, debt }: Entry, one: Make): Invitation {
  const earned = points - debt
  if (why.of === 'invite' && why.state === 'counted')
    return one('counted', `${monthDay(at)}到账 ${earned} 积分`, earned)
  if (why.of === 'invite' && why.state === 'over')
    return one('over', `${monthDay(at)}满足条件，当月 ${why.monthlyMax} 位已满，没有积分`)
  return one('left', '没有计入')
}

/** A page of them, with what counts this month. */
export function invitationsOf(
  account: Account,
  { invitees, rewards, next }: { invitees: Invitee[]; rewards: Map<string, Entry>; next: string | null },
  { now, settings }: { now: Instant; settings: Settings },
): Invitations {
  return {
    now,
    memberNo: account.profile?.memberNo ?? '',
    brandName: settings.brand.name,
    points: settings.invite.points,
    monthlyMax: settings.invite.monthlyMax,
    countedThisMonth: invitesCounted(account, now),
    pendingDays: settings.points.pendingDays,
    invitations: invitees.map((invitee) => invitationOf(invitee, rewards.get(invitee.memberId))),
    next,
  }
}
