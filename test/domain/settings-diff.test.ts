/** What a proposal changes, as the second operator reads it. */
import { diffSettings, needsApproval } from '../../src/domain/settings-diff'
import { type Fault, readSettings } from '../../src/domain/settings-faults'
import { defaultSettings, type Settings } from '../../src/domain/settings'
import { settingName } from '../../src/domain/setting-names'

type Campaign = Settings['campaigns'][number]

const campaign: Campaign = {
  kind: 'multiplier',
  percent: 200,
  id: 'memberday',
  name: '会员日',
  from: '2026-11-20',
  to: '2026-11-22',
  tiers: ['gold'],
  storeIds: ['jingan'],
  skus: [],
  memberMax: 3,
}
const before: Settings = { ...defaultSettings, campaigns: [campaign] }

function changes(after: Settings, from = before): string[] {
  return diffSettings(from, after).map((row) => `${row.label}：${row.before} → ${row.after}`)
}

test('the same settings under another version change nothing', () => {
  expect(changes({ ...before, version: 7 })).toEqual([])
})

test('a gift is one value, and a second operator has to approve it', () => {
  const gift = { version: 'cake_2', name: '蛋糕券', days: 30 }
  const other = { version: 'cake_3', name: '蛋糕券', days: 7 }
  const { tier } = before
  const ladder = tier.ladder.map((one) => (one.id === 'gold' ? { ...one, welcome: gift } : one))
  const after: Settings = { ...before, birthday: { gift }, tier: { ...tier, ladder } }
  expect(changes(after)).toEqual([
    '生日礼：没有 → 「蛋糕券」第 2 版，领到起 30 天',
    '金卡的升级礼：没有 → 「蛋糕券」第 2 版，领到起 30 天',
  ])
  expect(changes({ ...after, birthday: { gift: other } }, after)).toEqual([
    '生日礼：「蛋糕券」第 2 版，领到起 30 天 → 「蛋糕券」第 3 版，领到起 7 天',
  ])
  expect(needsApproval(diffSettings(before, after))).toBe(true)
  expect(needsApproval(diffSettings(after, { ...after, birthday: { gift: null } }))).toBe(true)
})

test('factors, money, choices and lists are written as people write them', () => {
  const { purchase, redeem, tier, points, contest } = before
  const ladder = tier.ladder.map((one) => (one.id === 'gold' ? { ...one, multiplierPercent: 160 } : one))
  const privilege = { label: '生日礼', values: { basic: '券', silver: '饮品', gold: '饮品', diamond: '豆' } }
  const after: Settings = {
    ...before,
    purchase: { ...purchase, multiplierPercentMax: 450 },
    contest: {
      ...contest,
      weekly: { isOpen: true, activities: ['check-in'], prizes: [{ kind: 'label', label: '马克杯' }] },
    },
    points: { ...points, adjustAloneMax: 20_000, noticeDays: [] },
    redeem: { ...redeem, fen: 1050, orderPercentMax: 40 },
    coupons: { aloneFenMax: 1_000_000 },
    tier: { ...tier, ladder, downgrade: 'none', privileges: [privilege] },
  }
  expect(changes(after)).toEqual([
    '倍率上限：×5 → ×4.5',
    '周赛开放：否 → 是',
    '周赛算哪些积分：签到、群口令、邀请 → 签到',
    '周赛奖品：100 积分、60 积分、30 积分 → 「马克杯」',
    '到期前几天提醒：30、7 → 没有',
    '一位运营可单独调整的积分：1,000 → 20,000',
    '抵扣一份值多少钱：¥10 → ¥10.50',
    '一单最多抵扣：50% → 40%',
    '一位运营可单独发出的卡券：¥5,000 → ¥10,000',
    '金卡的消费倍率：×1.5 → ×1.6',
    '没保住等级时：只降一级 → 不降级',
    '等级权益：没有 → 生日礼（券 / 饮品 / 饮品 / 豆）',
  ])
})

test('a campaign that comes or goes is one row, with its stores', () => {
  const words = '11月20日 – 22日 · 消费 ×2 · 限金卡 · 限 1 家门店 · 每人 3 单（jingan）'.replace(
    '22日',
    '11月22日',
  )
  expect(changes(defaultSettings)).toEqual([`活动「会员日」：${words} → 没有`])
  expect(changes(before, defaultSettings)).toEqual([`活动「会员日」：没有 → ${words}`])
})

test('a campaign that changes says what of it, wherever it stands in the list', () => {
  const other = { ...campaign, id: 'first', name: '第一个' }
  const { percent: _percent, ...rest } = campaign
  const bonus: Campaign = { ...rest, kind: 'bonus', points: 50, to: '2026-11-30', memberMax: 0, tiers: [] }
  expect(
    changes({ ...before, campaigns: [other, bonus] }, { ...before, campaigns: [campaign, other] }),
  ).toEqual([
    '活动「会员日」的方式：消费倍率 → 一单另送',
    '活动「会员日」的最后一天：2026-11-22 → 2026-11-30',
    '活动「会员日」的限定等级：金卡 → 没有',
    '活动「会员日」的每人几单：3 单 → 不限',
    '活动「会员日」的另送的积分：没有 → 50',
    '活动「会员日」的倍率：×2 → 没有',
    '活动的先后：会员日、第一个 → 第一个、会员日',
  ])
})

