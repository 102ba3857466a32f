/** Answers of the shop and the wallet; tests change what they are about. */
import type { CouponCode } from '../../src/domain/coupon-code'
import type { OpenedCoupon } from '../../src/pages/coupon/code-part'
import type { OfferView } from '../../src/domain/offer-view'
import type { Redeemed } from '../../src/domain/redeem'
import type { OfferCard, ShopView } from '../../src/domain/shop-view'
import type { PastCoupon, UsableCoupon, WalletView } from '../../src/domain/wallet-view'
import { now } from './samples'

const beijing = (text: string) => Date.parse(`${text}+08:00`)
const thing = { figure: null, under: '兑换券' }

export function card(change: Partial<OfferCard> = {}): OfferCard {
  return {
    offerId: 'latte980',
    kind: 'shop',
    category: '饮品券',
    name: '桂花拿铁 中杯 任意门店',
    picture: 'cup',
    couponKind: 'gift',
    face: thing,
    pricePoints: 980,
    oldPricePoints: 0,
    quantity: 9000,
    left: 5588,
    isNearlyGone: false,
    perMemberMax: 2,
    taken: 0,
    opensAt: beijing('2026-11-01T00:00'),
    closesAt: beijing('2027-01-01T00:00'),
    early: null,
    group: null,
    helper: null,
    stand: { state: 'open' },
    ...change,
  }
}

export const flash = card({
  offerId: 'drip580',
  kind: 'flash',
  name: '挂耳咖啡 20 包 四种风味',
  picture: 'tool',
  pricePoints: 580,
  oldPricePoints: 980,
  quantity: 200,
  left: 200,
  perMemberMax: 1,
  opensAt: now + 756_000,
  closesAt: beijing('2026-11-21T22:00'),
})

export const shop: ShopView = {
  now,
  member: { points: 3268, pendingPoints: 320, tierName: '金卡' },
  groupIds: [],
  offers: [
    flash,
    card({
      offerId: 'tea',
      kind: 'group',
      name: '双人下午茶',
      picture: 'cake',
      group: { places: 3, hours: 24 },
    }),
    card({ offerId: 'friends', kind: 'helper', name: '周年礼盒', picture: 'gift', helper: { steps: 3 } }),
    card({
      offerId: 'cake',
      category: '甜品',
      name: '栗子巴斯克 单片',
      picture: 'cake',
      pricePoints: 1280,
      left: 64,
      isNearlyGone: true,
    }),
    card(),
    card({
      offerId: 'bottle',
      category: '器具',
      name: '小满随行杯 雾蓝 500ml 不锈钢内胆',
      picture: 'bottle',
      pricePoints: 3500,
      stand: { state: 'short', missing: 232, enough: { at: beijing('2026-11-28T12:00'), points: 320 } },
    }),
    card({
      offerId: 'class',
      category: '体验课',
      name: '周末手冲体验课 双人 静安寺店',
      picture: 'class',
      pricePoints: 6800,
      early: { tierName: '钻石', until: beijing('2026-11-24T00:00') },
      opensAt: beijing('2026-11-24T00:00'),
      stand: { state: 'short', missing: 3532, enough: null },
    }),
    card({
      offerId: 'beans',
      category: '咖啡豆',
      name: '云南日晒 200 g',
      picture: 'beans',
      stand: { state: 'gone' },
      left: 0,
    }),
  ],
}

export function offerView(change: Partial<OfferView> = {}): OfferView {
  return {
    ...card(),
    now,
    points: 3268,
    memberNo: '100200300400',
    joinedFriends: null,
    ruleLine: '到店出示，换一份',
    sentences: ['一次用一张，用完作废。', '不找零，不兑现金，仅限本人使用。'],
    words: '换大杯或燕麦奶，到店补差价。',
    storesText: '全部门店',
    storeNames: [],
    validityText: '换到后 28 天内用，含当天',
    until: beijing('2026-12-19T00:00'),
    ...change,
  }
}

export const redeemed: Redeemed = {
  couponId: 'cbbbbbbbbbbbbbbbbbbb',
  name: '桂花拿铁 中杯 任意门店',
  picture: 'cup',
  from: now,
  until: beijing('2026-12-19T00:00'),
  pointsBefore: 3268,
  pointsAfter: 2288,
}

export function usable(change: Partial<UsableCoupon> = {}): UsableCoupon {
  return {
    couponId: 'cbbbbbbbbbbbbbbbbbbb',
    name: '桂花拿铁 中杯',
    picture: 'cup',
    kind: 'gift',
    face: thing,
    line: '到店出示，换一份 · 全部门店',
    source: '兑换',
    state: 'usable',
    from: now - 1000,
    until: beijing('2026-12-19T00:00'),
    lockedUntil: null,
    ...change,
  }
}

export function past(change: Partial<PastCoupon> = {}): PastCoupon {
  const { couponId, name, picture, kind, face, line, source } = usable()
  const look = { couponId, name, picture, kind, face, line, source }
  return { ...look, move: 'used', at: now, storeName: '静安寺店', isBack: false, reason: null, ...change }
}

export const wallet: WalletView = {
  now,
  usableCount: 5,
  usable: [
    usable({
      couponId: 'ca',
      name: '金卡升级礼',
      picture: 'money',
      kind: 'cash',
      face: { figure: { before: '¥', number: '15', after: '' }, under: '满 49 可用' },
      line: '满 49 减 15 · 门店与商城',
      until: beijing('2026-11-22T00:00'),
    }),
    usable({
      couponId: 'cb',
      name: '11 月会员日',
      picture: 'money',
      kind: 'percent',
      face: { figure: { before: '', number: '8.5', after: '折' }, under: '最多减 ¥20' },
      line: '8.5 折 最多减 20 · 静安寺店等 3 家',
      until: beijing('2026-12-01T00:00'),
    }),
    usable(),
    usable({
      couponId: 'cd',
      name: '签到满月礼',
      kind: 'cash',
      face: { figure: { before: '¥', number: '5', after: '' }, under: '无门槛' },
      line: '立减 5 · 门店与商城',
      state: 'locked',
      lockedUntil: beijing('2026-11-21T20:40'),
    }),
    usable({
      couponId: 'ce',
      name: '生日当月任意饮品 1 杯（含燕麦奶与大杯加量）',
      picture: 'cake',
      state: 'early',
      from: beijing('2026-12-01T00:00'),
      until: beijing('2027-01-01T00:00'),
    }),
  ],
  past: [],
  next: null,
  wish: null,
}

/** A coupon as it is read; its code is asked for apart unless one is given. */
export function couponView(change: Partial<OpenedCoupon> = {}): OpenedCoupon {
  return {
    ...usable(),
    now,
    words: '换大杯或燕麦奶，到店补差价。',
    sentences: ['一次用一张，用完作废。', '不找零，不兑现金，仅限本人使用。'],
    storesText: '全部门店',
    storeNames: [],
    code: null,
    ...change,
  }
}

export function couponCode(at: number): CouponCode {
  const issuedAt = Math.floor(at / 30_000) * 30_000
  const digits = String(60_935_518 + (issuedAt / 30_000) * 7919).slice(-8)
  const qr = `SIYU2.cbbbbbbbbbbbbbbbbbbb.m${'a'.repeat(26)}.0.${(issuedAt / 30_000).toString(36)}.${'b'.repeat(26)}`
  return { qr, digits, issuedAt, rotatesAt: issuedAt + 30_000, now: at }
}
