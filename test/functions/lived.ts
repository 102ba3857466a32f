/** Made-up lives of some members: everything the kernel can post, at random, over months, with the timer as it comes. */
import { settleDue } from '../../cloudfunctions/lib/jobs'
import { memberIdOf } from '../../cloudfunctions/lib/member-id'
import { postOrders } from '../../cloudfunctions/lib/orders'
import { postRefunds } from '../../cloudfunctions/lib/refunds'
import { perform } from '../../cloudfunctions/lib/perform'
import { sweepAllotments, sweepEffects } from '../../cloudfunctions/lib/sweep'
import type { Stored } from '../../cloudfunctions/lib/store'
import { newShards } from '../../src/domain/allotment'
import { NEVER } from '../../src/domain/calendar'
import { checkIn } from '../../src/domain/check-in'
import { join, newMember } from '../../src/domain/member'
import { refuse } from '../../src/domain/result'
import { at, joiner, settings } from '../domain/given'
import { type Dice, diceOf } from '../simulation/dice'
import { accept } from './cloud'
import { type Desk, giving, openDesk, request, taking } from './desk'

const HOUR_MS = 3_600_000
const soldOut = refuse('STOCK_SOLD_OUT', '刚刚兑完了，没有扣积分。')
/** What the messages of these lives do. */
export const tells = { gift: () => giving(5) }

export interface Lives {
  desk: Desk
  dice: Dice
  openids: string[]
  now: number
  /** Numbers of orders, refunds and gifts that were given out. */
  serial: number
  /** What was sold, to be given back in part or whole. */
  sold: { orderId: string; source: string; paidFen: number }[]
}

/** Nothing has happened yet. */
export function newLives(seed: number, members: number): Lives {
  const start = at('2026-11-02 10:00')
  const desk = openDesk('2026-11-02 10:00')
  for (const shard of newShards('prize', 60)) desk.database.insert('allotments', [{ ...shard }], 'stop there')
  const openids = Array.from({ length: members }, (_, place) => `oLife${seed}x${place}`)
  return { desk, dice: diceOf(seed), openids, now: start, serial: 0, sold: [] }
}

/** Some days of everybody's life; the clock of the desk stands at their end. */
export async function live(lives: Lives, deeds: number, hoursBetween = 40): Promise<Lives> {
  for (let deed = 0; deed < deeds; deed += 1) {
    lives.now += Math.floor(lives.dice.next() * hoursBetween * HOUR_MS)
    lives.desk.moveTo(lives.now)
    await oneDeed(lives)
  }
  return lives
}

/** Members who lived for about so many deeds each, and a night without unfinished business. */
export async function lived(seed: number, members = 4, deedsEach = 30): Promise<Lives> {
  const lives = await live(newLives(seed, members), members * deedsEach, 200 / members)
  await night(lives)
  return lives
}

/** Goes on to four o'clock of the next night and does what the timer does before it counts. */
export async function night(lives: Lives): Promise<void> {
  const { desk } = lives
  const midnight = Math.floor((lives.now + 8 * HOUR_MS) / (24 * HOUR_MS) + 1) * 24 * HOUR_MS - 8 * HOUR_MS
  lives.now = midnight + 4 * HOUR_MS
  desk.moveTo(lives.now)
  await settleDue(desk.edge, settings, NEVER)
  while ((await sweepEffects(desk.edge, settings, tells)) > 0);
  while ((await sweepAllotments(desk.edge, settings)) > 0);
}

async function oneDeed(lives: Lives): Promise<void> {
  const { desk, dice, now } = lives
  const openid = dice.pick(lives.openids)
  const memberId = memberIdOf(desk.edge, openid)
  const drawn = dice.next()
  lives.serial += 1
  if (drawn < 0.04) await settleDue(desk.edge, settings, NEVER)
  else if (drawn < 0.08) await sweepEffects(desk.edge, settings, tells)
  else if (drawn < 0.1) await sweepAllotments(desk.edge, settings)
  else if (drawn < 0.45) await buy(lives, openid)
  else if (drawn < 0.5) await buy(lives, openid, 2)
  else if (drawn < 0.6) await giveBack(lives)
  else {
    const decide = drawn < 0.8 ? joinOrCheckIn(lives, openid) : spendSomehow(lives)
    await perform(desk.edge, { memberId, settings, operations: [request(now, decide)] })
  }
}

/** Most buy and are sent in at once, some orders come in late, even after their points are over. */
async function buy({ desk, dice, now, serial, sold }: Lives, openid: string, lines = 1): Promise<void> {
  const orders = Array.from({ length: lines }, (_, place) => ({
    orderId: `A${serial}x${place}`,
    source: dice.pick(['till', 'mall_1']),
    paidFen: dice.pick([0, 99, 100, 12_850, 66_600, 400_000]),
    paidAt: now - dice.pick([0, 0, 60_000, 8 * 24 * HOUR_MS, 420 * 24 * HOUR_MS]),
    openid,
    pointsUsed: dice.pick([0, 0, 0, 100, 700]),
  }))
  sold.push(...orders)
  await postOrders(desk.edge, settings, orders)
}

/** Whole, in part, more than is left, and now and then of an order that never comes. */
async function giveBack({ desk, dice, now, serial, sold }: Lives): Promise<void> {
  const missing = { orderId: `never${serial}`, source: 'till', paidFen: 100 }
  const { orderId, source, paidFen } = dice.chance(0.1) ? missing : dice.pick([missing, ...sold])
  const amountFen = dice.pick([paidFen, Math.ceil(paidFen / 3), 1])
  await postRefunds(desk.edge, settings, [
    { refundId: `R${serial}`, orderId, source, refundedAt: now, amountFen },
  ])
}

function joinOrCheckIn({ desk, now }: Lives, openid: string) {
  const _id = memberIdOf(desk.edge, openid)
  const member = newMember(
    { _id, openid, memberNo: `N${_id.slice(1, 8).toUpperCase()}` },
    {
      requestId: '',
      accept,
    },
    now,
  )
  return (account: Parameters<typeof checkIn>[0], at: number) =>
    account.profile
      ? checkIn(account, { now: at, settings })
      : join(account, joiner(member), { now: at, settings })
}

function spendSomehow({ desk, dice, now, openids, serial }: Lives) {
  const points = dice.pick([1, 10, 250])
  const memberId = memberIdOf(desk.edge, dice.pick(openids))
  const tell = { do: 'tell', memberId, opId: `tgift${serial}`, time: now, message: { kind: 'gift' } } as const
  return dice.pick([
    giving(points),
    taking(points),
    taking(points, { reserve: { allotmentId: 'prize', shards: 1, soldOut } }),
    taking(points, { effects: [tell] }),
  ])
}

/** The same lives once more, in a world of their own. */
export function copyOf(lives: Lives): Lives {
  const desk = openDesk()
  desk.moveTo(lives.now)
  for (const name of ['accounts', 'entries', 'orders', 'allotments', 'jobs', 'statistics', 'audits'] as const)
    for (const document of lives.desk.database.all(name)) desk.database.insert(name, [document], 'stop there')
  return { ...lives, desk }
}

/** Every document of a collection that belongs to a member, as it lies there. */
export function rowsOf({ desk }: Lives, collection: 'entries' | 'orders', memberId: string): Stored[] {
  return desk.all(collection).filter((row) => row.memberId === memberId)
}
