/** Selling at the till of a store: the price that was seen, once, with everything that pays for it. */
import { balanceOf, pendingOf } from '../../src/domain/account'
import type { Sold } from '../../src/domain/sell'
import { MINUTE_MS } from '../../src/domain/calendar'
import { isRefusal, type Refusal } from '../../src/domain/result'
import { issueTicket } from '../../cloudfunctions/lib/tickets'
import { memberIdOf } from '../../cloudfunctions/lib/member-id'
import { settleNow } from '../../cloudfunctions/lib/perform'
import { at, entriesOf, settings } from '../domain/given'
import { ulid } from './cloud'
import {
  cashId,
  coupon,
  farId,
  giftId,
  now,
  openStoreTill,
  percentId,
  type StoreTill,
  whole,
} from './store-till'

const account = (till: StoreTill) => till.desk.account(till.member)

function sold(reply: Sold | Refusal): Sold {
  if (isRefusal(reply)) throw new Error(`${reply.code} ${reply.message}`)
  return reply
}

test('a sale with points and two coupons is one update, and its order is written down', async () => {
  const till = await openStoreTill()
  const reply = sold(await till.sell(whole))
  expect(till.desk.calls).toEqual([
    'get accounts',
    'find templateVersions',
    'update accounts',
    'insert orders',
    'insert receipts',
    'insert receipts',
  ])
  expect(reply).toEqual({
    orderId: reply.orderId,
    totalFen: 10_000,
    paidFen: 4225,
    pointsUsed: 300,
    points: 42,
    activatesAt: at('2026-11-28 09:00'),
    pointsAfter: 700,
    tierId: 'basic',
  })
  const after = await account(till)
  expect([balanceOf(after), pendingOf(after), Object.keys(after.coupons)]).toEqual([700, 42, [giftId, farId]])
  expect(entriesOf(after).map(({ kind, row, points }) => [kind, row, points])).toEqual([
    ['purchase', 'earned', 0],
    ['points-as-cash', 'spent', -300],
    ['coupon', 'note', 0],
  ])
  expect(till.desk.all('orders')).toMatchObject([
    {
      _id: `till.s1_${reply.orderId}`,
      memberId: till.member,
      content: { paidFen: 4225, paidAt: now, storeId: 's1', pointsUsed: 300, couponIds: [cashId, percentId] },
      till: {
        byName: '小林',
        totalFen: 10_000,
        pointsFen: 3000,
        coupons: [
          { couponId: cashId, name: '满减券', offFen: 1500 },
          { couponId: percentId, name: '折扣券', offFen: 1275 },
        ],
      },
    },
  ])
  expect(till.desk.all('receipts')).toMatchObject([
    { _id: `${cashId}_0`, kind: 'use', storeId: 's1', byName: '小林', orderKey: `till.s1_${reply.orderId}` },
    { _id: `${percentId}_0`, kind: 'use', at: now, undone: null },
  ])
})

test('a sale without any of it reads the account, posts it and writes the order', async () => {
  const till = await openStoreTill()
  sold(await till.sell({ amountFen: 5000, payableFen: 5000 }))
  expect(till.desk.calls).toEqual(['get accounts', 'update accounts', 'insert orders'])
})

test('the quote is the price of the sale, and says why a coupon is not for now', async () => {
  const till = await openStoreTill()
  const quote = await till.quote(whole)
  expect(quote).toMatchObject({
    member: { name: '阿**', tierName: '普通', points: 1000 },
    price: { paidFen: 4225, faults: [] },
    points: 42,
    activatesAt: at('2026-11-28 09:00'),
    coupons: [
      { couponId: cashId, name: '满减券', why: null },
      { couponId: percentId, why: null },
      {
        couponId: farId,
        why: '这张券不在这家店用。',
      },
    ],
  })
})

