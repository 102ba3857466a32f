/** A coupon for everybody on a list: one each. */
import type { Account } from '../../src/domain/account'
import { couponIdFrom } from '../../src/domain/coupon'
import { giveIssued, type Issue } from '../../src/domain/issue'
import { after, at, given, memberId } from './given'
import { coupon, template } from './given-shop'

const now = at('2026-11-21 09:00')
const issue: Issue = {
  _id: 'i1',
  version: 'latte_1',
  label: '桂花拿铁 中杯',
  members: [{ memberNo: '7K3F29QD', memberId }],
  reason: '停电那天的补偿',
  by: 'wann',
  byName: 'ann',
  approvedBy: null,
  approvedName: null,
  at: now,
  cause: 'r1',
  state: 'running',
  next: 0,
  givenCount: 0,
  missed: [],
}
const give = (account: Account) => giveIssued(account, { issue, template: template(), memberId }, now)
const codeOf = (account: Account) => {
  const decision = give(account)
  return decision.ok ? 'OK' : decision.code
}

test('a member gets the coupon of the version, from this list', () => {
  const { coupons } = after(given(), give(given()), now)
  expect(coupons).toEqual({
    [couponIdFrom('i1', memberId)]: {
      version: 'latte_1',
      origin: 'i1',
      from: now,
      until: at('2026-12-21'),
      serial: 0,
    },
  })
})

test('two numbers that have become one member get one; what came from elsewhere is in nobody’s way', () => {
  expect(codeOf(given({ coupons: { ca: coupon({ origin: 'i1' }) } }))).toBe('COUPON_KNOWN')
  expect(codeOf(given({ coupons: { ca: coupon({ origin: 'i2' }) } }))).toBe('OK')
})

test('who has left gets none', () => {
  expect(codeOf(given({ profile: null }))).toBe('MEMBER_LEFT')
})
