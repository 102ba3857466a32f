/** A coupon at the counter: used once where it is good, and undone within a day by the same store. */
import type { Account } from '../../src/domain/account'
import type { Receipt } from '../../src/domain/coupon-move'
import { type Decision } from '../../src/domain/plan'
import { undoUse, useCoupon } from '../../src/domain/redemption'
import { goneRefusal, redemptionRefusals } from '../../src/domain/redemption-refusals'
import { checksOf, lastMoment } from '../../src/domain/redemption-view'
import { isRefusal } from '../../src/domain/result'
import type { TemplateVersion } from '../../src/domain/template'
import type { CouponTicket } from '../../src/domain/ticket'
import { at, given } from './given'
import { coupon as givenCoupon, template } from './given-shop'

const now = at('2026-11-21 19:47')
const minute = 60_000
const hour = 60 * minute
const day = 24 * hour
const clerk = { _id: 'wlin', name: '小林', storeIds: ['s1', 's3'] }
const latte = template()
const coupon = givenCoupon({ from: at('2026-11-01') })
const ticket: CouponTicket = {
  kind: 'coupon',
  clerk: 'wlin',
  store: 's1',
  member: 'm',
  coupon: 'ca',
  serial: 0,
  version: 'latte_1',
  issuedAt: now,
}

const holder = (change: object = {}) => given({ coupons: { ca: { ...coupon, ...change } } })

function codeOf(decision: Decision): string {
  return isRefusal(decision) ? decision.code : 'OK'
}

/** What using it answers at a moment. */
function used(
  account: Account,
  {
    moment = now,
    version = latte,
    on = ticket,
  }: { moment?: number; version?: TemplateVersion; on?: CouponTicket } = {},
): string {
  return codeOf(useCoupon(account, { ticket: on, version, clerk }, moment))
}

test('a use takes the coupon away and leaves a receipt of where, when and by whom', () => {
  const decision = useCoupon(holder(), { ticket, version: latte, clerk }, now)
  if (isRefusal(decision)) throw new Error(decision.code)
  expect(decision.set.coupons).toEqual({})
  expect(decision.post[0]?.why).toMatchObject({
    of: 'coupon',
    move: 'used',
    label: '桂花拿铁 中杯',
    storeId: 's1',
    by: 'wlin',
  })
  expect(decision.effects).toMatchObject([
    {
      do: 'replace',
      id: 'ca_0',
      isNew: true,
      state: {
        kind: 'use',
        ...coupon,
        couponId: 'ca',
        storeId: 's1',
        at: now,
        by: 'wlin',
        byName: '小林',
        orderKey: null,
      },
    },
  ])
  expect(decision.answer(given())).toMatchObject({ receiptId: 'ca_0', at: now, undoUntil: now + day })
  // Names of members are looked up when they are shown: what is written is for ever.
  expect(JSON.stringify(decision)).not.toContain('阿满')
})

test('a ticket is good for two minutes, the last millisecond included', () => {
  expect(used(holder(), { moment: now + 2 * minute - 1 })).toBe('OK')
  expect(used(holder(), { moment: now + 2 * minute })).toBe('TICKET_EXPIRED')
})

test('a ticket is of one serial: after an undo it is good no more', () => {
  expect(used(holder({ serial: 1 }))).toBe('TICKET_EXPIRED')
})

test('a coupon that is gone, or whose member has left, is not to be had', () => {
  expect(used(given())).toBe('COUPON_UNKNOWN')
  expect(used({ ...holder(), profile: null })).toBe('COUPON_UNKNOWN')
})

test('a coupon is good from its first moment until its last', () => {
  const until = now + minute
  expect(used(holder({ until }), { moment: until - 1 })).toBe('OK')
  expect(used(holder({ until }), { moment: until })).toBe('COUPON_OVER')
  expect(used(holder({ from: now }))).toBe('OK')
  expect(used(holder({ from: now + 1 }))).toBe('COUPON_EARLY')
})

test('an order that is not paid holds a coupon until its lock ends', () => {
  const lock = { by: 'an order', at: 0, until: now + minute }
  expect(used(holder({ lock }), { moment: now + minute - 1 })).toBe('COUPON_LOCKED')
  expect(used(holder({ lock }), { moment: now + minute })).toBe('OK')
})

test('a coupon is good in its stores alone', () => {
  expect(used(holder(), { version: { ...latte, storeIds: ['s1'] } })).toBe('OK')
  expect(used(holder(), { version: { ...latte, storeIds: ['s2'] } })).toBe('COUPON_STORE')
})

test('what was taken back, and what is for an order, is not handed over', () => {
  expect(used(holder(), { version: { ...latte, isRevoked: true } })).toBe('COUPON_REVOKED')
  const rule = { kind: 'cash', offFen: 1500, thresholdFen: 4900 } as const
  expect(used(holder(), { version: { ...latte, rule } })).toBe('COUPON_FOR_ORDERS')
  expect(used(holder(), { version: { ...latte, rule: { kind: 'service' } } })).toBe('OK')
})

const receipt: Receipt = {
  ...coupon,
  couponId: 'ca',
  kind: 'use',
  memberId: 'm',
  at: now,
  storeId: 's1',
  by: 'wlin',
  byName: '小林',
  orderKey: null,
  undone: null,
}

