/** What the people of the demonstration take from the shelf, what one of them uses at the counter, and what is given. */
import { ask, expectValue } from './doors'
import { hero, type Person } from './people'
import { act, isTold, memberNoOf, type Scene } from './scene'
import { priceOf } from './shelf'
import { stores } from './shopping'
import { clerk, operator } from './team'

/** Who of those that one can look through the eyes of takes what. */
const takenBy: [openid: string, offerIds: string[]][] = [
  [hero, ['percent15', 'cash15']],
  ['demo-zhou-zimo', ['percent15', 'latte']],
  ['demo-shen-yizhou', ['flask', 'cash15', 'percent15']],
  ['demo-long-name', ['basque', 'latte']],
]

/** Everybody takes what they like; the crowd by how often they come, so that the shelf is neither full nor empty. */
export async function takeRewards(scene: Scene): Promise<void> {
  for (const [openid, all] of takenBy) if (isTold(scene, openid)) await takeAll(scene, openid, all)
  const members = scene.people.filter(({ joinedDaysAgo }) => joinedDaysAgo >= scene.daysAgo)
  for (const [place, { customer, habit }] of members.entries()) {
    if (!('openid' in customer) || !customer.openid.startsWith('demo-crowd')) continue
    await takeAll(scene, customer.openid, likedBy(habit, place))
  }
}

/** Few enough that the first start is not kept waiting. */
function likedBy({ ordersPerYear }: Person['habit'], place: number): string[] {
  if (ordersPerYear > 30) return ['flask']
  return ordersPerYear > 10 && place % 3 === 0 ? ['latte'] : []
}

async function takeAll(scene: Scene, openid: string, offerIds: string[]): Promise<void> {
  for (const offerId of offerIds) await take(scene, openid, offerId)
}

function take(scene: Scene, openid: string, offerId: string): Promise<unknown> {
  const event = { action: 'redeem', offerId, pricePoints: priceOf(offerId) }
  return act(scene, openid, { to: 'rewards', event })
}

/** The hero takes a drink and has it handed over at the counter. */
export async function useOne(scene: Scene): Promise<void> {
  if (!isTold(scene, hero)) return
  // The answer of rewards.redeem.
  const { couponId } = (await take(scene, hero, 'latte')) as { couponId: string }
  const showing = { action: 'getCouponCode', couponId }
  const shown = await ask(scene.cloud, hero, { to: 'rewards', event: showing })
  // A start that was killed and goes on: it was handed over before.
  if (!shown.ok && shown.code === 'COUPON_USED') return
  // The answer of rewards.getCouponCode.
  const { qr } = expectValue(shown, 'rewards.getCouponCode') as { qr: string }
  const looking = { action: 'preview', code: qr, storeId: stores[0]?.storeId }
  const seen = await ask(scene.cloud, clerk.openid, { to: 'staff', event: looking })
  // The answer of staff.preview for a coupon that can be used here.
  const { use } = expectValue(seen, 'staff.preview') as { use: { ticket: string } }
  const confirming = { action: 'confirm', ticket: use.ticket }
  await act(scene, clerk.openid, { to: 'staff', event: confirming })
}

/** An operator gives a coupon to a list of members; the timer puts it into their wallets. */
export async function giveCoupons(scene: Scene): Promise<void> {
  const memberNos: string[] = []
  for (const [openid] of takenBy) {
    if (isTold(scene, openid)) memberNos.push(await memberNoOf(scene, openid))
  }
  const issuing = { action: 'issueCoupons', templateId: 'drip', memberNos, reason: '老朋友的冬季品鉴' }
  await act(scene, operator.openid, { to: 'operator', event: issuing })
}
