/** The export in words: what a limit counted is said by name, and its key is nobody's to read. */
import { holdingsOf, noticesTold } from '../../src/domain/export-account'
import { at, given, settings } from './given'

const now = at('2026-11-21 09:00')

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
  const told = holdingsOf(given({ counters }), { now, settings }).限次的记录
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

test('notices that may still come are told by what they are about', () => {
  const left = { expiry: 0, tier: 2, points: 1 }
  expect(noticesTold([{ left, told: {} }]).还能发几次提醒).toEqual({
    积分快到期: 0,
    等级变动: 2,
    积分变动: 1,
  })
})
