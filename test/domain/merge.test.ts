/** Two accounts that are one person's become one: nothing is lost, and no limit is had twice. */
import { type Account, balanceOf, growthOf, pendingOf, sumOf } from '../../src/domain/account'
import { DAY_MS, NEVER } from '../../src/domain/calendar'
import { merge } from '../../src/domain/merge'
import type { MergeAnswer } from '../../src/domain/merge-answer'
import { ALIASES_MAX, refuseMerge } from '../../src/domain/merge-refusals'
import { reasonOf } from '../../src/domain/reason'
import { at, bucket, entriesOf, given, profile, settings } from './given'

const now = at('2026-11-21 09:00')
const year = { validUntil: at('2027-11-21 09:00'), graceUntil: null }
const other = (parts: Partial<Account> = {}) =>
  given({ memberId: 'mbbbbbbbbbbbbbbbbbbbbbbbbbb', profile: { ...profile, memberNo: '7K3F29QB' }, ...parts })

const mark = { opId: 'rmerge', time: now, input: 'i' }
function merged(target: Account, source: Account) {
  return merge(target, source, { mark, now, settings, reason: '同一位顾客', by: 'wann' })
}
const into = (target: Partial<Account>, source: Partial<Account>) =>
  merged(given(target), other(source)).target

const sums = (account: Account) => ({
  active: balanceOf(account),
  pending: pendingOf(account),
  debt: account.debt,
  growth: growthOf(account, now, settings),
})

describe('what adds up', () => {
  test('lots by their end, pending points by their day, growth by its month', () => {
    const { target, source } = merged(
      given({
        lots: { m202711: 30 },
        pending: { d20261128: bucket(at('2026-11-28 08:00'), { m202711: 5 }, 4) },
        growth: { g202611: 100 },
        seq: 6,
      }),
      other({
        lots: { m202711: 7, m202703: 1 },
        pending: {
          d20261128: bucket(at('2026-11-28 20:00'), { m202711: 8 }, 9),
          d20261123: bucket(at('2026-11-23 10:00'), { m202711: 2 }, 7),
        },
        growth: { g202611: 11, g202601: 3 },
        seq: 12,
      }),
    )
    expect(target.lots).toEqual({ m202711: 37, m202703: 1 })
    expect(target.pending).toEqual({
      d20261128: bucket(at('2026-11-28 20:00'), { m202711: 13 }, 4),
      d20261123: bucket(at('2026-11-23 10:00'), { m202711: 2 }, 7),
    })
    expect(target.growth).toEqual({ g202611: 111, g202601: 3 })
    expect(target.dueAt).toBe(at('2026-11-23 10:00'))
    expect(sums(source)).toEqual({ active: 0, pending: 0, debt: 0, growth: 0 })
  })

  test('versions and numbers count on from the larger of both', () => {
    const { target, source } = merged(given({ version: 3, seq: 2 }), other({ version: 9, seq: 40 }))
    expect([target.version, source.version]).toEqual([10, 10])
    expect([target.seq, source.seq]).toEqual([41, 41])
    expect(entriesOf(target)[0]?.why).toMatchObject({ of: 'merge-in', seqBefore: 2 })
  })

  test('who looks for an operation of the source finds it among those that were moved out', () => {
    const entry = { ...entriesOf(into({}, {}))[0]!, time: now + 5 }
    expect(into({ floor: 1 }, { floor: 2, journal: { x: entry } }).floor).toBe(now + 5)
    expect(into({ floor: now + 9 }, { floor: 2, journal: { x: entry } }).floor).toBe(now + 9)
  })
})

