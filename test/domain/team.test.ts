/** The team: nobody comes in by the word of one, once there have been two; and nobody is ended into a team of none. */
import type { Refusal } from '../../src/domain/result'
import {
  accept,
  claim,
  endRights,
  hasEndedSince,
  invite,
  invitingOf,
  type RightsEnding,
  type Team,
  type TeamInvite,
} from '../../src/domain/team'

const now = 1_000_000
const week = 7 * 86_400_000
const nobody: Team = { operators: [], invites: [], endings: [], setups: [], hadTwo: false }

/** Changes one after the other; a refusal ends the story. */
function told(...changes: ((team: Team) => Team | Refusal)[]): Team {
  return changes.reduce<Team>((team, change) => {
    const next = change(team)
    if ('ok' in next) throw new Error(next.code)
    return next
  }, nobody)
}

const claims =
  (operatorId: string, code = 'code') =>
  (team: Team) =>
    claim(team, { code, operatorId, name: operatorId }, now)
const invites =
  (id: string, by: string, parts: Partial<TeamInvite> = {}) =>
  (team: Team) =>
    invite(
      team,
      { id, name: id, by, requestId: id, approvedBy: null, expiresAt: now + week, state: 'open', ...parts },
      now,
    )
const accepts =
  (operatorId: string, inviteId: string, at = now) =>
  (team: Team) =>
    accept(team, { inviteId, operatorId }, at)
const ends =
  (by: string, operatorId: string, parts: Partial<RightsEnding> = {}) =>
  (team: Team) =>
    endRights(team, {
      request: `${by} ends ${operatorId}`,
      operatorId,
      name: operatorId,
      by,
      byName: by,
      reason: '离职',
      at: now,
      ...parts,
    })

const two = [claims('ann'), invites('i1', 'ann'), accepts('ben', 'i1')]
const byBen = { approvedBy: 'ben' }
const ids = ({ operators }: Team) => operators.map(({ _id }) => _id)
const refused = (code: string) => ({ ok: false, code })

test('the first one invites alone, and nobody alone any more once there were two', () => {
  expect(invitingOf(told(claims('ann')))).toBe('alone')
  expect(invitingOf(told(...two))).toBe('together')
  expect(invitingOf(told(...two, ends('ann', 'ben')))).toBe('closed')
})

test('of several invitations that one made alone the first to be used ends the others', () => {
  const team = told(claims('ann'), invites('i1', 'ann'), invites('i2', 'ann'), accepts('ben', 'i1'))
  expect(accepts('cid', 'i2')(team)).toMatchObject(refused('INVITE_UNKNOWN'))
})

test('an invitation brings one person in, once, and up to the last millisecond of its days', () => {
  const team = told(...two, invites('i2', 'ann', byBen))
  expect(accepts('cid', 'i2', now + week)(team)).toMatchObject(refused('INVITE_UNKNOWN'))
  const three = told(...two, invites('i2', 'ann', byBen), accepts('cid', 'i2', now + week - 1))
  expect(ids(three)).toEqual(['ann', 'ben', 'cid'])
  expect(accepts('cid', 'i2')(three)).toBe(three)
  expect(accepts('dan', 'i2')(three)).toMatchObject(refused('INVITE_UNKNOWN'))
  expect(accepts('ben', 'i2')(three)).toMatchObject(refused('OPERATOR_KNOWN'))
})

test.each(['ann', 'ben'])('an open invitation of two ends with the rights of %s', (ended) => {
  const team = told(...two, invites('i2', 'ann', byBen), ends(ended === 'ann' ? 'ben' : 'ann', ended))
  expect(accepts('cid', 'i2')(team)).toMatchObject(refused('INVITE_UNKNOWN'))
  expect(invites('i3', 'ann', byBen)(team)).toMatchObject(refused('INVITER_ENDED'))
})

test('an invitation is added once: used, ended or over it does not open again', () => {
  const used = told(...two, invites('i2', 'ann', byBen), accepts('cid', 'i2'))
  expect(invites('i2', 'ann', byBen)(used)).toBe(used)
  expect(invites('i3', 'ann', { ...byBen, expiresAt: now })(used)).toBe(used)
  const ended = told(...two, invites('i2', 'ann', byBen), accepts('cid', 'i2'), ends('ann', 'cid'))
  expect(accepts('cid', 'i2')(ended)).toMatchObject(refused('INVITE_UNKNOWN'))
})

test('rights end at once, the last one’s own never', () => {
  const one = told(...two, ends('ann', 'ben'))
  expect(ids(one)).toEqual(['ann'])
  expect(ends('ann', 'ann')(one)).toMatchObject(refused('OPERATOR_LAST'))
  expect(ends('ann', 'ben', { request: 'another' })(one)).toMatchObject(refused('OPERATOR_UNKNOWN'))
  expect(ids(told(...two, ends('ann', 'ann')))).toEqual(['ben'])
})

test('of two who end each other at once one is left', () => {
  const one = told(...two, ends('ann', 'ben'))
  expect(ends('ben', 'ann')(one)).toMatchObject(refused('ROLE_MISSING'))
})

test('the same request ends nothing that began anew, and names nobody else', () => {
  const back = told(...two, ends('ann', 'ben'), claims('ben', 'new code'))
  expect(ends('ann', 'ben')(back)).toBe(back)
  expect(ends('ann', 'ben', { reason: '另一个原因' })(back)).toMatchObject(refused('REQUEST_REUSED'))
})

test('the set-up code lets somebody in while fewer than two are, and each code once', () => {
  expect(claims('cid', 'new code')(told(...two))).toMatchObject(refused('SETUP_CLAIMED'))
  const one = told(...two, ends('ann', 'ben'))
  expect(claims('cid')(one)).toMatchObject(refused('SETUP_CLAIMED'))
  expect(claims('ann', 'new code')(one)).toMatchObject(refused('OPERATOR_KNOWN'))
  const again = told(...two, ends('ann', 'ben'), claims('cid', 'new code'))
  expect(ids(again)).toEqual(['ann', 'cid'])
  expect(claims('cid', 'new code')(again)).toBe(again)
  expect(invitingOf(again)).toBe('together')
})

test('a code does not bring back whose rights were ended', () => {
  const team = told(...two, ends('ben', 'ann'))
  expect(claims('ann')(team)).toMatchObject(refused('SETUP_CLAIMED'))
})

test('what was handed out before the end is known by its time', () => {
  const team = told(...two, ends('ann', 'ben'))
  expect([now, now + 1].map((since) => hasEndedSince(team, 'ben', since))).toEqual([true, false])
  expect(hasEndedSince(team, 'ann', now)).toBe(false)
})
