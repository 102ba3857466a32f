/** Holds and releases on the kernel: each once, in the order of their times, and whole wherever they break off. */
import { postHoldings } from '../../cloudfunctions/lib/holdings'
import { memberIdOf } from '../../cloudfunctions/lib/member-id'
import { blankAccount } from '../../src/domain/account'
import { LOCK_MS } from '../../src/domain/coupon'
import type { Holding } from '../../src/domain/holding'
import { lockKey } from '../../src/domain/lock'
import { at, entriesOf, profile, settings } from '../domain/given'
import { openTill, order, type Till } from './refund-desk'
import { cashId, coupon, percentId } from './store-till'

const now = at('2026-11-21 09:00')
const held = { ok: true, value: { state: 'held', couponIds: [cashId], until: now + LOCK_MS } }

async function withCoupons(openids = ['oAlice']): Promise<Till> {
  const till = openTill()
  for (const openid of openids) {
    const coupons = { [cashId]: coupon('满减券'), [percentId]: coupon('折扣券') }
    await till.desk.keep({ ...blankAccount(memberIdOf(till.desk.edge, openid)), profile, coupons })
  }
  return till
}

const hold = (parts: Partial<Holding> = {}): Holding => ({
  orderId: 'A1',
  source: 'till',
  hold: true,
  at: now,
  couponIds: [cashId],
  openid: 'oAlice',
  ...parts,
})
const free = (parts: Partial<Holding> = {}) => hold({ hold: false, ...parts })
const say = (till: Till, ...holdings: Holding[]) => postHoldings(till.desk.edge, settings, holdings)
const holderOf = async (till: Till) => {
  const lock = (await till.account()).coupons[cashId]?.lock
  return lock && lock.until > till.desk.edge.now() ? lock.by : null
}

test('a hold is one read and one write, and the same again is answered the same and writes nothing', async () => {
  const till = await withCoupons()
  expect(await say(till, hold())).toEqual([held])
  expect(till.desk.calls).toEqual(['get accounts', 'update accounts'])
  till.desk.calls.length = 0
  till.desk.moveTo(now + 60_000)
  expect(await say(till, hold(), hold())).toEqual([held, held])
  expect(till.desk.calls).toEqual(['get accounts'])
  expect(entriesOf(await till.account())).toHaveLength(1)
})

test('the order that holds a coupon uses it, and another one misses it', async () => {
  const till = await withCoupons()
  await say(till, hold())
  const other = order({ orderId: 'A2', couponIds: [cashId] })
  expect(await till.sell(other)).toMatchObject([{ value: { couponsMissed: [cashId] } }])
  const [paid] = await till.sell(order({ couponIds: [cashId] }))
  expect(paid).not.toMatchObject({ value: { couponsMissed: [cashId] } })
  expect(till.desk.all('receipts')).toMatchObject([{ _id: `${cashId}_0`, orderKey: 'till_A1' }])
})

test('a hold that arrives behind the payment is refused, also once the order has been moved out', async () => {
  const till = await withCoupons()
  await till.sell(order({ couponIds: [percentId], paidAt: now }))
  expect(await say(till, hold())).toMatchObject([{ code: 'ORDER_PAID' }])
  for (let place = 0; place < 40; place += 1) await till.sell(order({ orderId: `B${place}`, paidAt: now }))
  const kept = entriesOf(await till.account()).map(({ why }) => why)
  expect(kept).not.toContainEqual(expect.objectContaining({ of: 'purchase', orderId: 'A1' }))
  expect(await say(till, hold())).toMatchObject([{ code: 'ORDER_PAID' }])
})

test('one that is refused does not stop the others, and nothing of it is held', async () => {
  const till = await withCoupons(['oAlice', 'oBob'])
  const replies = await say(
    till,
    hold({ couponIds: [percentId, 'c1'] }),
    { ...hold({ orderId: 'A2' }), openid: undefined, memberNo: '7K3F29QC' },
    hold({ orderId: 'A3' }),
    hold({ orderId: 'A4', openid: 'oBob' }),
  )
  expect(replies).toMatchObject([{ code: 'COUPON_UNKNOWN' }, { code: 'MEMBER_UNKNOWN' }, held, held])
  expect((await till.account()).coupons[percentId]?.lock).toBeUndefined()
})

