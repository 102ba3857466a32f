/** Every screen at 390×844, light and dark, with the people of the demonstration: pictures to be looked at. */
import { type Look, type Person, widthOf } from './browser'
import { journey, see, shown } from './journey'
import { openDemo } from './site'

const { as, next } = journey(openDemo)
const hero = 'demo-lin-zhixia'

interface Shot {
  name: string
  openid: string
  route: string
  /** Words that are there when the screen is. */
  until: string | RegExp
}

const screens: Shot[] = [
  { name: 'home', openid: hero, route: 'pages/home/index', until: '出示会员码' },
  { name: 'home-guest', openid: 'demo-newcomer', route: 'pages/home/index', until: '加入会员' },
  { name: 'home-new', openid: 'demo-no-name', route: 'pages/home/index', until: '出示会员码' },
  { name: 'home-diamond', openid: 'demo-shen-yizhou', route: 'pages/home/index', until: '已是最高等级' },
  { name: 'rewards', openid: hero, route: 'pages/rewards/index', until: '兑换记录' },
  { name: 'wallet', openid: hero, route: 'pages/wallet/index', until: '全单 8.5 折' },
  { name: 'me', openid: hero, route: 'pages/me/index', until: '积分明细' },
  { name: 'me-long-name', openid: 'demo-long-name', route: 'pages/me/index', until: '积分明细' },
  { name: 'points', openid: hero, route: 'pages/points/index', until: '到期时间' },
  { name: 'points-new', openid: 'demo-no-name', route: 'pages/points/index', until: '可用积分' },
  { name: 'tier', openid: hero, route: 'pages/tier/index', until: '等级权益' },
  { name: 'tier-basic', openid: 'demo-chen-yinuo', route: 'pages/tier/index', until: '等级权益' },
  { name: 'join', openid: 'demo-newcomer', route: 'pages/join/index', until: '同意并加入' },
  { name: 'notice', openid: hero, route: 'pages/notice/index?kind=privacy', until: '我们记什么' },
  { name: 'privacy', openid: hero, route: 'pages/privacy/index', until: '导出我的数据' },
  { name: 'profile', openid: hero, route: 'pages/record/profile/index', until: '生日' },
  { name: 'leave', openid: hero, route: 'pages/record/leave/index', until: '还会留下什么' },
  { name: 'export', openid: hero, route: 'pages/record/export/index', until: '积分流水' },
  { name: 'clerk', openid: 'demo-clerk', route: 'pages/staff/identify/index', until: '衡山路店' },
  { name: 'clerk-invite', openid: hero, route: 'pages/staff/invite/index', until: '邀请码' },
  { name: 'colleagues', openid: 'demo-manager', route: 'pages/staff/colleagues/index', until: '何小满' },
  {
    name: 'operator',
    openid: 'demo-operator',
    route: 'pages/operator/overview/index',
    until: '正在用的规则',
  },
  {
    name: 'store',
    openid: 'demo-operator',
    route: 'pages/operator/store/index?storeId=hengshan-lu',
    until: '在店的人',
  },
  { name: 'audit', openid: 'demo-operator', route: 'pages/operator/audit/index', until: '账都对得上' },
]

async function stand({ openid, route, until }: Shot, look: Look): Promise<Person> {
  const person = await next(openid, look)
  await person.go(route)
  await see(person, until)
  return person
}

describe.each([
  ['light', {}],
  ['dark', { isDark: true }],
])('in the %s', (_, look) => {
  test.each(screens)('$name', async (shot) => {
    const person = await stand(shot, look)
    await person.shoot(shot.name)
    expect(await widthOf(person)).toBe(390)
    expect(person.faults).toEqual([])
  })

  test('the member code and the identity switch', async () => {
    const person = await stand(screens[0]!, look)
    await person.page.getByRole('button', { name: '会员码', exact: true }).click()
    await person.page.getByText('秒后换新码').waitFor()
    await person.shoot('code')
    await person.page.getByLabel('关闭').click()
    await person.page.getByLabel('换个身份').click()
    await person.page.getByText('新访客').waitFor()
    await person.shoot('identities')
  })
})

test.each(screens)('$name fits 320 px', async (shot) => {
  const person = await stand(shot, { width: 320, height: 640 })
  await person.shoot(shot.name)
  expect(await widthOf(person)).toBe(320)
})

test('the dark is dark, and the ground of the code stays white', async () => {
  const person = await stand(screens[0]!, { isDark: true })
  const ground = await person.page.evaluate(() => getComputedStyle(document.body).backgroundColor)
  expect(ground).toBe('rgb(13, 18, 16)')
})

test.each(['operator', 'audit'])('the screen %s has room at a desk', async (name) => {
  const shot = screens.find((one) => one.name === name)!
  const person = await stand(shot, { width: 1280, height: 800, isDesktop: true })
  await person.shoot(name)
  expect(await widthOf(person)).toBe(1280)
})

test('one person becomes another, and the choice outlives a reload', async () => {
  const person = await as()
  await person.go('')
  await person.page.getByText('金卡').first().waitFor()
  await person.page.getByLabel('换个身份').click()
  await person.page.getByText('何小满').click()
  await see(person, '会员码或券码下面的 8 位数字')
  await person.page.getByText('店员 何小满').waitFor()
  await person.page.reload()
  await person.page.getByText('店员 何小满').waitFor()
  await person.page.getByLabel('换个身份').click()
  await person.page.getByText('新访客').click()
  await see(person, '加入会员')
  await person.context.close()
})

test('a long statement comes in pages as it is scrolled, and what is far away is not drawn', async () => {
  const shot = screens.find(({ name }) => name === 'points')!
  const person = await as(shot.openid)
  await slowDown(person, 10)
  await person.go(shot.route)
  const pages = () => person.page.locator('[id^="page-"]').count()
  // To the very end: in the middle a page more may be near, as the last tap of the finger happens to fall.
  const end = shown(person, '就这些了')
  for (let round = 0; round < 80 && !(await end.isVisible()); round++) await scrollToEnd(person)
  await end.waitFor()
  expect(await pages()).toBeGreaterThanOrEqual(5)
  // What was scrolled away is taken out once the browser has said so, which a busy machine says late.
  await person.page.waitForFunction(() => document.querySelectorAll('taro-view-core').length < 500)
  await person.context.close()
})

/** A phone so many times slower than this machine: its screens are drawn behind the finger. */
async function slowDown({ page }: Person, times: number): Promise<void> {
  const browser = await page.context().newCDPSession(page)
  await browser.send('Emulation.setCPUThrottlingRate', { rate: times })
}

/** As a finger does it: a little back up, then down to the end. */
async function scrollToEnd({ page }: Person): Promise<void> {
  await page.evaluate(async () => {
    const scroller = [...document.querySelectorAll('.taro_page')].find(
      (one) => one.getClientRects().length > 0,
    )
    scroller?.scrollTo(0, scroller.scrollHeight - 1500)
    await new Promise((resolve) => setTimeout(resolve, 100))
    scroller?.scrollTo(0, scroller.scrollHeight)
  })
  await page.waitForTimeout(400)
}
