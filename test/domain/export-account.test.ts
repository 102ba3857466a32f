/** The export in words: what a limit counted is said by name, and its key is nobody's to read. */
import type { Campaign } from '../../src/domain/campaign'
import { holdingsOf, noticesTold } from '../../src/domain/export-account'
import type { NameBook } from '../../src/domain/export-names'
import { at, given, settings } from './given'
import { coupon, template } from './given-shop'

const now = at('2026-11-21 09:00')
const nothing: NameBook = { versions: new Map(), offerNames: new Map() }

test('limits are told by what they counted', () => {
  const counters = {
    d20261121_word: 2,
    d20261121_wrong: 1,
    d20261121_w_abcdef: 1,
    d20261130_invite: 3,
    d20271120_birthday: 1,
    d20261201_c_autumn: 1,
    d20261201_o_latte: 4,
  }
  const told = holdingsOf(given({ counters }), { now, settings, names: nothing }).限次的记录
  expect(told).toMatchObject([
    { 名称: '当天记上的口令', 次数: 2 },
    { 名称: '当天没对上的口令' },
    { 名称: '用过的一个口令' },
    { 名称: '当月算数的邀请', 次数: 3, 记到哪天: '2026-11-30' },
    { 名称: '生日已改过' },
    { 名称: '活动 autumn' },
    { 名称: '好礼 latte', 次数: 4 },
  ])
})

test('a campaign and an offer are called as they were on the screens', () => {
  const counters = { d20261201_c_autumn: 1, d20261201_o_latte: 4 }
  const campaigns: Campaign[] = [
    {
      id: 'autumn',
      name: '秋天双倍',
      from: '2026-11-01',
      to: '2026-11-30',
      kind: 'multiplier',
      percent: 200,
      memberMax: 0,
      tiers: [],
      storeIds: [],
      skus: [],
    },
  ]
  const names = { ...nothing, offerNames: new Map([['latte', '桂花拿铁']]) }
  const told = holdingsOf(given({ counters }), { now, settings: { ...settings, campaigns }, names })
  expect(told.限次的记录).toMatchObject([{ 名称: '活动 秋天双倍' }, { 名称: '好礼 桂花拿铁' }])
})

test('a coupon is told with its name, what it is for and where it stands', () => {
  const held = {
    ca: coupon(),
    cb: coupon({ from: at('2026-12-01') }),
    cc: coupon({ version: 'void_1' }),
    cd: coupon({ version: 'gone_1' }),
  }
  const all = [template({ name: '桂花拿铁券' }), template({ _id: 'void_1', isRevoked: true })]
  const names = { ...nothing, versions: new Map(all.map((version) => [version._id, version])) }
  const { 卡券: told } = holdingsOf(given({ coupons: held }), { now, settings, names })
  expect(told).toMatchObject([
    { 名称: '桂花拿铁券', 用处: '到店出示，换一份', 状态: '可以用', 编号: 'ca', 到期: '2026-12-19 00:00:00' },
    { 状态: '还没到开始的日子' },
    { 状态: '已被收回' },
    { 名称: null, 用处: null, 编号: 'cd' },
  ])
})

test('notices that may still come are told by what they are about', () => {
  const left = { expiry: 0, tier: 2, points: 1 }
  expect(noticesTold([{ left, told: {} }]).还能发几次提醒).toEqual({
    积分快到期: 0,
    等级变动: 2,
    积分变动: 1,
  })
})
