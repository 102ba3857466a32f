/** Two pages at once: a member shows a coupon at the counter, and the clerk hands over what it is good for. */
import { stores } from '../../config/demo/shopping'
import type { TemplateContent } from '../../src/domain/template'
import { type Person, readCode } from './browser'
import { openOffer, takes } from './doors'
import { journey, see, tap } from './journey'
import { openFirstDay } from './site'

const of = journey(openFirstDay)

/** Opens an offer for nothing, and lets somebody take it: what they hold is their one coupon. */
async function holding(
  openid: string,
  offerId: string,
  template: Partial<TemplateContent> = {},
): Promise<string> {
  await openOffer(of.cloud, { offerId, template })
  return takes(of.cloud, openid, offerId)
}

async function joined(openid: string, isDark = false): Promise<Person> {
  const person = await of.as(openid, { isDark })
  await person.go('pages/join/index')
  await tap(person, '同意并加入')
  await see(person, '出示会员码')
  return person
}

async function clerkAtCounter(isDark = false): Promise<Person> {
  const clerk = await of.as('demo-clerk', { isDark })
  await clerk.go('pages/staff/identify/index')
  await see(clerk, '衡山路店')
  return clerk
}

async function scan(clerk: Person, qr: string): Promise<void> {
  await clerk.page.getByRole('textbox', { name: '也可以在这里输入或粘贴' }).fill(qr)
  await clerk.page.getByRole('button', { name: '识别' }).click()
}

async function shownBy(member: Person, couponId: string): Promise<string> {
  await member.go(`pages/coupon/index?id=${couponId}`)
  await see(member, '秒后换新码')
  const qr = await readCode(member.page)
  expect(qr).toMatch(/^SIYU2\./)
  return qr ?? ''
}

test.each([false, true])('a coupon is shown, seen, handed over and undone (dark: %s)', async (isDark) => {
  const look = isDark ? '-dark' : ''
  const member = await joined(`oGuest${look}`, isDark)
  const clerk = await clerkAtCounter(isDark)
  await clerk.shoot(`counter-entry${look}`)
  const qr = await shownBy(
    member,
    await holding(`oGuest${look}`, `latte${isDark ? 2 : 1}`, { worthFen: 12_800 }),
  )
  await scan(clerk, qr)
  await see(clerk, '没有用过')
  await clerk.shoot(`counter-seen${look}`)
  await tap(clerk, '确认核销')
  await see(clerk, '东西拿到手边了吗？')
  await clerk.shoot(`counter-asked${look}`)
  await tap(clerk, '确认，已交给顾客')
  await see(clerk, '桂花拿铁 中杯 × 1')
  await clerk.shoot(`counter-used${look}`)
  await tap(clerk, '撤销')
  await tap(clerk, '拿错了')
  await clerk.shoot(`counter-undoing${look}`)
  await tap(clerk, '确定撤销')
  await see(clerk, '券已退回顾客的卡券')
  await tap(clerk, '扫下一个')
  await scan(clerk, qr)
  await see(clerk, '码过期了')
  await clerk.shoot(`counter-refused${look}`)
  await tap(clerk, '扫下一个')
  await tap(clerk, '今天')
  await see(clerk, '已撤销')
  await clerk.shoot(`counter-day${look}`)
  expect([...member.faults, ...clerk.faults]).toEqual([])
})

test('a coupon of another store is refused with the stores where it is good', async () => {
  const member = await joined('oFar')
  const storeIds = stores.slice(1).map(({ storeId }) => storeId)
  const qr = await shownBy(member, await holding('oFar', 'far', { storeIds }))
  const clerk = await clerkAtCounter()
  await scan(clerk, qr)
  await see(clerk, '不能用在这里')
  await clerk.shoot('counter-elsewhere')
  expect([...member.faults, ...clerk.faults]).toEqual([])
})
