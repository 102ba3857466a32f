import { couponNote, named } from '../../src/domain/coupon-move'
import { couponViewOf, goneCoupon } from '../../src/domain/coupon-view'
import type { Entry } from '../../src/domain/entry'
import { pastCoupons, usableCoupons } from '../../src/domain/wallet-view'
import { nearestCoupon } from '../../src/domain/nearest-coupon'
import { at, given, posted } from './given'
import { coupon, template } from './given-shop'

const now = at('2026-11-21 20:36')
const cash = template({
  _id: 'fifteen_2',
  name: '金卡升级礼',
  picture: 'money',
  rule: { kind: 'cash', offFen: 1500, thresholdFen: 4900 },
  storeIds: ['jingan'],
})
const book = {
  versions: new Map([template(), cash].map((one) => [one._id, one])),
  storeNames: new Map([['jingan', '静安寺店']]),
}
const usable = (coupons: Record<string, ReturnType<typeof coupon>>) =>
  usableCoupons(given({ coupons }), now, book)

describe('what can be used', () => {
  test('the nearest end first, and of one end by the id', () => {
    const tomorrow = at('2026-11-22')
    const ids = usable({
      cc: coupon(),
      cb: coupon({ until: tomorrow }),
      ca: coupon({ until: tomorrow }),
    }).map(({ couponId }) => couponId)
    expect(ids).toEqual(['ca', 'cb', 'cc'])
  })

  test('each says what it does and where', () => {
    expect(usable({ ca: coupon({ version: 'fifteen_2' }) })[0]).toMatchObject({
      name: '金卡升级礼',
      kind: 'cash',
      line: '满 49 减 15 · 静安寺店',
      state: 'usable',
    })
  })

  test('one that waits for an order is locked until then, also beyond its own end', () => {
    const lock = { by: 'order', at: now - 1000, until: now + 60_000 }
    expect(usable({ ca: coupon({ lock }) })[0]).toMatchObject({ state: 'locked', lockedUntil: now + 60_000 })
    expect(usable({ ca: coupon({ until: now, lock }) })).toHaveLength(1)
    const free = { by: 'order', at: now - 1000, until: now }
    expect(usable({ ca: coupon({ lock: free }) })[0]).toMatchObject({ state: 'usable', lockedUntil: null })
  })

  test('early is there, over and taken back are not', () => {
    expect(usable({ ca: coupon({ from: now + 1 }) })[0]?.state).toBe('early')
    expect(usable({ ca: coupon({ from: now }) })[0]?.state).toBe('usable')
    expect(usable({ ca: coupon({ until: now }) })).toEqual([])
    const revoked = new Map([['latte_1', template({ isRevoked: true })]])
    const account = given({ coupons: { ca: coupon() } })
    expect(usableCoupons(account, now, { ...book, versions: revoked })).toEqual([])
  })
})

describe('what became of the others', () => {
  const entryOf = (why: Parameters<typeof couponNote>[0]): Entry => {
    const account = posted(given(), couponNote(why), now)
    const [entry] = Object.values(account.journal)
    if (!entry) throw new Error('nothing was posted')
    return entry
  }
  const two = [named('ca', coupon()), named('cb', coupon({ version: 'fifteen_2' }))]
  const used = entryOf({ move: 'used', coupons: two, storeId: 'jingan' })
  const back = { ...book, isBack: ({ couponId }: { couponId: string }) => couponId === 'cb' }

  test('a sale with two coupons is two rows, and one of them came back', () => {
    expect(pastCoupons(used, 'used', back)).toMatchObject([
      { couponId: 'ca', storeName: '静安寺店', isBack: false, at: now, move: 'used' },
      { couponId: 'cb', isBack: true },
    ])
    expect(pastCoupons(used, 'over', back)).toEqual([])
  })

  test('expired and taken back are over, and the reason is told', () => {
    const expired = entryOf({ move: 'expired', coupons: two.slice(0, 1) })
    const revoked = entryOf({ move: 'revoked', coupons: two.slice(0, 1), reason: '发错了' })
    expect(pastCoupons(expired, 'over', back)).toMatchObject([
      { move: 'expired', reason: null, storeName: null },
    ])
    expect(pastCoupons(revoked, 'over', back)).toMatchObject([{ move: 'revoked', reason: '发错了' }])
    expect(pastCoupons(entryOf({ move: 'issued', coupons: two }), 'used', back)).toEqual([])
  })
})

test('near is within seven days, of those that can be used', () => {
  const week = 7 * 86_400_000
  const near = (until: number) => nearestCoupon(given({ coupons: { ca: coupon({ until }) } }), now)
  expect(near(now + week)).toEqual({ count: 1, until: now + week })
  expect(near(now + week + 1)).toBeNull()
  expect(near(now)).toBeNull()
})

describe('one coupon', () => {
  const view = (change = {}, version = template()) =>
    couponViewOf({ couponId: 'ca', coupon: coupon(change), version, storeNames: book.storeNames }, now)

  test('says how it is used and where', () => {
    expect(view({}, cash)).toMatchObject({
      state: 'usable',
      storesText: '静安寺店',
      storeNames: ['静安寺店'],
    })
    expect(view()).toMatchObject({ words: '换大杯或燕麦奶，到店补差价。', storesText: '全部门店' })
  })

  test('is refused when it is over or was taken back', () => {
    expect(view({ until: now })).toMatchObject({ code: 'COUPON_OVER' })
    expect(view({}, template({ isRevoked: true }))).toMatchObject({ code: 'COUPON_REVOKED' })
  })

  test('that is gone says when and where, and what to do', () => {
    const receipt = {
      kind: 'use',
      couponId: 'ca',
      serial: 0,
      version: 'latte_1',
      origin: 'latte980',
      from: now,
      until: now,
      memberId: 'm',
      at: now,
      storeId: 'jingan',
      by: null,
      byName: null,
      orderKey: null,
      undone: null,
    } as const
    expect(goneCoupon(receipt, '静安寺店').message).toBe(
      '这张券 11月21日 20:36 在静安寺店用掉了。用错了，24 小时内请店员撤销，券会退回。',
    )
    expect(goneCoupon(receipt, null).message).toContain('在订单里用掉了')
    expect(goneCoupon({ ...receipt, kind: 'expiry' }, null).code).toBe('COUPON_OVER')
    expect(goneCoupon({ ...receipt, kind: 'revocation' }, null).code).toBe('COUPON_REVOKED')
    expect(goneCoupon(null, null).code).toBe('COUPON_UNKNOWN')
  })
})
