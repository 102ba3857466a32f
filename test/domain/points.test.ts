import { balanceOf, pendingOf, sumOf } from '../../src/domain/account'
import { earn, spend } from '../../src/domain/points'
import { settle } from '../../src/domain/settle'
import { at, bucket, entriesOf, given, posted, settings } from './given'

const now = at('2026-11-21 09:00')
const redeem = { of: 'redeem', label: '桂花拿铁' } as const
const checkIn = { of: 'check-in', streakDays: 1, bonusPoints: 0 } as const

test('a spend takes the lots that expire first and says which', () => {
  const account = given({ lots: { m202711: 50, m202612: 30, m202701: 40 } })
  const spent = posted(account, spend(80, redeem), now)
  expect(spent.lots).toEqual({ m202711: 40 })
  expect(entriesOf(spent)[0]).toMatchObject({
    points: -80,
    lots: { m202612: -30, m202701: -40, m202711: -10 },
  })
})

test('the last point can be spent, one more cannot', () => {
  const account = given({ lots: { m202711: 80 } })
  expect(balanceOf(posted(account, spend(80, redeem), now))).toBe(0)
  expect(() => posted(account, spend(81, redeem), now)).toThrow('above the balance')
})

test('what is earned repays debt first and only then can be spent', () => {
  const owing = given({ debt: 8 })
  const some = posted(owing, earn(5, checkIn, { at: now, settings }), now)
  expect([some.debt, balanceOf(some)]).toEqual([3, 0])
  const all = posted(some, earn(5, checkIn, { at: now, settings }), now)
  expect([all.debt, balanceOf(all)]).toEqual([0, 2])
  expect(entriesOf(all).map(({ points, debt }) => [points, debt])).toEqual([
    [0, -5],
    [2, -3],
  ])
})

test('pending points repay debt when they become active, and the member sees that', () => {
  const account = given({
    debt: 30,
    pending: { d20261120: bucket(at('2026-11-20 10:00'), { m202711: 100 }) },
  })
  const settled = settle(account, now, settings)
  expect([settled.debt, balanceOf(settled), pendingOf(settled)]).toEqual([0, 70, 0])
  expect(entriesOf(settled)).toMatchObject([
    { kind: 'activate', row: 'note', points: 70, pending: -100, debt: -30 },
  ])
})

test('the entries always add up to the account', () => {
  let account = given({ debt: 7 })
  account = posted(account, earn(25, checkIn, { at: now, settings }), now)
  account = posted(account, spend(18, redeem), now)
  expect(entriesOf(account).reduce((sum, entry) => sum + sumOf(entry.lots), 0)).toBe(balanceOf(account))
})