describe('a debt', () => {
  test('of the source is repaid by points of the target, those that end first', () => {
    const { target } = merged(given({ lots: { m202612: 40, m202711: 100 } }), other({ debt: 60 }))
    expect([target.lots, target.debt]).toEqual([{ m202711: 80 }, 0])
    const [row] = entriesOf(target)
    expect(row).toMatchObject({ points: -60, debt: 0, row: 'spent' })
    expect(reasonOf(row!.why)).toBe('会员号 7K3F 29QB并到这里了 · 同一位顾客，其中 60 补还之前不够扣的')
  })

  test('of the target is repaid by points of the source, as far as they go', () => {
    const { target } = merged(given({ debt: 60 }), other({ lots: { m202711: 50 } }))
    expect([target.lots, target.debt]).toEqual([{}, 10])
    expect(entriesOf(target)[0]).toMatchObject({ points: 0, debt: -50, row: 'note' })
  })

  test('of both is one debt', () => {
    expect(into({ debt: 60 }, { debt: 5 }).debt).toBe(65)
  })
})

describe('the tier', () => {
  const silver = { id: 'silver', since: at('2025-11-21'), ...year } as const
  const moves = (account: Account) =>
    entriesOf(account).flatMap(({ why }) => (why.of === 'tier' ? [why] : []))

  test('is the higher of both, with a row', () => {
    const account = into({}, { tier: silver, growth: { g202611: 1000 } })
    expect(account.tier).toEqual(silver)
    expect(moves(account)).toMatchObject([
      { move: 'upgraded', from: 'basic', to: 'silver', until: year.validUntil },
    ])
    expect(account.dueAt).toBe(year.validUntil)
  })

  test('stays without a row where the target’s is the higher one', () => {
    const account = into({ tier: silver }, {})
    expect([account.tier, moves(account)]).toEqual([silver, []])
  })

  test('of the same two lasts as long as the longer', () => {
    const shorter = { ...silver, validUntil: year.validUntil - 1 }
    expect(into({ tier: silver }, { tier: shorter }).tier).toEqual(silver)
    const account = into({ tier: shorter }, { tier: silver })
    expect([account.tier.validUntil, moves(account)]).toMatchObject([year.validUntil, [{ move: 'kept' }]])
  })

  test.each([
    [999, 'basic'],
    [1000, 'silver'],
  ])('growth of both together, %i, makes it %s', (growth, id) => {
    expect(into({ growth: { g202611: 500 } }, { growth: { g202610: growth - 500 } }).tier.id).toBe(id)
  })

  test('in grace keeps its grace, and growth of the other ends it', () => {
    const validUntil = now - 10 * DAY_MS
    const graceUntil = validUntil + settings.tier.graceDays * DAY_MS
    const weak = { ...silver, validUntil, graceUntil }
    expect(into({}, { tier: weak }).tier).toMatchObject({ id: 'silver', graceUntil })
    expect(into({ growth: { g202610: 600 } }, { tier: weak, growth: { g202609: 400 } }).tier).toMatchObject({
      graceUntil: null,
    })
  })
})

test('a picture that is nobody’s any more is erased, and one that is taken over stays', () => {
  const picture = (avatarUrl: string | null) => ({ profile: { ...profile, avatarUrl } })
  const left = into(picture('cloud://a'), picture('cloud://b'))
  expect(entriesOf(left)[0]?.effects).toMatchObject([{ do: 'insert', document: { fileId: 'cloud://b' } }])
  expect([left.unfinishedSince, left.profile?.avatarUrl]).toEqual([now, 'cloud://a'])
  const taken = into(picture(null), picture('cloud://b'))
  expect([entriesOf(taken)[0]?.effects, taken.unfinishedSince]).toEqual([[], NEVER])
})

test('the source is left without anything, and never due', () => {
  const invite = { state: 'waiting', by: 'mc', at: 2 } as const
  const { source } = merged(given(), other({ lots: { m202711: 5 }, aliases: ['mz'], dueAt: now + 1, invite }))
  expect(source).toMatchObject({
    mergedInto: given().memberId,
    profile: null,
    lots: {},
    invite: { state: 'void', by: null },
    aliases: [],
    dueAt: NEVER,
    unfinishedSince: NEVER,
  })
  const [row, ...more] = entriesOf(source)
  expect(more).toEqual([])
  expect(row).toMatchObject({ opId: 'rmerge', kind: 'merge-out', row: 'hidden', points: -5, input: 'i' })
  expect(reasonOf(row!.why)).toBe('积分都并到会员号 7K3F 29QD了 · 同一位顾客')
})

