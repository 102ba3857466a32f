import { settle } from '../../src/domain/settle'
import { tierFor } from '../../src/domain/tier'
import { at, entriesOf, given, settings } from './given'

const validUntil = at('2027-03-18 10:00')
const gold = { id: 'gold', since: at('2026-03-18 10:00'), validUntil, graceUntil: null } as const
const graceUntil = at('2027-04-17 10:00')
const moves = (account: ReturnType<typeof given>) =>
  entriesOf(account).map(({ why, at }) => (why.of === 'tier' ? [why.move, at] : [why.of, at]))

test.each([
  [0, 'basic'],
  [999, 'basic'],
  [1000, 'silver'],
  [4999, 'silver'],
  [5000, 'gold'],
  [19_999, 'gold'],
  [20_000, 'diamond'],
])('growth of %i is %s', (growth, tier) => {
  expect(tierFor(growth, settings)).toBe(tier)
})

test('a tier is valid to its last millisecond and weighed at the next', () => {
  const account = given({ tier: gold, growth: { g202604: 5000 } })
  expect(settle(account, validUntil - 1, settings).tier).toEqual(gold)
  expect(settle(account, validUntil, settings).tier).toEqual({ ...gold, validUntil: at('2028-03-18 10:00') })
})

test('growth of the review month and the eleven before it keeps the tier, the month before those does not', () => {
  const kept = given({ tier: gold, growth: { g202604: 5000 } })
  const lost = given({ tier: gold, growth: { g202603: 5000 } })
  expect(moves(settle(kept, validUntil, settings))).toEqual([['renewed', validUntil]])
  expect(moves(settle(lost, validUntil, settings))).toEqual([['grace', validUntil]])
  expect(settle(lost, validUntil, settings).tier).toEqual({ ...gold, graceUntil })
})

test('after thirty days of grace the tier goes down one level, for a new year', () => {
  const account = given({ tier: gold, growth: { g202604: 4999 } })
  expect(settle(account, graceUntil - 1, settings).tier.id).toBe('gold')
  const down = settle(account, graceUntil, settings)
  expect(down.tier).toEqual({
    id: 'silver',
    since: graceUntil,
    validUntil: at('2028-04-17 10:00'),
    graceUntil: null,
  })
  expect(moves(down)).toEqual([
    ['grace', validUntil],
    ['downgraded', graceUntil],
  ])
})

test('growth that comes during the grace saves the tier at once, and the year is not moved', () => {
  const inGrace = given({ tier: { ...gold, graceUntil }, growth: { g202703: 5000 } })
  const saved = settle(inGrace, at('2027-03-25'), settings)
  expect(saved.tier).toEqual({ ...gold, validUntil: at('2028-03-18 10:00') })
  expect(moves(saved)).toEqual([['renewed', at('2027-03-25')]])
})

test('by the policy "full" the tier drops to what growth gives', () => {
  const policy = { ...settings, tier: { ...settings.tier, downgrade: 'full' as const } }
  const account = given({ tier: { ...gold, id: 'diamond' }, growth: { g202605: 1000 } })
  expect(settle(account, graceUntil, policy).tier.id).toBe('silver')
})

test('by the policy "none" the tier is kept for another year', () => {
  const policy = { ...settings, tier: { ...settings.tier, downgrade: 'none' as const } }
  const kept = settle(given({ tier: gold }), graceUntil, policy)
  expect(kept.tier).toEqual({ ...gold, validUntil: at('2028-03-18 10:00') })
})

test('the lowest tier is never weighed', () => {
  expect(moves(settle(given(), at('2040-01-01'), settings))).toEqual([])
})

test('growth that jumps two thresholds upgrades once, to the higher', () => {
  const account = settle(given({ growth: { g202611: 20_000 } }), at('2026-11-21 09:00'), settings)
  expect(account.tier.id).toBe('diamond')
  expect(moves(account)).toEqual([['upgraded', at('2026-11-21 09:00')]])
})

test('a gold tier of a leap day is valid to the last of February', () => {
  const account = settle(given({ growth: { g202802: 5000 } }), at('2028-02-29 08:00'), settings)
  expect(account.tier.validUntil).toBe(at('2029-02-28 08:00'))
})
