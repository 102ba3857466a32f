import type { Account } from '../../src/domain/account'
import { tierPageOf } from '../../src/domain/tier-page'
import { at, given, settings } from './given'
import { rules as giving } from './given-gift'

const now = at('2026-11-21 09:00')

test('the tier page says over how many months growth counts and a tier is valid', () => {
  const tier = { ...settings.tier, growthMonths: 6, validMonths: 18 }
  expect(tierPageOf(given(), [], { now, settings: { ...settings, tier } })).toMatchObject({
    growthMonths: 6,
    validMonths: 18,
  })
})

test('the tier page forecasts what still counts at the review and what keeps the tier', () => {
  const gold = {
    id: 'gold',
    since: at('2026-03-18'),
    validUntil: at('2027-03-18'),
    graceUntil: null,
  } as const
  const page = tierPageOf(given({ tier: gold, growth: { g202603: 1420, g202604: 4820 } }), [], {
    now,
    settings,
  })
  expect(page.current.growth).toBe(6240)
  expect(page.review).toEqual({
    at: at('2027-03-18'),
    graceDays: 30,
    forecastGrowth: 4820,
    threshold: 5000,
    missing: 180,
    missingFen: 12_000,
    downgradeTo: '银卡',
    dropsAt: at('2027-04-17'),
  })
})

test('the gift of the next tier is named for who has not had it', () => {
  const page = (parts: Partial<Account>, rules = giving) =>
    tierPageOf(given(parts), [], { now, settings: rules })
  expect(page({}).next?.gift).toBe('蛋糕券')
  expect(page({ welcomed: ['silver'] }).next?.gift).toBeNull()
  expect(page({}, settings).next?.gift).toBeNull()
  expect(page({}).privileges.at(-1)).toEqual({
    label: '第一次升到',
    values: { basic: '—', silver: '送一张券', gold: '送一张券', diamond: '—' },
  })
  expect(page({}, settings).privileges).toHaveLength(1)
})

test('the next tier: what has to be paid for it at this tier’s multiplier, and what gets better', () => {
  const gold = { id: 'gold', since: 1, validUntil: at('2027-03-18'), graceUntil: null } as const
  const values = { basic: '—', silver: '有', gold: '有', diamond: '有' }
  const rules = {
    ...settings,
    tier: { ...settings.tier, privileges: [{ label: '专属顾问', values }] },
  }
  const page = (tier: Account['tier'], growth: number) =>
    tierPageOf(given({ tier, growth: { g202611: growth } }), [], { now, settings: rules })
  expect(page(gold, 6240).next).toEqual({
    missingFen: 917_400,
    gains: [{ label: '积分倍率', from: '×1.5', to: '×2' }],
    gift: null,
  })
  expect(page({ ...gold, id: 'basic', validUntil: null }, 0).next?.gains.map(({ label }) => label)).toEqual([
    '积分倍率',
    '专属顾问',
  ])
  expect(page({ ...gold, id: 'diamond' }, 30_000).next).toBeNull()
})

test('a drop falls on the end of the grace, and there is none where the policy knows none', () => {
  const inGrace = {
    id: 'gold',
    since: 1,
    validUntil: at('2026-11-10'),
    graceUntil: at('2026-12-10'),
  } as const
  const review = (rules: typeof settings) =>
    tierPageOf(given({ tier: inGrace }), [], { now, settings: rules }).review
  expect(review(settings)).toMatchObject({ graceDays: 0, dropsAt: at('2026-12-10'), downgradeTo: '银卡' })
  const kept = { ...settings, tier: { ...settings.tier, downgrade: 'none' as const } }
  expect(review(kept)).toMatchObject({ dropsAt: null, downgradeTo: null })
})

test('what is missing is paid with the least whole yuan that earn it', () => {
  const silver = { id: 'silver', since: 1, validUntil: at('2027-03-18'), graceUntil: null } as const
  const page = tierPageOf(given({ tier: silver, growth: { g202611: 900 } }), [], { now, settings })
  expect(page.review).toMatchObject({ missing: 100, missingFen: 8400 })
})

test('a tier that is safe needs nothing, and the lowest has no review', () => {
  const gold = { id: 'gold', since: 1, validUntil: at('2027-03-18'), graceUntil: null } as const
  const page = tierPageOf(given({ tier: gold, growth: { g202611: 6000 } }), [], { now, settings })
  expect(page.review).toMatchObject({ missing: 0, missingFen: 0 })
  expect(tierPageOf(given(), [], { now, settings }).review).toBeNull()
})