test('an answer that was lost is answered again, and nothing is taken twice', async () => {
  const till = await openStoreTill()
  const requestId = ulid(now)
  const first = sold(await till.sell({ ...whole, requestId }))
  till.desk.moveTo(now + 20 * MINUTE_MS)
  expect(await till.sell({ ...whole, requestId, repeat: true })).toEqual(first)
  // Also where the rules of the price have changed since.
  till.rules = { ...settings, redeem: { ...settings.redeem, fen: 500 } }
  expect(await till.sell({ ...whole, requestId })).toEqual(first)
  expect(await till.sell({ ...whole, requestId, payableFen: 1 })).toMatchObject({ code: 'REQUEST_REUSED' })
  expect(balanceOf(await account(till))).toBe(700)
  expect(till.desk.all('orders')).toHaveLength(1)
})

test('two clerks with one coupon: the second is refused, and the price of the first is the only one', async () => {
  const till = await openStoreTill()
  const both = await Promise.all([
    till.sell(whole),
    till.sell({ ...whole, pointsUsed: 100, payableFen: 6225 }),
  ])
  expect(both.filter(isRefusal)).toMatchObject([{ code: 'COUPON_USED' }])
  expect(till.desk.all('orders')).toHaveLength(1)
})

const refused: [string, Parameters<StoreTill['sell']>[0], string][] = [
  ['another price', { ...whole, payableFen: 4224 }, 'PRICE_CHANGED'],
  ['points that are not there', { amountFen: 90_000, pointsUsed: 1001, payableFen: 79_990 }, 'POINTS_SHORT'],
  [
    'points above their share',
    { amountFen: 10_000, pointsUsed: 501, payableFen: 4990 },
    'POINTS_ABOVE_SHARE',
  ],
  ['a coupon of another store', { couponIds: [farId], payableFen: 9500 }, 'COUPON_STORE'],
  ['a coupon for the counter', { couponIds: [giftId], payableFen: 10_000 }, 'COUPON_FOR_COUNTER'],
  ['a coupon of somebody else', { couponIds: [`c${'z'.repeat(25)}`], payableFen: 10_000 }, 'COUPON_UNKNOWN'],
  ['less than the threshold', { amountFen: 4899, couponIds: [cashId], payableFen: 4899 }, 'COUPON_THRESHOLD'],
  ['nothing', { amountFen: 0, payableFen: 0 }, 'SALE_EMPTY'],
  ['a text that is no ticket', { ticket: 'T1.member.x.y.z', payableFen: 10_000 }, 'TICKET_WRONG'],
  ['a ticket of another store', { storeId: 's2', payableFen: 10_000 }, 'TICKET_WRONG'],
]
test.each(refused)('%s is refused and changes nothing', async (_name, asked, code) => {
  const till = await openStoreTill()
  expect(await till.sell(asked)).toMatchObject({ code })
  expect(till.desk.all('orders')).toEqual([])
  expect(entriesOf(await account(till))).toEqual([])
})

test('all the points that are there may pay', async () => {
  const till = await openStoreTill()
  const asked = { amountFen: 90_000, pointsUsed: 1000, payableFen: 80_000 }
  expect(await till.sell(asked)).toMatchObject({ paidFen: 80_000, pointsAfter: 0 })
})

test('a ticket is of one clerk, in a store that is still theirs, and never for their own card', async () => {
  const till = await openStoreTill()
  const plain = { payableFen: 10_000 }
  expect(await till.sell(plain, { _id: 'wother' })).toMatchObject({ code: 'TICKET_WRONG' })
  expect(await till.sell(plain, { storeIds: ['s2'] })).toMatchObject({ code: 'TICKET_WRONG' })
  const own = memberIdOf(till.desk.edge, 'oClerk')
  await till.desk.keep({ ...(await account(till)), memberId: own, version: 0 })
  const ticket = issueTicket(till.desk.edge, {
    kind: 'member',
    clerk: 'wclerk',
    store: 's1',
    member: own,
    issuedAt: now,
  })
  expect(await till.sell({ ...plain, ticket })).toMatchObject({ code: 'SALE_OWN' })
})

