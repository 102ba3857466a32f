/** Rewards, groups, the counter and the till: how many database calls of each come one after another. */
import { MINUTE_MS } from '../../src/domain/calendar'
import { each } from './calls-figure'
import type { Figure } from './figure'
import type { Answered, Call } from './http-calls'
import { action, command, numberOf, taken } from './requests'
import { sequenceFigure, stepMs } from './sequence'
import { shelve } from './shelf'
import type { Shop } from './shop'

const members = 7
const pricePoints = 10
const storeId = 'bench'

/** The last section of its cloud: every call of the database is slow from then on. */
export async function rewardFigures(shop: Shop): Promise<Figure[]> {
  const own = { ...shop, members: shop.members.slice(0, members) }
  const couponIds = await stock(own)
  await own.cloud.addLatency(stepMs)
  // First, while nothing is left to be written for them: a sale does that before it reads coupons.
  const sold = await till(own, couponIds)
  const bought = await taking(own)
  return [...bought.figures, ...(await grouping(own)), ...(await counter(own, bought)), ...sold]
}

/** A drink for points, ten yuan off for nothing, and groups; everybody can pay, and holds one coupon for the till. */
async function stock({ cloud, operator, members }: Shop): Promise<string[]> {
  await shelve(cloud, { operator, offerId: 'drink', offer: { pricePoints } })
  const template = { worthFen: 1000, rule: { kind: 'cash', offFen: 1000, thresholdFen: 0 } } as const
  const offer = { pricePoints: 0, quantity: 100 }
  for (const offerId of ['gift', 'off']) await shelve(cloud, { operator, offerId, offer, template })
  const group = { kind: 'group', pricePoints, perMemberMax: 2, group: { places: 3, hours: 24 } } as const
  await shelve(cloud, { operator, offerId: 'group', offer: group })
  for (const openid of members) {
    const member = await numberOf(cloud, openid)
    const given = { action: 'adjustPoints', member, points: 200, reason: 'bench' }
    await taken(cloud.url, command('operator', operator, given))
  }
  const held = await each(cloud, redeeming(members, 'off', 0))
  // What the sections before have left behind is done by the timer, as it would be a minute later.
  await cloud.forwardTo(Date.now() + 2 * MINUTE_MS)
  await cloud.fireTimer()
  return held.map((answered) => valueOf(answered, 'couponId'))
}

interface Bought {
  figures: Figure[]
  drinks: string[]
}

async function taking({ cloud, members }: Shop): Promise<Bought> {
  const shop = await each(cloud, ofEach(members, 'rewards', 'getShop'))
  const drinks = await each(cloud, redeeming(members, 'drink', pricePoints))
  const gifts = await each(cloud, redeeming(members, 'gift', 0))
  const wallet = members.map((openid) => action('rewards', openid, { action: 'getWallet', tab: 'usable' }))
  return {
    drinks: drinks.map((answered) => valueOf(answered, 'couponId')),
    figures: [
      sequenceFigure('the rewards, catalogue warm', shop, { atMost: 1 }),
      sequenceFigure('a reward for points', drinks, { atMost: 4 }),
      sequenceFigure('a reward for nothing', gifts, { atMost: 3 }),
      sequenceFigure('my coupons', await each(cloud, wallet)),
    ],
  }
}

const redeeming = (members: string[], offerId: string, points: number): Call[] =>
  members.map((openid) => command('rewards', openid, { action: 'redeem', offerId, pricePoints: points }))

const ofEach = (members: string[], to: string, name: string): Call[] =>
  members.map((openid) => action(to, openid, { action: name }))

async function grouping({ cloud, members }: Shop): Promise<Figure[]> {
  const ask = (openid: string, event: object) => command('rewards', openid, { ...event, pricePoints })
  const started = await each(
    cloud,
    members.map((openid) => ask(openid, { action: 'startGroup', offerId: 'group' })),
  )
  const groupIds = started.map((answered) => valueOf(answered, 'groupId'))
  // Each joins the group of the one before.
  const joining = groupIds.map((groupId, place) =>
    ask(members[(place + 1) % members.length] ?? '', { action: 'joinGroup', groupId }),
  )
  return [
    sequenceFigure('a group started', started),
    sequenceFigure('a group joined', await each(cloud, joining)),
  ]
}

async function counter({ cloud, members, clerk }: Shop, { drinks }: Bought): Promise<Figure[]> {
  const asked = members.map((openid, place) =>
    action('rewards', openid, { action: 'getCouponCode', couponId: drinks[place] }),
  )
  const codes = await each(cloud, asked)
  const scans = codes.map((shown) => scan(clerk, valueOf(shown, 'qr')))
  const previews = await each(cloud, scans)
  const confirms = previews.map((seen) =>
    command('staff', clerk, { action: 'confirm', ticket: valueOf(seen, 'use', 'ticket') }),
  )
  return [
    sequenceFigure('the code of a coupon', codes),
    sequenceFigure('a coupon scanned', previews),
    sequenceFigure("a clerk's confirm", await each(cloud, confirms), { atMost: 3 }),
  ]
}

const scan = (clerk: string, code: string): Call =>
  action('staff', clerk, { action: 'preview', code, storeId })

async function till({ cloud, members, clerk }: Shop, couponIds: string[]): Promise<Figure[]> {
  const codes = await each(cloud, ofEach(members, 'member', 'getCode'))
  const quotes: Answered[] = []
  const sales: Answered[] = []
  for (const [place, shown] of codes.entries()) {
    const seen = await taken(cloud.url, scan(clerk, valueOf(shown, 'qr')))
    const sale = {
      ticket: valueOf(seen, 'till', 'ticket'),
      storeId,
      amountFen: 8800,
      couponIds: couponIds.slice(place, place + 1),
      pointsUsed: 100,
    }
    const quoted = await taken(cloud.url, action('staff', clerk, { action: 'quote', ...sale }))
    quotes.push(quoted)
    const payableFen = Number(valueOf(quoted, 'price', 'paidFen'))
    sales.push(await taken(cloud.url, command('staff', clerk, { action: 'sell', ...sale, payableFen })))
  }
  return [
    sequenceFigure('a price at the till', quotes),
    sequenceFigure('a sale at the till, paid with a coupon and points too', sales),
  ]
}

/** What stands in an answer's value at a path. */
function valueOf({ body }: Answered, ...path: string[]): string {
  // Every answer that was taken has a value.
  const { value } = JSON.parse(body) as { value: unknown }
  const found = path.reduce<unknown>((at, key) => (at as Record<string, unknown> | null)?.[key], value)
  if (typeof found !== 'string' && typeof found !== 'number')
    throw new Error(`an answer has no ${path.join('.')}`)
  return String(found)
}
