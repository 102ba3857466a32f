/** Earning without buying, in a real browser: the calendar, the word of the day, an invitation from card to join, contests. */
import { demoWords } from '../../config/demo/goings-on'
import { type Look, type Person, readCode, widthOf } from './browser'
import { back, journey, see, tap } from './journey'
import { openDemo } from './site'

const { as, next } = journey(async () => {
  const site = await openDemo()
  // One tick found what fell due, this one tells whom it concerns.
  await site.cloud.fireTimer('timer', 'tick')
  return site
})
const hero = 'demo-lin-zhixia'

interface Shot {
  name: string
  route: string
  until: string | RegExp
  /** What is tapped before the picture is taken. */
  then?: (person: Person) => Promise<unknown>
}

const shots: Shot[] = [
  { name: 'home-ways', route: 'pages/home/index', until: '群口令' },
  {
    name: 'word',
    route: 'pages/home/index',
    until: '群口令',
    then: async (person) => {
      await tap(person, '群口令')
      await see(person, /^口令每天在会员群里发/)
    },
  },
  { name: 'check-in', route: 'pages/earn/check-in/index', until: '连续签到' },
  { name: 'invite', route: 'pages/earn/invite/index', until: '我邀请的' },
  { name: 'contest', route: 'pages/earn/contest/index', until: '排名' },
  { name: 'contest-monthly', route: 'pages/earn/contest/index?period=monthly', until: '排名' },
  {
    name: 'points-pending',
    route: 'pages/points/index',
    until: '到期时间',
    then: async (person) => {
      await person.page.getByRole('tab', { name: '待生效' }).locator('visible=true').click()
      await see(person, '哪天到账')
    },
  },
]

async function stand({ route, until, then }: Shot, look: Look): Promise<Person> {
  const person = await next(hero, look)
  await person.go(route)
  await see(person, until)
  await then?.(person)
  return person
}

const looks: [string, Look][] = [
  ['light', {}],
  ['dark', { isDark: true }],
  ['small', { width: 320, height: 640 }],
]

describe.each(looks)('%s', (_, look) => {
  test.each(shots)('$name', async (shot) => {
    const person = await stand(shot, look)
    await person.shoot(shot.name)
    expect(await widthOf(person)).toBe(look.width ?? 390)
    expect(person.faults).toEqual([])
  })
})

test('from home to the calendar: today is tapped there, and home knows it on coming back', async () => {
  const person = await as('demo-chen-yinuo')
  await person.go('')
  await person.page.getByLabel('看签到日历').click()
  // Home has a button of the same name, and stays in the page below this one.
  await person.page.getByLabel('上个月').waitFor()
  await person.page.getByRole('button', { name: '签到', exact: true }).locator('visible=true').last().click()
  await see(person, /^签到成功/)
  await see(person, /^今天签过了/)
  await person.page.getByLabel('上个月').click()
  await see(person, /^(签了 \d+ 天|这个月还没有签到)/)
  await back(person)
  await see(person, /^今日 \+/)
  expect(person.faults).toEqual([])
  await person.context.close()
})

test('a wrong word says what to do, the right one is counted at once', async () => {
  const person = await as('demo-long-name')
  await person.go('')
  await tap(person, '群口令')
  const field = person.page.getByRole('textbox')
  await field.fill('乱猜')
  await tap(person, '提交')
  await see(person, /^口令没有对上/)
  await person.shoot('word-wrong')
  await field.fill(demoWords[0] ?? '')
  await tap(person, '提交')
  await see(person, /^对上了，\+10 积分已到账。今天还能记 2 个/)
  await person.shoot('word-right')
  await person.page.getByLabel('关闭').click()
  await see(person, '群口令「桂花」 · 当天第 1 个')
  expect(person.faults).toEqual([])
  await person.context.close()
})

test('whoever scans the code of an invitation joins by it, and the inviter sees the friend', async () => {
  const inviter = await as('demo-zhou-zimo')
  await inviter.go('pages/earn/invite/index')
  await see(inviter, '还没有人从你这里加入')
  await inviter.shoot('invite-empty')
  const address = await readCode(inviter.page)
  expect(address).toContain('inviter=')
  const friend = await as()
  await friend.page.goto(address ?? '')
  await tap(friend, '加入会员')
  await tap(friend, '同意并加入')
  await see(friend, /^邀请已经记下/)
  await friend.shoot('invited')
  await inviter.page.reload()
  await see(inviter, '等首单')
  expect([...inviter.faults, ...friend.faults]).toEqual([])
})
