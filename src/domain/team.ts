/**
 * The team: who operates, who is invited, and whose rights were ended by whom. All of it is one document, so that of two
 * who act at once each decides on what the other has left. What weighs takes two operators, and so does a third one.
 */
import * as v from 'valibot'
import type { Instant } from './calendar'
import { Reason } from './operator-input'
import { CalledName, TypedCode } from './position'
import { refusals } from './refusals'
import { commandKeys } from './request'
import { refuse, type Refusal } from './result'

/** From this many on nobody comes in by the word of one operator. */
export const TEAM_MIN = 2
const ENDINGS_KEPT = 200

export interface Teammate {
  _id: string
  name: string
  openedAt: Instant
  /** What they came in by; null for the set-up code. */
  inviteId: string | null
}

/** An invitation of an operator; the code itself is kept nowhere. */
export interface TeamInvite {
  id: string
  name: string
  by: string
  /** What the code is made from again, for whoever asked for it. */
  requestId: string
  /** Null while the team has never had two: nobody else could have approved it. */
  approvedBy: string | null
  expiresAt: Instant
  state: 'open' | 'used' | 'revoked'
}

/** The end of somebody's rights: who ended them and why, and by which request, as a hash. */
export interface RightsEnding {
  request: string
  operatorId: string
  name: string
  by: string
  byName: string
  reason: string
  at: Instant
}

export interface Team {
  operators: Teammate[]
  invites: TeamInvite[]
  /** Newest last. */
  endings: RightsEnding[]
  /** Set-up codes that were used, as hashes, and by whom. */
  setups: { code: string; operatorId: string }[]
  /** There have been two at the same time. */
  hadTwo: boolean
}

/** The name is how the team calls whoever comes. */
export const InviteOperator = v.strictObject({ ...commandKeys, name: CalledName, reason: v.optional(Reason) })
export const EndOperator = v.strictObject({
  ...commandKeys,
  operatorId: v.pipe(v.string(), v.regex(/^w[a-z2-7]{26}$/, 'an operator')),
  reason: Reason,
})
/** Whoever does not say how to be called is called by what they do. */
export const ClaimSetup = v.strictObject({
  ...commandKeys,
  code: TypedCode,
  name: v.optional(CalledName, '运营'),
})

export const inviteUnknown = refuse(
  'INVITE_UNKNOWN',
  '邀请码不对，或者已经用过、过期、作废了，什么都没有改动。请让发给你的运营重新发一个。',
)
const operatorKnown = refuse(
  'OPERATOR_KNOWN',
  '你已经是运营了，这个码没有用掉。请让要开通的人用自己的微信输入。',
)
const setupUsed = refuse(
  'SETUP_CLAIMED',
  '这个开通码已经用过了，什么都没有改动。请让运营邀请你；运营不足两位时，请部署的人换一个新的开通码。',
)
const setupClosed = refuse(
  'SETUP_CLAIMED',
  '已经有两位运营了，开通码现在不能用，什么都没有改动。请让其中一位邀请你。',
)
export const operatorAlone = refuse(
  'OPERATOR_ALONE',
  '现在只有你一位运营，新的运营要两位一起才能邀请，邀请没有发出。请部署的人换一个新的开通码（SIYU_SETUP_CODE），让新的运营用它开通。',
)
const operatorUnknown = refuse('OPERATOR_UNKNOWN', '对方已经不是运营了，什么都没有改动。请刷新后再看。')
const operatorLast = refuse(
  'OPERATOR_LAST',
  '你是最后一位运营，不能结束自己的权限，什么都没有改动。请先让另一位运营开通。',
)
const inviterEnded = refuse('INVITER_ENDED', '邀请的人或者批准的人已经不是运营了，邀请没有发出。')

/** The operator of an id, as long as they are one; null for everybody else. */
export function teammate(team: Team, id: string): Teammate | null {
  return team.operators.find(({ _id }) => _id === id) ?? null
}

/** How a new operator is invited now: by one alone, by two together, or not at all, since there is only one left. */
export function invitingOf({ operators, hadTwo }: Team): 'alone' | 'together' | 'closed' {
  if (!hadTwo) return 'alone'
  return operators.length >= TEAM_MIN ? 'together' : 'closed'
}