test('a ticket is good for fifteen minutes', async () => {
  const till = await openStoreTill()
  till.desk.moveTo(now + 15 * MINUTE_MS)
  expect(await till.sell({ payableFen: 10_000 })).toMatchObject({ code: 'TICKET_EXPIRED' })
  expect(await till.quote()).toMatchObject({ code: 'TICKET_EXPIRED' })
  till.desk.moveTo(now + 15 * MINUTE_MS - 1)
  expect(await till.sell({ payableFen: 10_000 })).toMatchObject({ paidFen: 10_000 })
})

test('a coupon that is early, held by an order or over is not sold with', async () => {
  const till = await openStoreTill()
  const asked = { couponIds: [cashId], payableFen: 8500 }
  const keep = async (parts: Parameters<typeof coupon>[1]) => {
    const set = { [`coupons.${cashId}`]: coupon('满减券', parts), dueAt: 0 }
    till.desk.database.update('accounts', { _id: till.member }, { set, inc: { version: 1 } })
  }
  await keep({ from: now + 1 })
  expect(await till.sell(asked)).toMatchObject({ code: 'COUPON_EARLY' })
  await keep({ lock: { by: 'an order', at: now, until: now + 1 } })
  expect(await till.sell(asked)).toMatchObject({ code: 'COUPON_LOCKED' })
  await keep({ until: now })
  expect(await till.sell(asked)).toMatchObject({ code: 'COUPON_OVER' })
  await settleNow(till.desk.edge, till.member, settings)
  expect(await till.sell(asked)).toMatchObject({ code: 'COUPON_OVER' })
  await keep({ from: now, until: now + 1, lock: { by: 'an order', at: now, until: now } })
  expect(await till.sell(asked)).toMatchObject({ paidFen: 8500 })
})

test('of a coupon that was used meanwhile the clerk is told when and where, and the price is without it', async () => {
  const till = await openStoreTill()
  till.desk.database.insert('stores', [{ _id: 's1', name: '静安寺店' }], 'stop there')
  sold(await till.sell({ couponIds: [cashId], payableFen: 8500 }))
  till.desk.moveTo(now + MINUTE_MS)
  const message = '这张券 11月21日 09:00 已在静安寺店用掉。这笔没有收，积分没有动。请不用这张券再收。'
  expect(await till.sell({ couponIds: [percentId, cashId], payableFen: 7225 })).toEqual({
    ok: false,
    code: 'COUPON_USED',
    message,
  })
  expect(await till.quote({ couponIds: [percentId, cashId] })).toMatchObject({
    price: { paidFen: 8500 },
    gone: [{ couponId: cashId, message }],
  })
  expect(await till.quote({ couponIds: [percentId] })).toMatchObject({ gone: [] })
})

test('of a coupon that was used again after an undoing it is told of the last time', async () => {
  const till = await openStoreTill()
  const first = sold(await till.sell({ couponIds: [cashId], payableFen: 8500 }))
  await till.undo(first.orderId)
  till.desk.moveTo(now + MINUTE_MS)
  sold(await till.sell({ couponIds: [cashId], payableFen: 8500 }))
  expect(await till.sell({ couponIds: [cashId], payableFen: 8500 })).toMatchObject({
    code: 'COUPON_USED',
    message: expect.stringMatching('11月21日 09:01'),
  })
})

test('what became of a coupon of somebody else is told to nobody', async () => {
  const till = await openStoreTill()
  sold(await till.sell({ couponIds: [cashId], payableFen: 8500 }))
  till.desk.database.update('receipts', { _id: `${cashId}_0` }, { set: { memberId: 'mother' } })
  const gone = { couponIds: [cashId], payableFen: 8500 }
  expect(await till.sell(gone)).toMatchObject({ code: 'COUPON_UNKNOWN' })
})

test('a version that operators took back is not sold with', async () => {
  const till = await openStoreTill()
  till.desk.database.update('templateVersions', { _id: '满减券' }, { set: { isRevoked: true } })
  expect(await till.sell({ couponIds: [cashId], payableFen: 8500 })).toMatchObject({ code: 'COUPON_REVOKED' })
})
