import * as v from 'valibot'
import { Join, join, newMember, refuseConsent } from '../../src/domain/member'
import { answered, at, given, joiner, planned, settings } from './given'

const now = at('2026-11-21 09:00')
const accept = { privacy: settings.brand.privacyVersion, rules: settings.brand.rulesVersion }
const requestId = '01KAHB00000000000000000001'
const row = newMember({ _id: 'm1', openid: 'oAlice', memberNo: '7K3F29QD' }, { requestId, accept }, now)

test('joining writes down what was accepted and when, and a first touch even where none is named', () => {
  expect(row).toEqual({
    _id: 'm1',
    openid: 'oAlice',
    memberNo: '7K3F29QD',
    joinedAt: now,
    accepted: { ...accept, at: now },
    firstTouch: { kind: 'direct', id: null, at: now },
    seq: 0,
  })
})

test.each(['\u200b', '\u2060\u200d', '\u3164', '\u202e林夏', '林\u2066夏'])(
  'a name that cannot be seen or turns its line around is none: %j',
  (nickname) => {
    expect(v.safeParse(Join, { requestId, accept, nickname }).success).toBe(false)
  },
)

test.each(['林知夏', '👨\u200d👩\u200d👧', 'مرحبا', '🏳️'])('a name in any writing is one: %s', (nickname) => {
  expect(v.safeParse(Join, { requestId, accept, nickname }).success).toBe(true)
})

test('a consent to a notice that is no longer in force is refused', () => {
  expect(refuseConsent(accept, settings)).toBeNull()
  expect(refuseConsent({ ...accept, privacy: '2020-01' }, settings)).toMatchObject({
    code: 'CONSENT_OUTDATED',
  })
  expect(refuseConsent({ ...accept, rules: '2020-01' }, settings)).toMatchObject({ code: 'CONSENT_OUTDATED' })
})

test('joining opens the card, and points earned before it stay', () => {
  const unclaimed = given({ profile: null, lots: { m202711: 40 } })
  const plan = planned(join(unclaimed, joiner(row), { now, settings }))
  expect(plan.set.profile).toEqual({ memberNo: '7K3F29QD', nickname: null, avatarUrl: null, joinedAt: now })
  expect(answered(unclaimed, join(unclaimed, joiner(row), { now, settings }), now)).toEqual({
    memberNo: '7K3F29QD',
    joinedAt: now,
  })
})

test('the tier counts from the day of joining, unless it was reached before', () => {
  const newcomer = given({ profile: null })
  expect(planned(join(newcomer, joiner(row), { now, settings })).set.tier).toMatchObject({
    id: 'basic',
    since: now,
  })
  const silver = {
    id: 'silver',
    since: at('2026-10-01'),
    validUntil: at('2027-10-01'),
    graceUntil: null,
  } as const
  expect(planned(join({ ...newcomer, tier: silver }, joiner(row), { now, settings })).set.tier).toEqual(
    silver,
  )
})

test('who has joined already is the same member again, and nothing is posted', () => {
  const account = given()
  const plan = planned(join(account, joiner({ ...row, memberNo: 'OTHER' }), { now, settings }))
  expect(plan.post).toEqual([])
  expect(plan.answer(account)).toEqual({ memberNo: '7K3F29QD', joinedAt: at('2025-01-05') })
})

test.each(['满', '小满'.repeat(10), '🍵'.repeat(20), ' 阿满 '])('%s is a nickname', (nickname) => {
  expect(v.is(Join, { requestId, accept, nickname })).toBe(true)
})

test.each([
  '',
  '   ',
  '满'.repeat(21),
  '🍵'.repeat(21),
  'a\u0000b',
  'a\nb',
  'a\u2028b',
  'x'.repeat(1_000_000),
  7,
])('and some are none (case %#)', (nickname) => {
  expect(v.is(Join, { requestId, accept, nickname })).toBe(false)
})
