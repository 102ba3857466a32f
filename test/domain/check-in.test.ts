import { checkIn } from '../../src/domain/check-in'
import { after, answered, at, entriesOf, given, planned, settings } from './given'

const checkedIn = (day: string, streakDays: number) => given({ checkIn: { day, streakDays } })
const tap = (account: ReturnType<typeof given>, moment: string) =>
  checkIn(account, { now: at(moment), settings })

test('a first check-in earns five', () => {
  const account = given()
  expect(answered(account, tap(account, '2026-11-21 09:00'), at('2026-11-21 09:00'))).toEqual({
    points: 5,
    streakDays: 1,
    balance: 5,
  })
})

test('a seventh day in a row earns the week bonus', () => {
  const plan = planned(tap(checkedIn('2026-11-20', 6), '2026-11-21 09:00'))
  expect(plan.post).toMatchObject([
    { move: 'earn', points: 25, lot: 'm202711', why: { streakDays: 7, bonusPoints: 20 } },
  ])
  expect(plan.set).toMatchObject({ checkIn: { day: '2026-11-21', streakDays: 7 } })
})

test('the sixth and the eighth day earn no bonus, the fourteenth does', () => {
  const points = (streakDays: number) =>
    planned(tap(checkedIn('2026-11-20', streakDays - 1), '2026-11-21 09:00')).post
  expect(points(6)).toMatchObject([{ points: 5 }])
  expect(points(8)).toMatchObject([{ points: 5 }])
  expect(points(14)).toMatchObject([{ points: 25 }])
})

test('a second tap on the same Beijing day is refused, the first one after midnight is not', () => {
  const account = checkedIn('2026-11-20', 1)
  expect(tap(account, '2026-11-20 23:59:59.999')).toMatchObject({ ok: false, code: 'CHECKED_IN_TODAY' })
  expect(tap(account, '2026-11-21 00:00')).toMatchObject({ ok: true, set: { checkIn: { streakDays: 2 } } })
})

test('a day left out begins a new row', () => {
  expect(planned(tap(checkedIn('2026-11-19', 6), '2026-11-21 00:00')).set.checkIn?.streakDays).toBe(1)
})

test('a row of days goes on over the end of a year and a leap day', () => {
  expect(planned(tap(checkedIn('2026-12-31', 3), '2027-01-01 08:00')).set.checkIn?.streakDays).toBe(4)
  expect(planned(tap(checkedIn('2028-02-29', 3), '2028-03-01 08:00')).set.checkIn?.streakDays).toBe(4)
})

test('who has not joined cannot check in, and is told how little joining takes', () => {
  expect(tap(given({ profile: null }), '2026-11-21 09:00')).toMatchObject({
    ok: false,
    code: 'MEMBER_NOT_JOINED',
    message: '你还不是会员。点一下就能加入，不用填资料。',
  })
})

test('who owes points sees the balance as it is after repaying', () => {
  const account = given({ debt: 3 })
  const now = at('2026-11-21 09:00')
  expect(answered(account, tap(account, '2026-11-21 09:00'), now)).toMatchObject({ points: 5, balance: 2 })
  expect(entriesOf(after(account, tap(account, '2026-11-21 09:00'), now))[0]).toMatchObject({
    points: 2,
    debt: -3,
  })
})
