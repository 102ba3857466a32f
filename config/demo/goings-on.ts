/**
 * What else happens at the demonstration brand: the shelf of rewards is filled, contests and a birthday gift are approved
 * by two operators, words are given out and entered, coupons are taken, used and given; the hero invites friends, gives
 * things back, pays with points, and is made good for an order that was forgotten.
 */
import { DAY_MS, dayOf } from '../../src/domain/calendar'
import type { Settings } from '../../src/domain/settings'
import type { CloudInReach } from '../lib/till'
import { ask, expectValue, sendSigned } from './doors'
import { hero } from './people'
import { act, type Halt, isTold, memberNoOf, type Scene } from './scene'
import { birthdayGift, fillShelf } from './shelf'
import { beijingTime } from './shopping'
import { operator, secondOperator } from './team'
import { giveCoupons, takeRewards, useOne } from './wallets'

/** The words of a day, as they would be given out in the group. */
export const demoWords = ['桂花', '立冬', '热拿铁']

const friends = [
  { openid: 'demo-friend-1', nickname: '周予安' },
  { openid: 'demo-friend-2', nickname: '沈听澜' },
  { openid: 'demo-friend-3', nickname: '每天都要散步的慕容小姐' },
] as const

/** Who enters how many of the words of a day. */
const wordsEntered = [
  [hero, 2],
  ['demo-zhou-zimo', 3],
  ['demo-shen-yizhou', 1],
] as const

const scenes: Record<number, ((scene: Scene) => Promise<void>)[]> = {
  12: [fillShelf, publishRules, (scene) => befriend(scene, 0), (scene) => sell(scene, given)],
  6: [(scene) => befriend(scene, 1)],
  5: [(scene) => sell(scene, kept), takeRewards, useOne],
  4: [(scene) => giveBack(scene, partOf)],
  3: [(scene) => befriend(scene, 2), makeGood],
  2: [(scene) => sell(scene, cheaper), (scene) => giveBack(scene, all), giveCoupons],
  1: [enterWords],
  0: [enterWords],
}

/** Plays what belongs to a halt, where the hero is among the people who are told about. */
export async function goOn(cloud: CloudInReach, halt: Halt): Promise<void> {
  if (!isTold(halt, hero)) return
  for (const play of scenes[halt.daysAgo] ?? []) await play({ ...halt, cloud })
}

/** One operator proposes, the other one approves: both contests run from here on, and birthdays bring a drink. */
async function publishRules(scene: Scene): Promise<void> {
  const read = await ask(scene.cloud, operator.openid, { to: 'operator', event: { action: 'getSettings' } })
  // The answer of operator.getSettings.
  const { settings } = expectValue(read, 'operator.getSettings') as { settings: Settings }
  if (settings.contest.weekly.isOpen) return
  const { weekly, monthly } = settings.contest
  const contest = { weekly: { ...weekly, isOpen: true }, monthly: { ...monthly, isOpen: true } }
  const asOperator = (openid: string, event: { action: string }) =>
    act(scene, openid, { to: 'operator', event })
  const inviting = { action: 'inviteOperator', name: secondOperator.label }
  const { code } = (await asOperator(operator.openid, inviting)) as { code: string }
  const accepting = { action: 'acceptOperator', code }
  await asOperator(secondOperator.openid, accepting)
  const proposing = {
    action: 'proposeSettings',
    settings: { ...settings, contest, birthday: { ...settings.birthday, gift: birthdayGift } },
    basedOn: settings.version,
    reason: '秋冬的周赛、月赛和生日礼',
  }
  const { approvalId } = (await asOperator(operator.openid, proposing)) as { approvalId: string }
  const approving = { action: 'approve', approvalId, decision: 'approve' }
  await asOperator(secondOperator.openid, approving)
}

/** A friend joins from the hero's card; all but the last have bought something since. */
async function befriend(scene: Scene, place: number): Promise<void> {
  const friend = friends[place]
  if (!friend) return
  const { openid, nickname } = friend
  const firstTouch = { kind: 'inviter', id: await memberNoOf(scene, hero) }
  const joining = { action: 'join', accept: scene.accept, firstTouch, nickname }
  await act(scene, openid, { to: 'member', event: joining })
  const isLast = place === friends.length - 1
  if (!isLast) await sell(scene, { orderId: `friend-${place + 1}`, paidFen: 5_600 }, openid)
}

interface Sale {
  orderId: string
  paidFen: number
  pointsUsed?: number
  lines?: { lineId: string; title: string; quantity: number; paidFen: number }[]
}

const given: Sale = { orderId: 'hero-given-back', paidFen: 6_800 }
const kept: Sale = {
  orderId: 'hero-in-part',
  paidFen: 12_800,
  lines: [
    { lineId: '1', title: '手冲 埃塞俄比亚', quantity: 1, paidFen: 4_200 },
    { lineId: '2', title: '桂花拿铁 礼盒', quantity: 1, paidFen: 8_600 },
  ],
}
const cheaper: Sale = { orderId: 'hero-with-points', paidFen: 3_800, pointsUsed: 300 }
const partOf = { refundId: 'part', orderId: kept.orderId, lines: [{ lineId: '1', amountFen: 4_200 }] }
const all = { refundId: 'all', orderId: given.orderId, amountFen: given.paidFen }

/** Paid at the halt: what was bought until then has been sent. */
function sell({ cloud, at }: Scene, sale: Sale, openid: string = hero): Promise<void> {
  const paidAt = beijingTime(at)
  return sendSigned(cloud, { orders: [{ ...sale, source: 'till', storeId: 'hengshan-lu', paidAt, openid }] })
}

function giveBack({ cloud, at }: Scene, refund: { refundId: string; orderId: string }): Promise<void> {
  return sendSigned(cloud, { refunds: [{ ...refund, source: 'till', refundedAt: beijingTime(at) }] })
}

async function makeGood(scene: Scene): Promise<void> {
  const member = await memberNoOf(scene, hero)
  const adjusting = { action: 'adjustPoints', member, points: 88, reason: '门店漏记的一单' }
  await act(scene, operator.openid, { to: 'operator', event: adjusting })
}

/**
 * The words of the day and of the two after it, and who enters them. A start that was killed may go on another day,
 * and then these words are none: they are left out.
 */
async function enterWords(scene: Scene): Promise<void> {
  const { cloud, at } = scene
  if (dayOf(cloud.clock.now()) !== dayOf(at)) return
  const days = [at, at + DAY_MS, at + 2 * DAY_MS].map(dayOf)
  for (const day of days) {
    const saving = { action: 'saveWords', day, words: demoWords }
    await act(scene, operator.openid, { to: 'operator', event: saving })
  }
  for (const [openid, count] of wordsEntered) {
    for (const word of isTold(scene, openid) ? demoWords.slice(0, count) : [])
      await act(scene, openid, { to: 'points', event: { action: 'enterWord', word } as { action: string } })
  }
}
