/** A group from its start to its coupons, with two phones at once: one starts it, a friend comes by its card. */
import { type Person, widthOf } from './browser'
import { comes, openOffer } from './doors'
import { journey, see, seeWhole, tap } from './journey'
import { openFirstDay } from './site'

const shop = journey(openFirstDay)

/** Three phones, and one page that asks by itself: on a busy machine that takes its time. */
jest.setTimeout(120_000)

const template = { name: '双人下午茶', picture: 'cake', worthFen: 6800 } as const

/** What the copied link of a group leads to. */
async function linkOf({ page, context }: Person): Promise<string> {
  await context.grantPermissions(['clipboard-read', 'clipboard-write'])
  await page.getByText('复制链接发给朋友', { exact: true }).locator('visible=true').click()
  await page.getByText('链接已复制，发给朋友就行').waitFor()
  return page.evaluate(() => navigator.clipboard.readText())
}

async function looksWell(person: Person, name: string): Promise<void> {
  await person.shoot(name)
  expect(await widthOf(person)).toBe(390)
}

test('two phones: started on one, joined on the other, a coupon on both', async () => {
  const offer = { kind: 'group', pricePoints: 5, group: { places: 2, hours: 24 } } as const
  await openOffer(shop.cloud, { offerId: 'tea', template, offer })
  await Promise.all(['oStarts', 'oFriend'].map((openid) => comes(shop.cloud, openid)))
  const [starter, friend, guest] = await Promise.all([
    shop.as('oStarts'),
    shop.as('oFriend', { isDark: true }),
    shop.as('oGuest'),
  ])
  await starter.go('pages/rewards/index')
  await tap(starter, '查看')
  await tap(starter, '用 5 积分开团')
  await seeWhole(starter, '还差 1 人')
  await looksWell(starter, 'group-mine')
  const link = await linkOf(starter)
  expect(link).toMatch(/#\/pages\/group\/one\/index\?id=g[a-z2-7]{19}&inviter=\w+$/)

  await guest.page.goto(link)
  await tap(guest, '加入会员，再回来参团')
  await tap(guest, '同意并加入')
  await see(guest, /^积分还差 5。/)
  await looksWell(guest, 'group-short')

  await friend.page.goto(link)
  await seeWhole(friend, '还差 1 人')
  await looksWell(friend, 'group-friend')
  await tap(friend, '用 5 积分参团')
  await seeWhole(friend, '人齐了，正在发券')
  await looksWell(friend, 'group-settling')
  await shop.cloud.fireTimer('timer', 'tick')

  // Nobody taps: the page of the starter has been asking by itself.
  for (const person of [starter, friend]) {
    await person.page
      .getByText('去看券', { exact: true })
      .locator('visible=true')
      .waitFor({ timeout: 40_000 })
    await looksWell(person, 'group-full')
    await tap(person, '去看券')
    await see(person, '双人下午茶')
    expect(person.faults).toEqual([])
  }
  await guest.page.reload()
  await seeWhole(guest, '人齐了')
  await tap(guest, '看别的团')
  await see(guest, '现在没有等人的团')
  await looksWell(guest, 'groups-none')
  expect(guest.faults).toEqual([])
})

test('a gift for who brings a friend: the friend joins by the card, and it is taken with a tap', async () => {
  const offer = { kind: 'helper', helper: { steps: 1 } } as const
  await openOffer(shop.cloud, { offerId: 'gift', template, offer })
  await comes(shop.cloud, 'oHost')
  const host = await shop.as('oHost', { isDark: true })
  await host.go('pages/group/friends/index?offer=gift')
  await seeWhole(host, '还差 1 位')
  await looksWell(host, 'friends-missing')
  const newcomer = await shop.as('oNewcomer')
  await newcomer.page.goto(await linkOf(host))
  await tap(newcomer, '加入会员')
  await tap(newcomer, '同意并加入')
  await see(newcomer, /^邀请已经记下/)
  await host.page.reload()
  await seeWhole(host, '人齐了')
  await looksWell(host, 'friends-complete')
  await tap(host, '免费领取')
  await see(host, '用错了怎么办')
  expect([...host.faults, ...newcomer.faults]).toEqual([])
})
