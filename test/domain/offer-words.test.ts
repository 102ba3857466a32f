import {
  closingText,
  cornerText,
  countdownParts,
  limitText,
  openingText,
  priceText,
  standText,
} from '../../src/domain/offer-words'
import { offerCard, type OfferCard } from '../../src/domain/shop-view'
import { at, given, settings } from './given'
import { shown } from './given-shop'

const now = at('2026-11-21 20:36')
const base = offerCard(given({ lots: { m202711: 3268 } }), shown(), { now, settings })
const card = (change: Partial<OfferCard> = {}): OfferCard => ({ ...base, ...change })
const short = { state: 'short', missing: 232, enough: null } as const

test.each<[Partial<OfferCard>, string]>([
  [{}, '已兑 200'],
  [{ left: 500 }, '共 500 份'],
  [{ left: 20, isNearlyGone: true }, '剩 20 份'],
  [{ stand: short }, '还差 232'],
  [{ stand: { state: 'tier', tierName: '金卡' } }, '金卡可兑'],
  [{ stand: { state: 'taken' }, taken: 2 }, '你已兑 2 份'],
  [{ stand: { state: 'gone' }, left: 0 }, '兑完了'],
  [{ opensAt: at('2026-11-24 10:00') }, '11月24日 10:00 开兑'],
  [{ closesAt: now }, '已结束'],
  [{ closesAt: now + 1 }, '已兑 200'],
])('the corner of a card: %j is %s', (change, words) => {
  expect(cornerText(card(change), now)).toBe(words)
})

test('what keeps a member from it is said with what to do', () => {
  expect(standText(card(), now)).toBe('')
  expect(standText(card({ stand: short }), now)).toBe('积分还差 232。签到和消费都能得。')
  const enough = { at: at('2026-11-28 12:00'), points: 320 }
  expect(standText(card({ stand: { ...short, enough } }), now)).toBe(
    '积分还差 232。11月28日到账 320，那天就够了。',
  )
  expect(standText(card({ opensAt: at('2026-11-21 21:00') }), now)).toBe('今晚 21:00 开兑，到点按钮会亮。')
  expect(standText(card({ stand: { state: 'gone' } }), now)).toContain('积分没有被扣')
  expect(standText(card({ stand: { state: 'taken' }, taken: 2 }), now)).toContain('每人限 2 份')
  expect(standText(card({ stand: { state: 'tier', tierName: '金卡' } }), now)).toContain('金卡及以上可以兑')
  expect(standText(card({ stand: { state: 'helper', joined: 1, steps: 3 } }), now)).toContain('还差 2 位')
  expect(standText(card({ stand: { state: 'full', couponsMax: 100 } }), now)).toContain('最多放 100 张')
  expect(standText(card({ closesAt: now }), now)).toContain('结束了')
})

test('an opening is tonight, tomorrow or a date', () => {
  expect(openingText(at('2026-11-21 20:40'), now)).toBe('今晚 20:40')
  expect(openingText(at('2026-11-21 08:00'), at('2026-11-21 07:00'))).toBe('今天 08:00')
  expect(openingText(at('2026-11-22 00:00'), now)).toBe('明天 00:00')
  expect(openingText(at('2026-11-23 10:00'), now)).toBe('11月23日 10:00')
})

test('midnight is the end of the day before it, a millisecond more is a day of its own', () => {
  expect(closingText(at('2027-01-01 00:00'))).toBe('2026年12月31日 24:00')
  expect(closingText(at('2027-01-01 00:00') + 1)).toBe('2027年1月1日 00:00')
  expect(closingText(at('2026-12-31 22:00'))).toBe('2026年12月31日 22:00')
})

test('a price of nothing is free, and a group is counted in groups', () => {
  expect([priceText(980), priceText(0)]).toEqual(['980 积分', '免费领'])
  expect(limitText(card())).toBe('共 500 份 · 每人限 2 份')
  expect(limitText(card({ group: { places: 3, hours: 24 } }))).toBe('共 500 个团 · 每人限 2 份')
})

test('a countdown shows every second that has begun, and nothing below 0', () => {
  expect(countdownParts(756_000)).toEqual({ days: 0, clock: ['00', '12', '36'] })
  expect(countdownParts(755_001)).toEqual({ days: 0, clock: ['00', '12', '36'] })
  expect(countdownParts(2 * 86_400_000 + 3_600_000)).toEqual({ days: 2, clock: ['01', '00', '00'] })
  expect(countdownParts(-5)).toEqual({ days: 0, clock: ['00', '00', '00'] })
})
