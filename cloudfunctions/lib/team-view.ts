/** The team as an operator reads it: who is in, who is invited, whose rights have ended. */
import type { Instant } from '../../src/domain/calendar'
import { base32, shortHash } from '../../src/domain/request'
import { invitingOf, type RightsEnding, type Team, type TeamInvite, teammate } from '../../src/domain/team'
import { approvalFrom } from './approvals'
import type { Edge } from './edge'
import { CODE_LENGTH } from './invites'
import { above, type Stored } from './store'
import type { Operator, WorkerCall } from './workers'

const LIST_MAX = 50

export interface TeamView {
  operators: { operatorId: string; name: string; openedAt: Instant; isMe: boolean }[]
  /** How a new one is invited now. */
  inviting: 'alone' | 'together' | 'closed'
  /** Those that wait for a second operator first. */
  invitations: InvitationOfTeam[]
  /** Newest first. */
  endings: Pick<RightsEnding, 'name' | 'byName' | 'reason' | 'at'>[]
}

interface InvitationOfTeam {
  name: string
  byName: string
  expiresAt: Instant
  /** An open one has its code for whoever asked for it, and for nobody else. */
  state: 'waiting' | 'open'
  code: string | null
}

/** The code of an invitation: made from the key and the request, so that it is kept nowhere. */
export function codeOf(edge: Edge, { by, requestId }: Pick<TeamInvite, 'by' | 'requestId'>): string {
  return base32(edge.mac(`operator invite:${by}:${requestId}`), CODE_LENGTH).toUpperCase()
}

/** An id of its own kind: a code for a clerk never makes an operator. */
export const inviteIdOf = (code: string): string => `o${shortHash('operator invite', code)}`

/** Reads what waits beside the team; one call. */
export async function viewOf({ edge, worker, now }: WorkerCall<Operator>, team: Team): Promise<TeamView> {
  const where = { kind: 'operator', state: 'waiting', expiresAt: above(now) }
  const found = await edge.store.find('approvals', { where, orderBy: { at: 'desc' }, limit: LIST_MAX })
  const open = team.invites.filter(({ state, expiresAt }) => state === 'open' && expiresAt > now)
  return {
    operators: team.operators.map(({ _id, name, openedAt }) => ({
      operatorId: _id,
      name,
      openedAt,
      isMe: _id === worker._id,
    })),
    inviting: invitingOf(team),
    invitations: [
      ...found.map(waitingOf),
      ...open.map((one) => openOf(one, { edge, team, reader: worker._id })),
    ],
    endings: team.endings
      .map(({ name, byName, reason, at }) => ({ name, byName, reason, at }))
      .reverse()
      .slice(0, LIST_MAX),
  }
}

function waitingOf(stored: Stored): InvitationOfTeam {
  const { content, byName, expiresAt } = approvalFrom(stored)
  return { name: String(content.name), byName, expiresAt, state: 'waiting', code: null }
}

interface Reading {
  edge: Edge
  team: Team
  reader: string
}

function openOf(invited: TeamInvite, { edge, team, reader }: Reading): InvitationOfTeam {
  const { name, by, expiresAt } = invited
  const code = by === reader ? codeOf(edge, invited) : null
  return { name, byName: teammate(team, by)?.name ?? '', expiresAt, state: 'open', code }
}
