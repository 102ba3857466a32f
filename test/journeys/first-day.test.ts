/** The first day of a brand, in a real browser: a newcomer, the clerk at the counter, the operator. */
import { type Person, readCode } from './browser'
import { back, journey, see, tap } from './journey'
import { openFirstDay } from './site'

const { as } = journey(openFirstDay)

async function joined(openid: string): Promise<Person> {
  const person = await as(openid)
  await person.go('pages/join/index')
  await tap(person, '同意并加入')
  await see(person, '出示会员码')
  return person
}

test('a newcomer looks around, joins with one tap, checks in and reads why', async () => {
  const newcomer = await as('oNewcomer')
  await newcomer.go('')
  await tap(newcomer, '加入会员')
  await tap(newcomer, '先逛逛')
  await tap(newcomer, '加入会员')
  await tap(newcomer, '《会员章程》')
  await see(newcomer, '怎么得积分')
  await back(newcomer)
  await newcomer.page.getByText('同意并加入').locator('visible=true').dblclick()
  await see(newcomer, /加入成功。会员号/)
  await newcomer.page.getByRole('button', { name: '签到' }).click()
  await see(newcomer, '签到成功，+5 积分')
  await see(newcomer, '连续签到 1 天')
  await tap(newcomer, '全部')
  await see(newcomer, '每日签到 · 连续第 1 天')
  expect(newcomer.faults).toEqual([])
})

test('the code on the screen is read by a camera, and the clerk finds the member by it and by its digits', async () => {
  const member = await joined('oShopper')
  await member.page.getByRole('button', { name: '会员码', exact: true }).click()
  await see(member, '秒后换新码')
  const digits = await member.page.getByLabel(/^数字码/).innerText()
  const qr = await readCode(member.page)
  expect(qr).toMatch(/^SIYU1\./)
  const clerk = await as('demo-clerk')
  await clerk.go('pages/staff/identify/index')
  await see(clerk, '衡山路店')
  const field = clerk.page.getByRole('textbox', { name: '也可以在这里输入或粘贴' })
  await field.fill(qr ?? '')
  await clerk.page.getByRole('button', { name: '识别' }).click()
  await see(clerk, '认出来了')
  await clerk.shoot('clerk-found')
  await tap(clerk, '识别下一位')
  for (const digit of digits.replace(/\s/g, ''))
    await clerk.page.getByRole('button', { name: digit, exact: true }).click()
  await see(clerk, '认出来了')
  expect([...member.faults, ...clerk.faults]).toEqual([])
})

test('a wrong code is refused in red, and a member is no clerk', async () => {
  const clerk = await as('demo-clerk')
  await clerk.go('pages/staff/identify/index')
  await clerk.page.getByRole('textbox', { name: '也可以在这里输入或粘贴' }).fill('00000000')
  await clerk.page.getByRole('button', { name: '识别' }).click()
  await see(clerk, /可以对顾客说/)
  await clerk.shoot('clerk-refused')
  const member = await joined('oCurious')
  await member.go('pages/staff/identify/index')
  await see(member, '你现在不是店员')
})

test('the code turns when its window ends, and is at rest while the page is hidden', async () => {
  const member = await joined('oWaiting')
  await member.page.getByRole('button', { name: '会员码', exact: true }).click()
  await see(member, '秒后换新码')
  const first = await member.page.getByLabel(/^数字码/).innerText()
  await member.page.waitForFunction(
    (before) => !document.body.innerText.includes(before) && /\d{4} \d{4}/.test(document.body.innerText),
    first,
    { timeout: 40_000 },
  )
})

test('an answer lost on the way is fetched again, and nothing moves twice', async () => {
  const member = await joined('oUnlucky')
  let losses = 0
  await member.page.route('**/invoke/points', async (route) => {
    if (losses++ > 0) return route.continue()
    await route.fetch()
    return route.abort()
  })
  await member.page.getByRole('button', { name: '签到' }).click()
  await see(member, '签到成功，+5 积分')
  await tap(member, '全部')
  await see(member, '就这些了')
  expect(await member.page.getByText('每日签到 · 连续第 1 天').locator('visible=true').count()).toBe(1)
})

test('without a network the last answer stays, with its time, and the code says what it needs', async () => {
  const member = await joined('oTraveller')
  await member.page.getByRole('tab', { name: '我的' }).click()
  await see(member, '积分明细')
  await member.context.setOffline(true)
  await member.page.getByRole('tab', { name: '首页' }).click()
  await see(member, /^网络断了，下面是 \d\d:\d\d 的数据$/)
  await see(member, '会员码要联网才能用')
  await member.shoot('home-offline')
  await member.context.setOffline(false)
  await tap(member, '重试')
  await member.page.getByText(/^网络断了/).waitFor({ state: 'detached' })
})

test('an operator saves a store and invites a clerk, who then can identify', async () => {
  const operator = await as('demo-operator')
  await operator.go('pages/operator/overview/index')
  await tap(operator, '新增')
  await operator.page.getByLabel('门店编号').locator('input').fill('jingan')
  await operator.page.getByLabel('门店名').locator('input').fill('静安寺店')
  await tap(operator, '保存')
  await see(operator, '静安寺店')
  await tap(operator, '邀请')
  await operator.page.getByLabel('店员怎么称呼').locator('input').fill('小周')
  await tap(operator, '生成邀请码')
  const code = await operator.page.getByText(/^[A-Z2-7]{4} [A-Z2-7]{4} [A-Z2-7]{4}$/).innerText()
  const clerk = await as('oSecondClerk')
  await clerk.go('pages/staff/invite/index')
  await clerk.page.getByLabel('邀请码').locator('input').fill(code)
  await clerk.page.getByRole('button', { name: '加入门店' }).click()
  await see(clerk, '店员 小周')
  expect([...operator.faults, ...clerk.faults]).toEqual([])
})
