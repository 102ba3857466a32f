/** What a mall may say of the coupons of an order. */
import * as v from 'valibot'
import { Holding } from '../../src/domain/holding'
import { at, iso } from './given'

test('what a mall sends names one member, coupons once each, and no till of our own', () => {
  const good = {
    orderId: 'A1',
    source: 'mall',
    hold: true,
    at: iso(at('2026-11-21 09:00')),
    couponIds: ['ca'],
    openid: 'oAlice',
  }
  const { openid: _openid, ...nameless } = good
  const five = ['1', '2', '3', '4', '5']
  const fits = (one: object) => v.is(Holding, one)
  for (const one of [good, { ...good, hold: false }, { ...good, couponIds: five }])
    expect(fits(one)).toBe(true)
  for (const one of [
    nameless,
    { ...good, memberNo: '7K3F29QD' },
    { ...good, couponIds: [] },
    { ...good, couponIds: ['ca', 'ca'] },
    { ...good, couponIds: [...five, '6'] },
    { ...good, source: 'till.s1' },
    { ...good, hold: 'yes' },
    { ...good, at: '2026-11-21' },
    { ...good, more: 1 },
  ])
    expect(fits(one)).toBe(false)
})
