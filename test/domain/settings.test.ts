import * as v from 'valibot'
import { defaultSettings, programmeOf, Settings, worthFen } from '../../src/domain/settings'
import { ruleRows } from '../../src/domain/rule-rows'

test('the defaults are settings', () => {
  expect(v.parse(Settings, defaultSettings)).toEqual(defaultSettings)
})

const changed = (part: 'tier' | 'purchase' | 'checkIn' | 'redeem', change: object) => ({
  ...defaultSettings,
  [part]: { ...defaultSettings[part], ...change },
})
const [basic, silver, gold, diamond] = defaultSettings.tier.ladder

test.each([
  [
    'a ladder that does not begin at 0',
    changed('tier', { ladder: [{ ...basic, threshold: 1 }, silver, gold, diamond] }),
  ],
  [
    'a ladder with two steps of one height',
    changed('tier', { ladder: [basic, silver, { ...gold, threshold: 1000 }, diamond] }),
  ],
  ['a ladder that lacks a tier', changed('tier', { ladder: [basic, silver, gold] })],
  ['a ladder out of order', changed('tier', { ladder: [basic, gold, silver, diamond] })],
  [
    'a multiplier below one',
    changed('tier', { ladder: [{ ...basic, multiplierPercent: 99 }, silver, gold, diamond] }),
  ],
  ['a policy nobody knows', changed('tier', { downgrade: 'at-once' })],
  ['no point for a yuan', changed('purchase', { pointsPerYuan: 0 })],
  ['a fraction of a point', changed('checkIn', { dailyPoints: 0.5 })],
  ['a negative bonus', changed('checkIn', { weekBonusPoints: -1 })],
  ['cash for no points', changed('redeem', { points: 0 })],
  ['a rule nobody knows', { ...defaultSettings, lottery: {} }],
])('%s is refused', (_, settings) => {
  expect(v.is(Settings, settings)).toBe(false)
})

test('a guest reads the numbers of the programme', () => {
  expect(programmeOf(defaultSettings)).toMatchObject({
    earnPerYuan: 1,
    pointsPerRedeem: 100,
    redeemFen: 1000,
    orderPercentMax: 50,
    validMonths: 12,
    pendingDays: 7,
    multiplierMax: 5,
    checkInDays: 7,
    tier: { growthMonths: 12, validMonths: 12, graceDays: 30, downgrade: 'one-level' },
  })
  expect(
    programmeOf(defaultSettings).tiers.map(({ name, threshold, multiplier }) => [
      name,
      threshold,
      multiplier,
    ]),
  ).toEqual([
    ['普通', 0, 1],
    ['银卡', 1000, 1.2],
    ['金卡', 5000, 1.5],
    ['钻石', 20_000, 2],
  ])
})

test('a hundred points are worth ten yuan, and parts of a fen nothing', () => {
  expect(worthFen(3268, defaultSettings)).toBe(32_680)
  const odd = changed('redeem', { points: 300, fen: 1000 }) as Settings
  expect(worthFen(1, odd)).toBe(3)
})

test('every rule that is at work can be read, and no other', () => {
  const rows = ruleRows(defaultSettings)
  expect(rows).toContainEqual({ label: '签到', text: '每天 5，连续每 7 天多得 20' })
  expect(rows).toContainEqual({ label: '等级有效期', text: '12 个月，没保住时宽限 30 天，之后只降一级' })
  expect(rows.map(({ label }) => label)).not.toContain('邀请')
})
