import { createHmac } from 'node:crypto'
import type { Mac } from '../../src/domain/signed'
import {
  type CouponTicket,
  type MemberTicket,
  readTicket,
  ticketEndsAt,
  ticketText,
} from '../../src/domain/ticket'
import { at, memberId } from './given'

const keyed =
  (key: string): Mac =>
  (text) =>
    createHmac('sha256', key).update(text).digest()
const mac = keyed('k')
const issuedAt = at('2026-11-21 09:00')
const ofMember: MemberTicket = {
  kind: 'member',
  clerk: 'wlin',
  store: 'JING_an-1',
  member: memberId,
  issuedAt,
}
const ofCoupon: CouponTicket = {
  ...ofMember,
  kind: 'coupon',
  coupon: `c${'q'.repeat(25)}`,
  serial: 40,
  version: 'latte_12',
}

test.each([ofMember, ofCoupon])('the ticket of a $kind says what it was made of', (ticket) => {
  expect(readTicket(ticketText(ticket, mac), mac)).toEqual(ticket)
})

test('a ticket of another key, or changed in one character anywhere, is none of ours', () => {
  for (const ticket of [ofMember, ofCoupon]) {
    const text = ticketText(ticket, mac)
    expect(readTicket(text, keyed('other'))).toBeUndefined()
    for (let place = 0; place < text.length; place += 1) {
      const forged = text.slice(0, place) + (text[place] === 'a' ? 'b' : 'a') + text.slice(place + 1)
      expect(readTicket(forged, mac)).toBeUndefined()
    }
  }
})

test.each(['', '.', 'T1', 'T1.member', 'SIYU1.x.y.z'])('%j is no ticket', (text) => {
  expect(readTicket(text, mac)).toBeUndefined()
})

test('a coupon waits two minutes for its confirm, a member a quarter of an hour at the till', () => {
  expect(ticketEndsAt(ofCoupon)).toBe(at('2026-11-21 09:02'))
  expect(ticketEndsAt(ofMember)).toBe(at('2026-11-21 09:15'))
})

test('the longest ticket fits what a phone may send', () => {
  const longest = {
    ...ofCoupon,
    clerk: `w${'a'.repeat(26)}`,
    store: 's'.repeat(32),
    version: `${'t'.repeat(40)}_9999`,
  }
  expect(ticketText(longest, mac).length).toBeLessThanOrEqual(300)
})
