/** The birthday month: the month of payment, one a year. */
import { type Account, balanceOf } from '../../src/domain/account'
import { carryOut } from '../../src/domain/plan'
import { purchase } from '../../src/domain/purchase'
import { at, given, profile, settings } from './given'

const birthday = { month: 11, day: 3, changedOn: '2026-05-01', countsFrom: '2026-06', before: null }
let orders = 0

/** The account after an order of ¥128.00 whose window is over. */
function buy(account: Account, beijing: string, rules = settings): Account {
  orders += 1
  const [paidAt, now] = [at(beijing), at('2027-01-08')]
  const bought = { source: 'till', orderId: `A${orders}`, paidFen: 12_800, paidAt, storeId: null, lines: [] }
  const mark = { opId: `f${orders}`, time: paidAt, input: '' }
  const plan = purchase(account, bought, { now, settings: rules })
  return carryOut(account, plan, { mark, now, settings: rules, claim: null })
}

const points = (account: Account, beijing: string) => balanceOf(buy(account, beijing)) - balanceOf(account)

const born = (parts: object, rest: Partial<Account> = {}) =>
  given({ profile: { ...profile, birthday: { ...birthday, ...parts } }, ...rest })

test('the birthday month is the month of payment', () => {
  expect(points(born({}), '2026-11-01 00:00')).toBe(256)
  expect(points(born({}), '2026-10-31 23:59:59.999')).toBe(128)
  expect(points(born({}), '2026-12-01 00:00')).toBe(128)
  expect(points(given(), '2026-11-01 00:00')).toBe(128)
})

test('it counts from the month that the profile says, and the one before it until then', () => {
  const moved = born({ month: 12, countsFrom: '2026-12', before: 11 })
  expect(points(moved, '2026-11-30 23:59:59.999')).toBe(256)
  expect(points(moved, '2026-12-01 00:00')).toBe(256)
  expect(points(born({ month: 11, countsFrom: '2026-12' }), '2026-11-30 12:00')).toBe(128)
})

test('it is one a year: who changes the birthday after it has no second one that year', () => {
  const first = buy(born({}), '2026-11-20 12:00')
  expect(first.birthdayUsed).toEqual({ year: 2026, month: '2026-11' })
  expect(points(first, '2026-11-21 12:00')).toBe(256)
  const moved = (birthdayUsed: Account['birthdayUsed']) =>
    points(born({ month: 12, countsFrom: '2026-12', before: 11 }, { birthdayUsed }), '2026-12-01 00:00')
  expect(moved(first.birthdayUsed)).toBe(128)
  expect(moved({ year: 2025, month: '2025-11' })).toBe(256)
  expect(moved({ year: 2027, month: '2027-12' })).toBe(128)
})

test('it is no factor where the rules give none, and is not used up then', () => {
  const rules = { ...settings, purchase: { ...settings.purchase, birthdayPercent: 100 } }
  const account = buy(born({}), '2026-11-20 12:00', rules)
  expect([balanceOf(account), account.birthdayUsed]).toEqual([128, null])
})
