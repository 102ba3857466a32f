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

test.each([
  ['小满\u202e咖啡', '不能有改变书写方向的字符'],
  ['小满\n咖啡', '不能有换行和控制字符'],
  ['\u200b', '要有看得见的字'],
])('what everybody reads of the brand can be read: not %j', (name, fault) => {
  const brand = { ...defaultSettings.brand, name }
  const { issues = [] } = v.safeParse(Settings, { ...defaultSettings, brand })
  expect(issues.map(({ message }) => message)).toEqual([fault])
})

const campaign = {
  id: 'memberday',
  name: '会员日',
  from: '2026-11-20',
  to: '2026-11-22',
  kind: 'multiplier',
  percent: 200,
  tiers: ['gold', 'diamond'],
  storeIds: ['s1'],
  skus: ['latte'],
  memberMax: 3,
}
const withCampaigns = (...campaigns: object[]) => ({ ...defaultSettings, campaigns })

test('a campaign for some days, tiers, stores and products is a rule, and can be read', () => {
  const settings = v.parse(Settings, withCampaigns(campaign))
  expect(ruleRows(settings)).toContainEqual({
    label: '会员日',
    text: '11月20日 – 11月22日 · 消费 ×2 · 限金卡、钻石 · 限 1 家门店 · 限 1 种商品 · 每人 3 单',
  })
  const { percent: _percent, ...rest } = campaign
  const bonus = { ...rest, kind: 'bonus', points: 1200, to: '2026-11-20', tiers: [], storeIds: [], skus: [] }
  const over = { ...bonus, id: 'newyear', name: '跨年', from: '2026-12-31', to: '2027-01-01', memberMax: 0 }
  const rows = ruleRows(v.parse(Settings, withCampaigns(bonus, over)))
  expect(rows).toContainEqual({ label: '会员日', text: '11月20日 · 一单另送 1,200 · 每人 3 单' })
  expect(rows).toContainEqual({ label: '跨年', text: '12月31日 – 2027年1月1日 · 一单另送 1,200' })
})

test('there may be fifty campaigns, and not one more', () => {
  const many = (count: number) =>
    withCampaigns(...Array.from({ length: count }, (_, place) => ({ ...campaign, id: `c${place}` })))
  expect(v.is(Settings, many(50))).toBe(true)
  expect(v.is(Settings, many(51))).toBe(false)
})

test.each([
  ['a last day before the first', { to: '2026-11-19' }],
  ['a day that does not exist', { to: '2027-02-29' }],
  ['a day that is none', { from: '20261120' }],
  ['an id that is no key', { id: 'member.day' }],
  ['an id that is too long', { id: 'a'.repeat(21) }],
  ['no name', { name: ' ' }],
  ['a factor below one', { percent: 99 }],
  ['points beside a factor', { points: 20 }],
  ['a kind nobody knows', { kind: 'lottery' }],
  ['a tier twice', { tiers: ['gold', 'gold'] }],
  ['a tier nobody knows', { tiers: ['platinum'] }],
  ['a limit below none', { memberMax: -1 }],
])('a campaign with %s is refused', (_, change) => {
  expect(v.is(Settings, withCampaigns({ ...campaign, ...change }))).toBe(false)
})

test('two campaigns under one id are refused', () => {
  expect(v.is(Settings, withCampaigns(campaign, { ...campaign, name: '另一个' }))).toBe(false)
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
  expect(rows).toContainEqual({ label: '积分抵现', text: '门店一单最多抵 50%，100 积分起' })
  const alone = { label: '两人批准', text: '调整积分超过 1,000，开兑换或发券的成本超过 ¥5,000' }
  expect(rows).toContainEqual(alone)
  expect(rows.map(({ label }) => label)).not.toContain('邀请')
})
