/** Members by the hundred thousand, each with a year behind them, written as the functions would have left them. */
import { documentOf } from '../../cloudfunctions/lib/account'
import { type Account, balanceOf, blankAccount, pendingOf } from '../../src/domain/account'
import { DAY_MS, type Instant } from '../../src/domain/calendar'
import { checkIn } from '../../src/domain/check-in'
import type { Entry } from '../../src/domain/entry'
import { factOf, type OrderFact } from '../../src/domain/order'
import { carryOut, type Decision } from '../../src/domain/plan'
import { purchase } from '../../src/domain/purchase'
import { factOpId, shortHash } from '../../src/domain/request'
import { settle } from '../../src/domain/settle'
import { defaultSettings as settings } from '../../src/domain/settings'
import { fillFolder } from './database-folder'

/** Entries of each that lie in the account; the older ones are moved out. */
const journalLength = 6
const batch = 200
const ordersEach = 3

interface Life {
  account: Account
  movedOut: Entry[]
  orders: OrderFact[]
}

/** Writes so many members into a database folder, and answers what they hold together. */
export async function fillWithMembers(dir: string, count: number, now: Instant): Promise<number> {
  let held = 0
  await fillFolder({ dir, now }, async (insert) => {
    for (let first = 0; first < count; first += batch) {
      const lives = Array.from({ length: Math.min(batch, count - first) }, (_, place) =>
        lived(first + place, now),
      )
      await insert(
        'accounts',
        lives.map(({ account }) => documentOf({ ...account, version: 1 })),
      )
      held += lives.reduce((sum, { account }) => sum + balanceOf(account) + pendingOf(account), 0)
      await insert('entries', lives.flatMap(movedOutOf))
      await insert(
        'orders',
        lives.flatMap(({ orders }) => orders),
      )
    }
  })
  return held
}

function movedOutOf({ account: { memberId }, movedOut }: Life): object[] {
  return movedOut.map(({ opId, ...entry }) => ({ ...entry, _id: opId, memberId }))
}

/**
 * A year of somebody: three purchases, as many as in the real history, and a check-in after each. The last was
 * yesterday; of every third member it was a week ago, so that its points become active tonight.
 */
function lived(place: number, now: Instant): Life {
  const openid = `oNight${place}`
  let account: Account = {
    ...blankAccount(`m${shortHash(openid)}a`),
    profile: { memberNo: `N${place}`, nickname: null, avatarUrl: null, joinedAt: 0 },
  }
  const orders: OrderFact[] = []
  for (let deed = ordersEach; deed > 0; deed -= 1) {
    const daysAgo = (place % 3 === 0 ? settings.points.pendingDays : 1) + (deed - 1) * 122
    const at = now - daysAgo * DAY_MS - (place % 1000) * 1000
    account = settle(account, at, settings)
    const orderId = `N${place}x${deed}`
    const paidFen = 5000 + ((place * 7919 + deed * 104_729) % 40_000)
    const fact = factOf(
      { orderId, source: 'bench', paidFen, paidAt: at, openid },
      { memberId: account.memberId },
    )
    orders.push(fact)
    account = done(account, purchase(account, fact.content, { now: at, settings }), {
      at,
      opId: factOpId('order', 'bench', orderId),
    })
    account = done(account, checkIn(account, { now: at, settings }), {
      at,
      opId: `r${shortHash(openid, deed)}`,
    })
  }
  return split(account, orders)
}

function done(account: Account, decided: Decision, { at, opId }: { at: Instant; opId: string }): Account {
  if (!decided.ok) throw new Error(decided.code)
  const mark = { opId, time: at, input: '' }
  return carryOut(account, decided, { mark, now: at, settings, claim: null })
}

function split(account: Account, orders: OrderFact[]): Life {
  const entries = Object.values(account.journal).sort((a, b) => a.seq - b.seq)
  const movedOut = entries.slice(0, -journalLength)
  const journal = Object.fromEntries(entries.slice(-journalLength).map((entry) => [entry.opId, entry]))
  const floor = Math.max(0, ...movedOut.map(({ time }) => time))
  return { account: { ...account, journal, floor }, movedOut, orders }
}

/** Somebody with as much to come as can be: a lot for every month, points that wait on seven days, the highest tier. */
export function sleeperOf(now: Instant): Account {
  const daysAgo = [...Array.from({ length: 12 }, (_, month) => (12 - month) * 30), 6, 5, 4, 3, 2, 1, 0]
  return daysAgo.reduce((before, days) => {
    const at = now - days * DAY_MS
    const order = { orderId: `S${days}`, source: 'bench', paidFen: 250_000, paidAt: at, openid: 'oSleeper' }
    const { content } = factOf(order, { memberId: before.memberId })
    const decided = purchase(settle(before, at, settings), content, { now: at, settings })
    return done(settle(before, at, settings), decided, { at, opId: `f${days}` })
  }, blankAccount('msleeper'))
}
