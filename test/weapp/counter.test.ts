/** The shipped build on two phones at once: a member takes a reward and shows it, a clerk hands it over and undoes it. */
import path from 'node:path'
import { clerk } from '../../config/demo/team'
import type { Cloud } from '../../local-cloud'
import { comes, openOffer } from '../journeys/doors'
import { findOverBudget } from './budget'
import { readQr } from './camera'
import { loadProgram, openPhone, type Phone } from './phone'
import { record, type Recorder } from './recorder'
import { openSiyuCloud } from './siyu-cloud'

const drink = '桂花拿铁 中杯'

interface Walker extends Recorder {
  phone: Phone
  /** Taps these words, and waits for those. */
  tap(words: string, until: string): Promise<void>
}

let cloud: Cloud
let member: Walker
let counter: Walker
let memberNo: string
/** What the camera of the clerk read first. */
let firstCode: string

function walker(openid: string, page: string): Walker {
  const phone = openPhone(
    loadProgram(path.join(__dirname, '../../dist/weapp')),
    { url: cloud.url, openid },
    page,
  )
  const recorder = record(phone)
  const tap = (words: string, until: string) =>
    recorder.step({ name: `${words} → ${until}`, act: () => phone.screen.tap(words), until })
  return { ...recorder, phone, tap }
}

const opened = ({ step }: Walker, until: string) => step({ name: 'start', act: () => undefined, until })

/** What the clerk's camera sees when the member holds out the phone. */
function scanned(): string {
  const code = readQr(member.phone.screen.picture('券码，请店员扫'))
  if (code === null) throw new Error('no camera could read the code of the coupon')
  counter.phone.owner.scans = code
  return code
}

beforeAll(async () => {
  cloud = await openSiyuCloud()
  memberNo = await comes(cloud, 'oWeappMember')
  await openOffer(cloud, { offerId: 'latte', offer: { pricePoints: 5 } })
  member = walker('oWeappMember', 'pages/home/index')
  counter = walker(clerk.openid, 'pages/staff/identify/index')
})

afterEach(() => expect([...member.phone.faults(), ...counter.phone.faults()]).toEqual([]))

afterAll(async () => {
  member?.phone.close()
  counter?.phone.close()
  await cloud?.stop()
})

test('a member gives points for a drink, and its code is on the screen two taps later', async () => {
  await opened(member, '出示会员码')
  await member.tap('好礼', drink)
  await member.tap(drink, '用 5 积分兑换')
  await member.tap('用 5 积分兑换', '积分 5 → 0')
  await member.tap('去看券', '秒后换新码')
})

test('a clerk scans what is on that screen, sees what and whose it is, and hands it over', async () => {
  await opened(counter, '衡山路店')
  firstCode = scanned()
  expect(firstCode).toMatch(/^SIYU2\./)
  await counter.tap('扫会员码或券码', '确认核销')
  for (const words of [drink, '没有用过', memberNo]) await counter.phone.see(words)
  await counter.tap('确认核销', `${drink} × 1`)
  await counter.phone.see('核销成功')
})

test('the member sees it gone by itself, and among the used ones when and where', async () => {
  const { phone } = member
  // While its code is looked at, the page asks by itself, long before the code turns.
  phone.pass(4000)
  await phone.see('去卡券')
  await member.tap('去卡券', '还没有券')
  await member.tap('已用', '今天 10:00 在衡山路店用了')
})

test('the clerk takes it back with a reason, and the coupon is the member’s once more', async () => {
  await counter.tap('撤销', '确定撤销')
  await counter.tap('拿错了', '确定撤销')
  await counter.tap('确定撤销', '券已退回顾客的卡券')
  await member.tap('可用', drink)
  await member.tap('已用', '已退回')
  await member.tap('可用', '出示')
  await member.tap('出示', '秒后换新码')
})

test('the code of before is worth nothing now, and the new one is good for the drink', async () => {
  await counter.tap('扫下一个', '扫会员码或券码')
  await counter.tap('扫会员码或券码', '码过期了')
  await counter.tap('扫下一个', '扫会员码或券码')
  expect(scanned()).not.toBe(firstCode)
  await counter.tap('扫会员码或券码', '没有用过')
  await counter.tap('确认核销', '核销成功')
  await counter.tap('扫下一个', '今天')
  await counter.tap('今天', '撤销核销 1 笔')
  await counter.phone.see('拿错了')
})

test('each step is within the budget of a slow phone', () => {
  expect(findOverBudget([...member.steps, ...counter.steps])).toEqual([])
})
