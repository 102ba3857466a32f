import { earningWays } from '../../src/domain/earning-ways'
import { homeOf } from '../../src/domain/home'
import { at, given, settings, withContests } from './given'

const now = at('2026-11-21 09:00')
const ways = (counters: Record<string, number>, rules = settings) =>
  earningWays(given({ counters }), { now, settings: rules })

test('the words that are left today, and those of yesterday do not count', () => {
  expect(ways({}).word).toEqual({ points: 10, dailyMax: 3, leftToday: 3 })
  expect(ways({ d20261121_word: 2, d20261120_word: 3 }).word?.leftToday).toBe(1)
  expect(ways({ d20261121_word: 3 }).word?.leftToday).toBe(0)
  const fewer = { ...settings, word: { points: 10, dailyMax: 2 } }
  expect(ways({ d20261121_word: 3 }, fewer).word?.leftToday).toBe(0)
})

test('what gives nothing by the rules is no way', () => {
  const none = { ...settings, word: { points: 0, dailyMax: 3 }, invite: { points: 50, monthlyMax: 0 } }
  expect(ways({}, none)).toMatchObject({ word: null, invite: null })
})

test('the contests that run', () => {
  expect(ways({}).contests).toEqual([])
  expect(ways({}, withContests).contests).toEqual(['weekly', 'monthly'])
})

describe('what became of an invitation', () => {
  const joinedAt = at('2026-11-21 09:00')
  const profile = { memberNo: '7K3F29QD', nickname: '阿满', avatarUrl: null, joinedAt }
  const told = (state: 'waiting' | 'void' | 'none' | 'counted', moment: number) => {
    const by = state === 'waiting' || state === 'counted' ? 'm2' : null
    // One of the states that an invitation has, each with the inviter that belongs to it.
    const invite = { state, by, at: joinedAt } as NonNullable<Parameters<typeof homeOf>[0]['invite']>
    const home = homeOf(given({ profile, invite }), moment, settings)
    return home.state === 'member' ? home.invitation : 'guest'
  }

  test('is told while somebody is welcomed, and only where they came by one', () => {
    expect([told('waiting', joinedAt), told('void', joinedAt), told('none', joinedAt)]).toEqual([
      'waiting',
      'void',
      null,
    ])
    expect(told('waiting', joinedAt + 600_000 - 1)).toBe('waiting')
    expect(told('waiting', joinedAt + 600_000)).toBeNull()
  })
})
