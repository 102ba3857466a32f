/**
 * An invitation, on the side of whom was invited. Whether somebody was is decided when they first join, once for
 * ever: leaving to join again is no new invitation. It counts once an order has passed its refund window while at
 * least a point of it is left.
 */
import { type Account, idsOf, type Invite } from './account'
import type { Instant } from './calendar'
import type { Effect, Why } from './entry'
import { factOpId } from './request'

/** What the invitation sets in an account when an order has passed its window: nothing where none waits. */
export function passedWindow(
  { invite, profile }: Account,
  { points, at }: { points: number; at: Instant },
): { invite?: Invite } {
  if (invite?.state !== 'waiting' || !profile || points === 0) return {}
  return { invite: { ...invite, state: 'due', dueAt: at } }
}

/** What the inviter is told, by the sweeper. */
export interface InviteMessage extends Record<string, unknown> {
  kind: 'invite'
  invitee: string
}

/** The step of settling that makes a due invitation count; null where none is due. */
export function inviteStep({ memberId, invite }: Account) {
  if (invite?.state !== 'due') return null
  const { by, dueAt } = invite
  // Without a name: what the inviter's ledger keeps for ever must not outlive the membership of who was invited.
  const message: InviteMessage = { kind: 'invite', invitee: memberId }
  const tell: Effect = { do: 'tell', memberId: by, opId: inviteOpId(memberId), time: dueAt, message }
  const why: Why = { of: 'invited' }
  const counted: Invite = { state: 'counted', by, at: invite.at }
  return { dueAt, why, set: { invite: counted }, effects: [tell] }
}

/** The operation on the inviter's account: made from the invitee alone, so that nobody counts twice. */
export function inviteOpId(invitee: string): string {
  return factOpId('invite', invitee)
}

/** The invitation of somebody who joins for the first time, and what they are told about it. */
export function inviteAtJoining(
  account: Account,
  { memberNo, firstTouch, invitedBy, joinedAt: at }: Joining,
): { invite: Invite; said: InviteSaid | null } {
  const none = (said: InviteSaid | null, state: 'none' | 'void') => ({
    invite: account.invite ?? ({ state, by: null, at } as const),
    said,
  })
  if (firstTouch.kind !== 'inviter') return none(null, 'none')
  if (account.invite) return none({ state: 'void', message: again }, 'void')
  const isOwn = invitedBy !== undefined && idsOf(account).includes(invitedBy)
  if (isOwn || firstTouch.id === memberNo) return none({ state: 'void', message: self }, 'void')
  if (invitedBy === undefined) return none({ state: 'void', message: unknown }, 'void')
  return { invite: { state: 'waiting', by: invitedBy, at }, said: { state: 'waiting', message: waiting } }
}

interface Joining {
  memberNo: string
  joinedAt: Instant
  firstTouch: { kind: string; id: string | null }
  invitedBy?: string
}

/** What who joins is told about the invitation they came with. */
export interface InviteSaid {
  state: 'waiting' | 'void'
  message: string
}

const kept = '你的会员和积分不受影响。'
const again = `重新加入不算新的邀请。${kept}`
const self = `自己邀请自己不算。${kept}`
const unknown = `邀请你的会员号没有找到，这次邀请不算。${kept}`
const waiting = '邀请已经记下：你第一笔消费过了退款期，邀请你的人就得积分。'
