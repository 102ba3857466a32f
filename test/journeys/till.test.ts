/** Two pages at once: a member shows the code, the clerk makes the sale with a coupon and points, and takes it back. */
import { operator } from '../../config/demo/team'
import { type Person, readCode, widthOf } from './browser'
import { act, comes, openOffer, takes } from './doors'
import { back, journey, see, seeWhole, tap } from './journey'
import { openFirstDay } from './site'

const store = journey(openFirstDay)
/** Two phones from end to end: on a busy machine that takes its time. */
jest.setTimeout(120_000)

const rule = { kind: 'cash', offFen: 1500, thresholdFen: 4900 } as const

/** A member with 405 points and ¥15 off from ¥49 on. */
async function regular(openid: string, offerId: string): Promise<void> {
  const member = await comes(store.cloud, openid)
  const given = { action: 'adjustPoints', member, points: 400, reason: '开店礼' }
  await act(store.cloud, operator.openid, { to: 'operator', ...given })
  await openOffer(store.cloud, { offerId, template: { name: '开店满减券', picture: 'money', rule } })
  await takes(store.cloud, openid, offerId)
}

const clerks = new Map<boolean, Promise<Person>>()

/** The clerk's phone, which stays at the counter from customer to customer. */
async function clerkAtCounter(isDark: boolean): Promise<Person> {
  const opened = clerks.get(isDark) ?? store.as('demo-clerk', { isDark })
  clerks.set(isDark, opened)
  const clerk = await opened
  await clerk.go('pages/staff/identify/index')
  await see(clerk, '衡山路店')
  return clerk
}

/** What the clerk's camera reads off the member's screen. */
async function shownCode(member: Person): Promise<string> {
  await member.go('pages/home/index')
  await member.page.getByRole('button', { name: '会员码', exact: true }).click()
  await see(member, '秒后换新码')
  const qr = await readCode(member.page)
  await member.page.getByLabel('关闭').click()
  return qr ?? ''
}

async function identified(clerk: Person, code: string): Promise<void> {
  await clerk.page.getByRole('textbox', { name: '也可以在这里输入或粘贴' }).fill(code)
  await clerk.page.getByRole('button', { name: '识别' }).click()
  await see(clerk, '认出来了')
}

async function press({ page }: Person, keys: string[]): Promise<void> {
  for (const key of keys)
    await page.getByRole('button', { name: key, exact: true }).locator('visible=true').click()
}

async function looksWell(person: Person, name: string): Promise<void> {
  await person.shoot(name)
  expect(await widthOf(person)).toBe(390)
}

/** What the member holds, as their own phone says. */
async function holds(member: Person, words: { points: string; wallet: string }): Promise<void> {
  await member.go('pages/points/index')
  await seeWhole(member, words.points)
  await member.go('pages/wallet/index')
  await see(member, words.wallet)
}

test.each([false, true])('a sale with a coupon and points, and all of it back (dark: %s)', async (isDark) => {
  const look = { isDark }
  const openid = isDark ? 'oNight' : 'oDay'
  await regular(openid, `off${isDark ? 2 : 1}`)
  const member = await store.next(openid, look)
  const clerk = await clerkAtCounter(isDark)

  await identified(clerk, await shownCode(member))
  await tap(clerk, '开单收款')
  await see(clerk, '405 积分 · 1 张券可用')
  // Less than the coupon asks for: it is there and takes nothing off.
  await press(clerk, ['4', '8'])
  await tap(clerk, '减钱的券')
  await looksWell(clerk, 'till-coupons')
  await tap(clerk, '满 49 减 15')
  await see(clerk, '没有用上')
  await press(clerk, ['清空', '8', '8'])
  await tap(clerk, '减钱的券')
  await tap(clerk, '满 49 减 15')
  await seeWhole(clerk, '¥73.00')
  // Half of what is left may be paid with points, in whole hundreds.
  await press(clerk, ['用最多 300 积分'])
  await seeWhole(clerk, '¥43.00')
  await see(clerk, /^本单得 43 积分/)
  await looksWell(clerk, 'till-price')
  await clerk.page.getByRole('button', { name: '确认入账' }).dblclick()
  await see(clerk, '收好了')
  await seeWhole(clerk, '¥43.00')
  await seeWhole(clerk, '105 积分')
  await looksWell(clerk, 'till-sold')
  await holds(member, { points: '105', wallet: '还没有券' })
  await tap(member, '已用')
  await see(member, /在衡山路店用了$/)
  await looksWell(member, 'wallet-used')

  await tap(clerk, '下一位')
  await tap(clerk, '今天')
  await seeWhole(clerk, '收款 ¥43.00')
  await see(clerk, /开店满减券 · 抵 300 积分/)
  await looksWell(clerk, 'till-day')
  await press(clerk, ['撤销 收款 ¥43.00', '顾客不要了'])
  await tap(clerk, '确定撤销')
  await see(clerk, '已撤销')
  await see(clerk, '退款 ¥43.00')
  await looksWell(clerk, 'till-day-undone')
  await holds(member, { points: '405', wallet: '可用 1' })
  await looksWell(member, 'wallet-back')
  await back(clerk)
  expect([...member.faults, ...clerk.faults]).toEqual([])
})

test('a sale undone where it was made gives back the money, the points and the coupon', async () => {
  await regular('oRegrets', 'off3')
  const member = await store.next('oRegrets', { isDark: false })
  const clerk = await clerkAtCounter(false)
  await identified(clerk, await shownCode(member))
  await tap(clerk, '开单收款')
  await press(clerk, ['4', '9', '.', '5'])
  await tap(clerk, '减钱的券')
  await tap(clerk, '满 49 减 15')
  await press(clerk, ['用最多 100 积分', '确认入账'])
  await see(clerk, '收好了')
  await seeWhole(clerk, '¥24.50')
  await tap(clerk, '撤销')
  await looksWell(clerk, 'till-undoing')
  await tap(clerk, '金额输错')
  await tap(clerk, '确定撤销')
  await see(clerk, '请把 ¥24.50 退给顾客。')
  await see(clerk, '1 张券')
  await looksWell(clerk, 'till-undone')
  await holds(member, { points: '405', wallet: '可用 1' })
  expect([...member.faults, ...clerk.faults]).toEqual([])
})
