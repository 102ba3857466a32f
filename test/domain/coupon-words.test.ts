import {
  endText,
  faceOf,
  ruleLine,
  ruleSentences,
  startText,
  storesText,
  ticketLine,
  usedByText,
  validityText,
} from '../../src/domain/coupon-words'
import type { CouponRule } from '../../src/domain/template'
import { at } from './given'

const now = at('2026-11-21 20:36')
const cash: CouponRule = { kind: 'cash', offFen: 1500, thresholdFen: 4900 }
const free: CouponRule = { kind: 'cash', offFen: 550, thresholdFen: 0 }
const percent: CouponRule = { kind: 'percent', percentOff: 15, capFen: 2000, thresholdFen: 0 }

test('the face of a coupon is its figure, and the word for what is handed over', () => {
  expect(faceOf(cash)).toEqual({ figure: { before: '¥', number: '15', after: '' }, under: '满 49 可用' })
  expect(faceOf(free)).toEqual({ figure: { before: '¥', number: '5.50', after: '' }, under: '无门槛' })
  expect(faceOf(percent)).toEqual({
    figure: { before: '', number: '8.5', after: '折' },
    under: '最多减 ¥20',
  })
  expect(faceOf({ kind: 'gift' })).toEqual({ figure: null, under: '兑换券' })
  expect(faceOf({ kind: 'service' })).toEqual({ figure: null, under: '服务券' })
})

test('a fifth off is eight tenths, and one percent off is 9.9', () => {
  const tenths = (percentOff: number) => faceOf({ ...percent, percentOff }).figure?.number
  expect([tenths(20), tenths(1), tenths(99)]).toEqual(['8', '9.9', '0.1'])
})

test('a line says what it does', () => {
  expect(ruleLine(cash)).toBe('满 49 减 15')
  expect(ruleLine(percent)).toBe('8.5 折 最多减 20')
  expect(ruleLine({ kind: 'gift' })).toBe('到店出示，换一份')
  expect(ruleLine({ kind: 'service' })).toBe('到店出示，用一次')
})

test('sentences state the threshold, what goes together, and that nothing is cashed', () => {
  expect(ruleSentences(cash)[0]).toBe('门槛按优惠前的金额算，满 ¥49 才能用。')
  expect(ruleSentences(free)[0]).toBe('没有门槛。')
  expect(ruleSentences(cash)[1]).toContain('1 张折扣券')
  expect(ruleSentences(percent)[1]).toContain('1 张满减券')
  expect(ruleSentences({ kind: 'gift' })).toEqual([
    '一次用一张，用完作废。',
    '不找零，不兑现金，仅限本人使用。',
  ])
})

test('stores are all, a few by name, or the first of many', () => {
  expect(storesText({ kind: 'gift' }, [])).toBe('全部门店')
  expect(storesText(cash, [])).toBe('门店与商城')
  expect(storesText(cash, ['静安寺店', '衡山路店'])).toBe('静安寺店、衡山路店')
  expect(storesText(cash, ['静安寺店', '衡山路店', '徐家汇店'])).toBe('静安寺店等 3 家')
})

test('the line under a name says what the name does not', () => {
  const rule = { kind: 'cash', offFen: 1500, thresholdFen: 4900 } as const
  expect(ticketLine({ name: '新客券', rule }, ['衡山路店'])).toBe('满 49 减 15 · 衡山路店')
  expect(ticketLine({ name: '满49减15', rule }, ['衡山路店'])).toBe('衡山路店')
})

test('how long a coupon will be good, before it is issued', () => {
  expect(validityText({ kind: 'days', days: 30 })).toBe('换到后 30 天内用，含当天')
  expect(validityText({ kind: 'days', days: 1 })).toBe('换到当天用')
  expect(validityText({ kind: 'fixed', from: '2026-12-01', to: '2026-12-31' })).toBe(
    '2026年12月1日 – 2026年12月31日用',
  )
  expect(validityText({ kind: 'fixed', from: '2026-12-24', to: '2026-12-24' })).toBe('2026年12月24日当天用')
})

test('an end at midnight is the night before it', () => {
  expect(endText(at('2026-11-22'), now)).toBe('今晚 24:00 到期')
  expect(endText(at('2026-11-23'), now)).toBe('明天 24:00 到期')
  expect(endText(at('2026-12-01'), now)).toBe('11月30日到期')
  expect(endText(at('2027-01-04'), now)).toBe('2027年1月3日到期')
})

test('an end within a day says its time', () => {
  expect(endText(at('2026-11-21 23:10'), now)).toBe('今天 23:10 到期')
  expect(endText(at('2026-11-22 10:00'), now)).toBe('明天 10:00 到期')
  expect(endText(at('2026-12-01 10:00'), now)).toBe('12月1日 10:00 到期')
})

test('used by the last day, and from the first', () => {
  expect(usedByText(at('2026-12-19'), now)).toBe('可用到12月18日')
  expect(usedByText(at('2026-11-22'), now)).toBe('只限今天用')
  expect(startText(at('2026-12-01'), now)).toBe('12月1日起可用')
  expect(startText(at('2026-11-21 22:00'), now)).toBe('今天 22:00 起可用')
})