/** Adds an invitation; once, and not when it is over. Refuses where one of those who made it is no operator any more. */
export function invite(team: Team, invited: TeamInvite, now: Instant): Team | Refusal {
  const { id, by, approvedBy, expiresAt } = invited
  if (expiresAt <= now || team.invites.some((known) => known.id === id)) return team
  const makers = approvedBy === null ? [by] : [by, approvedBy]
  if (!makers.every((maker) => teammate(team, maker))) return inviterEnded
  // What is over is forgotten here, where the list would grow.
  return { ...team, invites: [...team.invites.filter((known) => known.expiresAt > now), invited] }
}

/** Makes somebody an operator by an invitation, once. Refuses an operator, and an invitation that is used, over or none. */
export function accept(
  team: Team,
  { inviteId, operatorId }: { inviteId: string; operatorId: string },
  now: Instant,
): Team | Refusal {
  const standing = teammate(team, operatorId)
  if (standing) return standing.inviteId === inviteId ? team : operatorKnown
  const invited = team.invites.find(({ id }) => id === inviteId)
  if (!invited || invited.state !== 'open' || invited.expiresAt <= now) return inviteUnknown
  const invites = team.invites.map((one) => (one === invited ? { ...one, state: 'used' as const } : one))
  const joined = { _id: operatorId, name: invited.name, openedAt: now, inviteId }
  return joinedBy({ ...team, invites }, joined)
}

/**
 * Makes somebody an operator by the set-up code, which is the deployer's word and good once. Refuses a code that was
 * used, an operator, and everybody where there are two.
 */
export function claim(
  team: Team,
  { code, operatorId, name }: { code: string; operatorId: string; name: string },
  now: Instant,
): Team | Refusal {
  const standing = teammate(team, operatorId)
  const used = team.setups.find((setup) => setup.code === code)
  if (used) return standing && used.operatorId === operatorId ? team : setupUsed
  if (standing) return operatorKnown
  if (team.operators.length >= TEAM_MIN) return setupClosed
  const setups = [...team.setups, { code, operatorId }]
  return joinedBy({ ...team, setups }, { _id: operatorId, name, openedAt: now, inviteId: null })
}

/** From two on, invitations that one made alone bring nobody in any more. */
function joinedBy(team: Team, joined: Teammate): Team {
  const operators = [...team.operators, joined]
  const hadTwo = team.hadTwo || operators.length >= TEAM_MIN
  return { ...team, operators, hadTwo, invites: hadTwo ? revoked(team.invites, isOfOne) : team.invites }
}

const isOfOne = ({ approvedBy }: TeamInvite) => approvedBy === null

function revoked(invites: TeamInvite[], isMeant: (invited: TeamInvite) => boolean): TeamInvite[] {
  return invites.map((one) => (one.state === 'open' && isMeant(one) ? { ...one, state: 'revoked' } : one))
}

/**
 * Ends somebody's rights at once, and with them the invitations that they made or approved and nobody has used. The
 * same request again ends nothing that began anew. Refuses who is no operator, and the last one's own.
 */
export function endRights(team: Team, ending: RightsEnding): Team | Refusal {
  const { operatorId, by, request } = ending
  const known = team.endings.find((one) => one.request === request)
  if (known) return isSame(known, ending) ? team : refusals.requestReused
  if (!teammate(team, by)) return refusals.roleMissing
  if (!teammate(team, operatorId)) return operatorUnknown
  if (team.operators.length === 1) return operatorLast
  return {
    ...team,
    operators: team.operators.filter(({ _id }) => _id !== operatorId),
    invites: revoked(team.invites, (one) => one.by === operatorId || one.approvedBy === operatorId),
    endings: [...team.endings, ending].slice(-ENDINGS_KEPT),
  }
}

const isSame = (known: RightsEnding, { operatorId, reason }: RightsEnding) =>
  known.operatorId === operatorId && known.reason === reason

/** True where somebody's rights were ended at that time or after it: what they handed out before is good no more. */
export function hasEndedSince(team: Team, operatorId: string, since: Instant): boolean {
  return team.endings.some((ending) => ending.operatorId === operatorId && ending.at >= since)
}