test('the ids of the source, and those that led to it, lead to the target', () => {
  expect(into({ aliases: ['mx'] }, { aliases: ['my'] }).aliases).toEqual(['mx', other().memberId, 'my'])
})

test('the answer says what moved and what there is now', () => {
  const { source } = merged(
    given({ lots: { m202711: 30 } }),
    other({ lots: { m202711: 7 }, growth: { g202611: 9 }, debt: 0 }),
  )
  const answer: MergeAnswer = {
    state: 'merged',
    memberNo: profile.memberNo,
    moved: { points: 7, pendingPoints: 0, debtPoints: 0, growth: 9 },
    points: 37,
    pendingPoints: 0,
    debtPoints: 0,
  }
  expect(entriesOf(source)[0]?.answer).toEqual(answer)
})

test('what was not settled is not merged', () => {
  const late = { pending: { d20261121: bucket(now, { m202711: 5 }) } }
  expect(() => into(late, {})).toThrow('settled')
  expect(() => into({}, late)).toThrow('settled')
})

describe('refused', () => {
  const ids = (count: number) => Array.from({ length: count }, (_, place) => `m${place}`)
  const left = { profile: null, invite: { state: 'none', by: null, at: 1 } } as const
  const leave = { state: 'asked', at: now, dueAt: now + 1 } as const
  const coupon = { version: 'latte_1', origin: 'latte', from: 0, until: now * 2, serial: 0 }
  const some = (letter: string, count: number) => ({
    coupons: Object.fromEntries(ids(count).map((id) => [`${letter}${id}`, coupon])),
  })
  test.each([
    ['the same member', given(), given(), 'MERGE_SAME_MEMBER'],
    ['one that was merged', other({ mergedInto: 'mx' }), given(), 'MERGE_DONE'],
    ['a member into a customer', other(), given({ profile: null }), 'MERGE_BACKWARDS'],
    ['who has left', other(left), given(), 'MERGE_MEMBER_LEFT'],
    ['into who has left', other({ profile: null }), given(left), 'MERGE_MEMBER_LEFT'],
    ['who is leaving', other({ leave }), given(), 'MERGE_MEMBER_LEAVING'],
    ['into who is leaving', other(), given({ leave }), 'MERGE_MEMBER_LEAVING'],
    ['too many', other({ aliases: ids(1) }), given({ aliases: ids(ALIASES_MAX - 1) }), 'MERGE_LIMIT_REACHED'],
    ['more coupons than one may have', other(some('a', 60)), given(some('b', 41)), 'MERGE_COUPONS_FULL'],
  ])('%s', (_name, source, target, code) => {
    expect(refuseMerge(source, target)).toMatchObject({ ok: false, code })
  })

  test.each([
    ['two members', other(), given()],
    ['a customer into a member', other({ profile: null }), given()],
    ['two customers', other({ profile: null }), given({ profile: null })],
    ['as many coupons as one may have', other(some('a', 60)), given(some('b', 40))],
    ['who has no coupons into who was given more back', other(), given(some('b', 101))],
    ['as many as may', other({ aliases: ids(1) }), given({ aliases: ids(ALIASES_MAX - 2) })],
  ])('not %s', (_name, source, target) => {
    expect(refuseMerge(source, target)).toBeNull()
  })
})

test('the sum over both is the same before and after, whatever they have', () => {
  const debts = [0, 60]
  const lots = [{}, { m202612: 40, m202711: 100 }]
  for (const a of debts)
    for (const b of debts)
      for (const l of lots)
        for (const m of lots) {
          if ((a > 0 && sumOf(l) > 0) || (b > 0 && sumOf(m) > 0)) continue
          const before = sumOf(l) + sumOf(m) - a - b
          const account = into({ debt: a, lots: l }, { debt: b, lots: m })
          expect(balanceOf(account) - account.debt).toBe(before)
          expect(Math.min(balanceOf(account), account.debt)).toBe(0)
        }
})