test('other coupons under the same time are another saying, and refused', async () => {
  const till = await withCoupons()
  const other = hold({ couponIds: [percentId] })
  expect(await say(till, hold({ couponIds: [cashId, percentId] }))).toMatchObject([{ ok: true }])
  expect(await say(till, hold({ couponIds: [percentId, cashId] }))).toMatchObject([{ ok: true }])
  expect(await say(till, other)).toMatchObject([{ code: 'LOCK_DIFFERS' }])
  expect(await say(till, { ...other, at: now + 1 })).toMatchObject([{ ok: true }])
  expect(await holderOf(till)).toBeNull()
})

test('a batch is done in the order of its times, and a release wins over its hold', async () => {
  const till = await withCoupons()
  const replies = await say(till, hold({ at: now + 2 }), free({ at: now + 1 }), hold())
  expect(replies).toMatchObject([{ ok: true }, { value: { couponIds: [cashId] } }, held])
  expect(await holderOf(till)).toBe(lockKey('till', 'A1'))
  expect(await say(till, free({ at: now + 2 }), hold({ at: now + 1, orderId: 'A2' }))).toMatchObject([
    { value: { state: 'freed', couponIds: [cashId] } },
    { code: 'COUPON_LOCKED' },
  ])
  expect(await holderOf(till)).toBeNull()
})

test('a hold that was overtaken by its release holds nothing when it arrives', async () => {
  const till = await withCoupons()
  expect(await say(till, free({ at: now + 1000 }))).toMatchObject([{ value: { couponIds: [] } }])
  expect(await say(till, hold())).toMatchObject([{ code: 'LOCK_OUTDATED' }])
  expect(await holderOf(till)).toBeNull()
})

test('holds of two orders at once: one has the coupon, and the other is told', async () => {
  const till = await withCoupons()
  const both = await Promise.all([say(till, hold()), say(till, hold({ orderId: 'A2' }))])
  expect(both.flat().filter(({ ok }) => ok)).toHaveLength(1)
  expect(both.flat()).toContainEqual(expect.objectContaining({ code: 'COUPON_LOCKED' }))
})

test('nobody has to do anything for a lock to end', async () => {
  const till = await withCoupons()
  await say(till, hold())
  till.desk.moveTo(now + LOCK_MS - 1)
  expect(await say(till, hold({ orderId: 'A2', at: now + LOCK_MS - 1 }))).toMatchObject([
    { code: 'COUPON_LOCKED' },
  ])
  till.desk.moveTo(now + LOCK_MS)
  expect(await say(till, hold({ orderId: 'A2', at: now + LOCK_MS }))).toMatchObject([{ ok: true }])
})

const before = { ...hold(), at: now - 60_000 }
const stories: [string, Holding[], string | null][] = [
  ['a hold', [hold()], lockKey('till', 'A1')],
  ['a release', [before, free()], null],
  ['a hold again', [before, hold({ couponIds: [percentId] })], null],
]
test.each(stories)(
  '%s that breaks off at any call is done once when it is sent again',
  async (_name, story, by) => {
    for (const fate of ['before', 'after'] as const) {
      let isMet = true
      let call = 0
      while (isMet) {
        call += 1
        const till = await withCoupons()
        for (const holding of story.slice(0, -1)) await say(till, holding)
        const last = story.at(-1)!
        let calls = 0
        isMet = false
        till.desk.before = () => {
          calls += 1
          // After a call is before the next one: the answer of the last one is lost with the connection.
          if (calls !== (fate === 'before' ? call : call + 1) || isMet) return
          isMet = true
          throw new Error('broke off')
        }
        await say(till, last).catch(() => [])
        till.desk.before = () => undefined
        expect(await say(till, last)).toMatchObject([{ ok: true }])
        expect([call, await holderOf(till)]).toEqual([call, by])
        expect(entriesOf(await till.account())).toHaveLength(story.length)
      }
      expect(call).toBeGreaterThan(fate === 'before' ? 2 : 1)
    }
  },
)