test('every campaign weighs, and a name of a tier does not', () => {
  expect(diffSettings(before, defaultSettings).every(({ weighs }) => weighs)).toBe(true)
  const ladder = before.tier.ladder.map((one) => (one.id === 'gold' ? { ...one, name: '金穗' } : one))
  const renamed = { ...before, tier: { ...before.tier, ladder } }
  expect(diffSettings(before, renamed)).toEqual([
    { path: 'tier.ladder.2.name', label: '金穗的名称', before: '金卡', after: '金穗', weighs: false },
  ])
})

test.each([
  [{ to: '2026-11-19' }, '第 1 个活动：最后一天不能早于第一天'],
  [{ to: '2027-02-29' }, '第 1 个活动的最后一天：没有这一天'],
  [{ from: '11-20' }, '第 1 个活动的第一天：要写成 2026-11-21 这样'],
  [{ name: ' ' }, '第 1 个活动的名称不能空着'],
  [{ percent: null }, '第 1 个活动的倍率没有填'],
  [{ skus: ['a b'] }, '第 1 个活动的限定商品：只能用字母、数字和符号，中间没有空格'],
  [{ storeIds: ['a', 'a'] }, '第 1 个活动的限定门店：不能重复'],
])('the fault of a campaign with %j is told in words', (change, text) => {
  const faults = readSettings({ ...before, campaigns: [{ ...campaign, ...change }] }, 2) as Fault[]
  expect(faults.map((fault) => fault.text)).toContain(text)
})

test('no path of the settings is without a name', () => {
  const pathsOf = (value: unknown, path: string): string[] =>
    typeof value === 'object' && value !== null
      ? [
          path,
          ...Object.entries(value).flatMap(([key, part]) => pathsOf(part, path ? `${path}.${key}` : key)),
        ]
      : [path]
  const privilege = { label: '生日礼', values: { basic: '', silver: '', gold: '', diamond: '' } }
  const full = { ...before, tier: { ...before.tier, privileges: [privilege] } }
  const unnamed = pathsOf(full, '').filter((path) => /[a-z]/.test(settingName(path)))
  expect(unnamed.filter((path) => !/^version$|\.kind$|\.values$/.test(path))).toEqual([])
})

describe('what changes a rule is seen also where its words stay the same', () => {
  const { contest, tier } = before
  const weekly = (...prizes: Settings['contest']['weekly']['prizes']): Settings => ({
    ...before,
    contest: { ...contest, weekly: { ...contest.weekly, prizes } },
  })
  const named = (name: string): Settings['tier'] => ({
    ...tier,
    ladder: tier.ladder.map((one) => (one.id === 'silver' ? { ...one, name } : one)),
  })

  test('a prize that was only called points, and points, are two prizes', () => {
    const [called, given] = [
      weekly({ kind: 'label', label: '100 积分' }),
      weekly({ kind: 'points', points: 100 }),
    ]
    expect(changes(given, called)).toEqual(['周赛奖品：「100 积分」 → 100 积分'])
    expect(needsApproval(diffSettings(called, given))).toBe(true)
  })

  test('a campaign for another tier that takes the name of the first', () => {
    const after = { ...before, tier: named('金卡'), campaigns: [{ ...campaign, tiers: ['silver' as const] }] }
    expect(needsApproval(diffSettings({ ...before, tier: named('金卡') }, after))).toBe(true)
    expect(needsApproval(diffSettings(before, after))).toBe(true)
  })

  test('campaigns in another order: which of too many weigh an order is decided by it', () => {
    const other = { ...campaign, id: 'first', name: '第一个' }
    const [one, two] = [
      { ...before, campaigns: [campaign, other] },
      { ...before, campaigns: [other, campaign] },
    ]
    expect(changes(two, one)).toEqual(['活动的先后：会员日、第一个 → 第一个、会员日'])
    expect(needsApproval(diffSettings(one, two))).toBe(true)
    expect(changes({ ...before, campaigns: [other] }, one)).toHaveLength(1)
  })
})

test('two tiers of one name are told apart by nobody', () => {
  const ladder = before.tier.ladder.map((one) => (one.id === 'silver' ? { ...one, name: '金卡' } : one))
  const faults = readSettings({ ...before, tier: { ...before.tier, ladder } }, 2) as Fault[]
  expect(faults.map(({ text }) => text)).toEqual(['等级：每一级的名称要不一样'])
})

test.each([
  [{ points: { ...before.points, noticeDays: Array.from({ length: 11 }, (_, day) => day) } }, '最多 10 条'],
  [{ points: { ...before.points, noticeDays: Array.from({ length: 10 }, (_, day) => day) } }, null],
])('so many reminders before points end, and no more', (parts, text) => {
  const read = readSettings({ ...before, ...parts }, 2)
  expect(Array.isArray(read) ? read.map((fault) => fault.text) : null).toEqual(
    text === null ? null : [expect.stringContaining(text)],
  )
})
