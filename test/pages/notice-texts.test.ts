import { privacyNotice, programmeRules, type Section } from '../../src/pages/notice/texts'
import { programme } from './samples'

const textOf = (sections: Section[]) => sections.flatMap(({ title, lines }) => [title, ...lines]).join()

test('the programme rules say the numbers that are in force', () => {
  const changed = {
    ...programme,
    pointsPerRedeem: 200,
    multiplierMax: 4,
    checkInDays: 5,
    tier: { growthMonths: 6, validMonths: 18, graceDays: 10, downgrade: 'full' as const },
  }
  const text = textOf(programmeRules(changed))
  expect(text).toContain('200 积分值 ¥10')
  expect(text).toContain('最高 4 倍')
  expect(text).toContain('连签满 5 天')
  expect(text).toContain('看最近 6 个月的成长值')
  expect(text).toContain('等级有效 18 个月，到期没保住先有 10 天宽限，之后按成长值直接评定。')
})

test('neither text promises what the programme does not do yet', () => {
  const privacy = textOf(privacyNotice(programme))
  const rules = textOf(programmeRules(programme))
  expect(privacy).toContain('7 天可以撤回')
  expect(privacy).toContain('把一切导出成文件')
  expect(rules).toContain('换好礼和付款时抵扣还没有开放')
  expect(privacy + rules).not.toMatch(/生日礼|生日月|活动|退款收回|店员，由运营/)
})
