/** What becomes of each field of an account when another one is merged into it. */
import type { Account } from '../../src/domain/account'
import { unitedBy } from '../../src/domain/merge-rules'
import { given, profile, settings } from './given'

const into = (target: Partial<Account>, source: Partial<Account>) =>
  unitedBy(given(target), given({ memberId: 'mbbbbbbbbbbbbbbbbbbbbbbbbbb', ...source }), settings)

describe('limits are had once', () => {
  test('counters of both are added up', () => {
    const today = 'd20261121_word'
    expect(
      into({ counters: { [today]: 2 } }, { counters: { [today]: 1, d20261130_invite: 4 } }).counters,
    ).toEqual({
      [today]: 3,
      d20261130_invite: 4,
    })
  })

  test.each([
    ['the later day', ['2026-11-19', 1], ['2026-11-21', 1], ['2026-11-21', 1]],
    ['days that touch', ['2026-11-20', 6], ['2026-11-21', 1], ['2026-11-21', 7]],
    ['the same day', ['2026-11-21', 2], ['2026-11-21', 5], ['2026-11-21', 5]],
    ['one within the other', ['2026-11-20', 2], ['2026-11-21', 9], ['2026-11-21', 9]],
    ['only one ever', null, ['2026-11-21', 3], ['2026-11-21', 3]],
  ] as const)('checked in on %s: %j and %j', (_name, a, b, both) => {
    const streak = (one: readonly [string, number] | null) => one && { day: one[0], streakDays: one[1] }
    expect(into({ checkIn: streak(a) }, { checkIn: streak(b) }).checkIn).toEqual(streak(both))
    expect(into({ checkIn: streak(b) }, { checkIn: streak(a) }).checkIn).toEqual(streak(both))
  })

  test('a birthday month is used once a year, in whichever account', () => {
    const used = { year: 2026, month: '2026-03' }
    const before = { year: 2025, month: '2025-07' }
    expect(into({ birthdayUsed: before }, { birthdayUsed: used }).birthdayUsed).toEqual(used)
    expect(into({ birthdayUsed: used }, { birthdayUsed: before }).birthdayUsed).toEqual(used)
    expect(into({}, { birthdayUsed: used }).birthdayUsed).toEqual(used)
  })

  test('the target keeps whether somebody brought them', () => {
    const mine = { state: 'none', by: null, at: 1 } as const
    const waiting = { state: 'waiting', by: 'mc', at: 2 } as const
    expect(into({ invite: mine }, { invite: waiting }).invite).toEqual(mine)
  })

  test('what both earned in a contest is one standing, and the last one is kept', () => {
    const week = (key: string, points: number, when: number) => ({ key, points, at: when })
    const a = { ...week('2026-11-16', 10, 5), last: week('2026-11-09', 3, 1) }
    const b = { ...week('2026-11-16', 4, 7), last: week('2026-11-09', 2, 2) }
    const old = { ...week('2026-11-09', 2, 2), last: week('2026-11-02', 9, 0) }
    const weekly = (one: typeof a, two: typeof a | null) =>
      into({ contests: { weekly: one, monthly: null } }, { contests: { weekly: two, monthly: null } })
        .contests.weekly
    expect(weekly(a, b)).toEqual({ ...week('2026-11-16', 14, 7), last: week('2026-11-09', 5, 2) })
    expect(weekly(old, a)).toEqual({ ...week('2026-11-16', 10, 5), last: week('2026-11-09', 5, 2) })
    expect(weekly(a, null)).toEqual(a)
  })
})

test('the number stays, and what was not said there is taken from the other', () => {
  const { profile: both } = into(
    { profile: { ...profile, nickname: null } },
    { profile: { ...profile, memberNo: '7K3F29QB', nickname: '小满', joinedAt: profile.joinedAt - 1 } },
  )
  expect(both).toEqual({ ...profile, nickname: '小满', joinedAt: profile.joinedAt - 1 })
})
