import { programmeRules } from '../../src/pages/notice/texts'
import { programme } from './samples'

test('the programme rules say the numbers that are in force', () => {
  const changed = {
    ...programme,
    orderPercentMax: 30,
    multiplierMax: 4,
    checkInDays: 5,
    tier: { growthMonths: 6, validMonths: 18, graceDays: 10, downgrade: 'full' as const },
  }
  const text = programmeRules(changed)
    .flatMap(({ lines }) => lines)
    .join()
  expect(text).toContain('一单最多抵 30%')
  expect(text).toContain('最高 4 倍')
  expect(text).toContain('连签满 5 天')
  expect(text).toContain('看最近 6 个月的成长值')
  expect(text).toContain('等级有效 18 个月，到期没保住先有 10 天宽限，之后按成长值直接评定。')
})