function undone(change: Partial<Receipt> = {}, moment = now + hour, account = given()): Decision {
  return undoUse(
    account,
    { receipt: { ...receipt, ...change }, label: '桂花拿铁', clerk, reason: '拿错了' },
    moment,
  )
}

test('an undo gives the coupon back under the next serial, and the receipt keeps both', () => {
  const decision = undone()
  if (isRefusal(decision)) throw new Error(decision.code)
  expect(decision.set.coupons).toEqual({ ca: { ...coupon, serial: 1 } })
  expect(decision.post[0]?.why).toMatchObject({ move: 'undone', reason: '拿错了', by: 'wlin' })
  expect(decision.effects).toMatchObject([
    {
      id: 'ca_0',
      isNew: false,
      state: { kind: 'use', at: now, undone: { at: now + hour, by: 'wlin', reason: '拿错了' } },
    },
  ])
})

test('a day is left to undo it, its last millisecond included', () => {
  expect(codeOf(undone({}, now + day - 1))).toBe('OK')
  expect(codeOf(undone({}, now + day))).toBe('UNDO_LATE')
})

test('only the same store undoes it, whoever of its clerks', () => {
  expect(codeOf(undone({ storeId: 's3', by: 'wother' }))).toBe('OK')
  expect(codeOf(undone({ storeId: 's2' }))).toBe('UNDO_STORE')
  expect(codeOf(undone({ storeId: null }))).toBe('UNDO_STORE')
})

test('what was undone, what an order used, and what ended otherwise is not undone', () => {
  expect(codeOf(undone({ undone: { at: now, by: 'w', byName: '小周', reason: '错' } }))).toBe(
    'RECEIPT_UNDONE',
  )
  expect(codeOf(undone({ orderKey: 'till.s1_1' }))).toBe('RECEIPT_ORDER')
  expect(codeOf(undone({ kind: 'expiry' }))).toBe('RECEIPT_UNKNOWN')
  expect(codeOf(undone({}, now, { ...given(), profile: null }))).toBe('RECEIPT_UNKNOWN')
})

test('a coupon that would be over by then is good to the end of the next Beijing day', () => {
  const untilAfter = (until: number, moment: number) => {
    const decision = undone({ until }, moment)
    return isRefusal(decision) ? decision.code : decision.set.coupons?.ca?.until
  }
  const midnight = at('2026-11-22 00:00')
  expect(untilAfter(midnight, midnight - 1)).toBe(midnight)
  expect(untilAfter(midnight, midnight)).toBe(at('2026-11-24 00:00'))
})

test('three checks say what is good and what is not', () => {
  const looking = { storeId: 's1', now, names: ['徐家汇店', '衡山路店'] }
  expect(checksOf(coupon, latte, looking)).toEqual([
    { isGood: true, title: '本店可用', text: '全部门店通用' },
    { isGood: true, title: '在有效期内', text: '12月18日 24:00 到期' },
    { isGood: true, title: '没有用过', text: '一次性码，刚刚联网核对' },
  ])
  const lock = { by: 'an order', at: 0, until: at('2026-11-21 20:00') }
  const elsewhere = { ...latte, storeIds: ['s2', 's4'] }
  expect(checksOf({ ...coupon, from: at('2026-11-22 08:00'), lock }, elsewhere, looking)).toEqual([
    { isGood: false, title: '不在本店用', text: '限徐家汇店、衡山路店' },
    { isGood: false, title: '还没到能用的日子', text: '11月22日 08:00 起可用' },
    { isGood: false, title: '被订单占着', text: '一笔订单还没付款，20:00 前占着它' },
  ])
  expect(checksOf({ ...coupon, until: now }, { ...latte, isRevoked: true }, looking)).toMatchObject([
    { isGood: true },
    { isGood: false, title: '过期了', text: '11月21日 19:47 到期' },
    { isGood: false, title: '已收回' },
  ])
})

test('the end of a day is said as 24 o’clock', () => {
  expect(lastMoment(at('2026-12-01 00:00'))).toBe('11月30日 24:00')
  expect(lastMoment(at('2026-12-01 00:01'))).toBe('12月1日 00:01')
})

test('of a coupon that is gone it is said when and where', () => {
  expect(goneRefusal(receipt, '静安寺店')).toEqual({
    ok: false,
    code: 'COUPON_USED',
    message: '这张券 11月21日 19:47 已在静安寺店用掉。这一次没有重复记。请和顾客核对「已使用」。',
  })
  expect(goneRefusal(receipt, null).message).toContain('19:47 已用掉。')
  expect(goneRefusal({ ...receipt, kind: 'expiry' }, null).code).toBe('COUPON_OVER')
  expect(goneRefusal({ ...receipt, kind: 'revocation' }, null).code).toBe('COUPON_REVOKED')
  expect(goneRefusal(null, null).code).toBe('COUPON_UNKNOWN')
})

test('every refusal is a sentence that ends', () => {
  for (const { message } of Object.values(redemptionRefusals)) expect(message).toMatch(/^[^！!]+。$/)
})
