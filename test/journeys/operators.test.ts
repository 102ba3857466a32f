/** Two operators at work, in real browsers: one proposes, the other decides, and the history says so. */
import { type Person, widthOf } from './browser'
import { journey, seeWhole as see, shown, tap } from './journey'
import { openDemo } from './site'

const { as } = journey(openDemo)
const desk = { width: 1280, height: 800, isDesktop: true }
const fill = ({ page }: Person, label: string, text: string) =>
  page
    .getByLabel(label, { exact: true })
    .locator('input, textarea')
    .locator('visible=true')
    .first()
    .fill(text)

test('a colleague is invited, becomes an operator, approves a rule, and the history tells both', async () => {
  const first = await as('demo-operator')
  await first.go('pages/operator/overview/index')
  await tap(first, '邀请运营')
  await fill(first, '运营怎么称呼', '唐宁')
  await tap(first, '生成运营邀请码')
  const code = await first.page.getByText(/^[A-Z2-7]{4} [A-Z2-7]{4} [A-Z2-7]{4}$/).innerText()
  await first.page.getByLabel('关闭').locator('visible=true').click()

  const second = await as('oSecondOperator', desk)
  await second.go('pages/operator/overview/index')
  await tap(second, '我有邀请码或开通码')
  await fill(second, '邀请码', code)
  await tap(second, '成为运营')
  await see(second, '正在用的规则')
  await second.shoot('operator')

  await first.go('pages/operator/rules/index')
  await fill(first, '每天签到的积分', '八')
  await see(first, '每天签到的积分要是数字')
  await first.shoot('rules-fault')
  await fill(first, '每天签到的积分', '8')
  await tap(first, '看看会怎样')
  await see(first, '要审批')
  await fill(first, '为什么改', '签到的人少了，试一个月')
  await first.shoot('rules-review')
  await tap(first, '提交审批')
  await see(first, /^已提交，现在的规则还没有变。/)
  await tap(first, '看审批')
  await see(first, /^你提的，要另一位运营来批/)
  await first.shoot('approvals-own')

  await tap(second, '审批')
  await see(second, /签到的人少了，试一个月/)
  await second.shoot('approvals')
  await shown(second, '批准', true).dblclick()
  await see(second, '已批准，新规则已经发布')
  await tap(second, '变更记录')
  await see(second, '唐宁批准')
  await second.shoot('rule-history')
  expect(await widthOf(second)).toBe(1280)
  expect([...first.faults, ...second.faults]).toEqual([])
})

test('a member is found at a desk, and adjusted by hand once, however it is tapped', async () => {
  const operator = await as('demo-operator', desk)
  await operator.go('pages/operator/members/index')
  await see(operator, '查一位会员')
  const member = await as('demo-lin-zhixia')
  await member.go('pages/home/index')
  const memberNo = await member.page
    .getByText(/^[0-9A-Z]{4} [0-9A-Z]{4}$/)
    .first()
    .innerText()
  await fill(operator, '会员号', memberNo.toLowerCase())
  await operator.shoot('members')
  await tap(operator, '查找')
  await see(operator, '到账与到期')
  await operator.shoot('member')
  await tap(operator, '调整积分')
  await fill(operator, '多少积分', '1001')
  await see(operator, /^超过 1,000，要另一位运营批准/)
  await fill(operator, '多少积分', '200')
  await fill(operator, '理由', '漏记了一杯')
  await operator.shoot('member-adjust')
  await operator.page.getByRole('dialog').getByRole('button', { name: '调整', exact: true }).dblclick()
  await see(operator, /^已调整 \+200/)
  await see(operator, /^漏记了一杯 · 运营调整/)
  expect(
    await operator.page
      .getByText(/^漏记了一杯 · 运营调整/)
      .locator('visible=true')
      .count(),
  ).toBe(1)
  await operator.go('pages/operator/words/index')
  await see(operator, '今天和接下来两周')
  await operator.shoot('words')
  expect(operator.faults).toEqual([])
})
