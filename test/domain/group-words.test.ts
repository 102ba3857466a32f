/** What a group has come to, in words: who waits reads what comes, and when. */
import type { GroupView } from '../../src/domain/group-view'
import { stateText } from '../../src/domain/group-words'
import { maskedName, seatSign } from '../../src/domain/masked-name'

test.each<[GroupView['state'], number, string]>([
  ['open', 1, '还差 1 人'],
  ['settling', 0, '人齐了，正在发券'],
  ['settling', 1, '时间到了，没有凑满'],
  ['full', 0, '人齐了'],
  ['failed', 1, '没有凑满'],
])('%s, %i missing: %s', (state, missing, title) => {
  expect(stateText({ state, missing }).title).toBe(title)
})

test('who is not given a coupon is told of the points', () => {
  for (const state of ['settling', 'failed'] as const)
    expect(stateText({ state, missing: 1 }).text).toMatch(/积分.*退回/)
  expect(stateText({ state: 'settling', missing: 0 }).text).not.toContain('积分')
})

test.each([
  ['林知夏', '7K3F29QD', '林'],
  ['🐱喵', '7K3F29QD', '🐱'],
  [null, '7K3F29QD', 'QD'],
  [null, '', '会'],
])('%s of %s sits under the sign %s', (nickname, memberNo, sign) => {
  expect(seatSign(maskedName(nickname, memberNo))).toBe(sign)
})
