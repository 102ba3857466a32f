import * as v from 'valibot'
import { Join, join, memberNoFrom, newMember, readMemberNo, refuseConsent } from '../../src/domain/member'
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
  const plan = planned(join(unclaimed, joiner(row)))
  expect(plan.set.profile).toEqual({ memberNo: '7K3F29QD', nickname: null, avatarUrl: null, joinedAt: now })
  expect(answered(unclaimed, join(unclaimed, joiner(row)), now)).toEqual({
    memberNo: '7K3F29QD',
    joinedAt: now,
  })
})

test('the tier counts from the day of joining, unless it was reached before', () => {
  const newcomer = given({ profile: null })
  expect(planned(join(newcomer, joiner(row))).set.tier).toMatchObject({ id: 'basic', since: now })
  const silver = {
    id: 'silver',
    since: at('2026-10-01'),
    validUntil: at('2027-10-01'),
    graceUntil: null,
  } as const
  expect(planned(join({ ...newcomer, tier: silver }, joiner(row))).set.tier).toEqual(silver)
})

test('who has joined already is the same member again, and nothing is posted', () => {
  const account = given()
  const plan = planned(join(account, joiner({ ...row, memberNo: 'OTHER' })))
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

test('a member number is eight characters that nobody mistakes for others', () => {
  const numbers = Array.from({ length: 500 }, (_, seed) =>
    memberNoFrom(new Uint8Array(7).map((_, i) => seed * 7 + i * 31)),
  )
  for (const memberNo of numbers) expect(memberNo).toMatch(/^[1-9A-HJKMNP-TV-Z]{8}$/)
})

test('a member number is read in any form in which it may be typed', () => {
  const memberNo = memberNoFrom(Uint8Array.from([3, 99, 200, 14, 77, 160, 31]))
  const spaced = `${memberNo.slice(0, 4)} ${memberNo.slice(4)}`
  expect(readMemberNo(spaced.toLowerCase())).toBe(memberNo)
  expect(readMemberNo(`${memberNo.slice(0, 4)}-${memberNo.slice(4)}`)).toBe(memberNo)
})

test('one wrong character, or two that changed places, make it no number', () => {
  const memberNo = memberNoFrom(Uint8Array.from([3, 99, 200, 14, 77, 160, 31]))
  for (let place = 0; place < 8; place += 1) {
    for (const other of '123456789ABCDEFGHJKMNPQRSTVWXYZ') {
      const typed = memberNo.slice(0, place) + other + memberNo.slice(place + 1)
      expect(readMemberNo(typed)).toBe(typed === memberNo ? memberNo : undefined)
    }
  }
  for (let place = 0; place < 7; place += 1) {
    const [a = '', b = ''] = [memberNo[place], memberNo[place + 1]]
    const swapped = memberNo.slice(0, place) + b + a + memberNo.slice(place + 2)
    expect(readMemberNo(swapped)).toBe(swapped === memberNo ? memberNo : undefined)
  }
})

test.each(['', '7K3F29Q', 'OIL0U000', '会员号七个字母', '$gt'])('%j is no member number', (typed) => {
  expect(readMemberNo(typed)).toBeUndefined()
})
