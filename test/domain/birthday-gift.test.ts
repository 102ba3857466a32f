/** The gift of a birthday: one coupon when its month begins, once a year. */
import type { Account } from '../../src/domain/account'
import { sourceOf } from '../../src/domain/coupon-move-words'
import { settle } from '../../src/domain/settle'
import { at, entriesOf, given, profile, settings } from './given'
import { rows, rules, versions } from './given-gift'

const now = at('2026-11-21 09:00')

describe('the gift of a birthday', () => {
  const born = (parts: object = {}, rest: Partial<Account> = {}) =>
    given({
      profile: {
        ...profile,
        birthday: {
          month: 3,
          day: 5,
          changedOn: '2026-11-21',
          countsFrom: '2026-12',
          before: null,
          ...parts,
        },
      },
      settledAt: now,
      ...rest,
    })

  test('comes when its month begins, and not a millisecond before', () => {
    const waiting = settle(born(), at('2027-03-01') - 1, rules)
    expect([waiting.coupons, waiting.dueAt]).toEqual([{}, at('2027-03-01')])
    const account = settle(waiting, at('2027-03-01'), rules)
    expect(Object.values(account.coupons)).toEqual([
      {
        version: 'bag_1',
        origin: 'gift:birthday',
        from: at('2027-03-01'),
        until: at('2027-04-30'),
        serial: 0,
      },
    ])
    expect([rows(account), account.birthdayUsed]).toEqual([
      ['生日礼 · 帆布袋 · 放进卡券'],
      { year: 2027, month: '2027-03' },
    ])
    expect([account.dueAt, Object.values(account.coupons).map(sourceOf)]).toEqual([
      at('2027-04-30'),
      ['生日礼'],
    ])
    expect(settle(account, at('2027-04-30'), rules).dueAt).toBe(at('2028-03-01'))
  })

  test('comes every year, the same whether settled every day or once after three years', () => {
    const end = at('2030-01-01')
    const once = settle(born(), end, rules)
    let daily = born()
    for (let day = now; day < end; day += 86_400_000) daily = settle(daily, day, rules)
    expect(entriesOf(once)).toEqual(entriesOf(settle(daily, end, rules)))
    const given = entriesOf(once).filter(({ why }) => why.of === 'coupon' && why.move === 'issued')
    expect(given.map(({ at }) => at)).toEqual([at('2027-03-01'), at('2028-03-01'), at('2029-03-01')])
  })

  test('is not for a month in which the birthday was told, nor for a card that was opened in it', () => {
    const told = born({ month: 11, changedOn: '2026-11-21', countsFrom: '2026-12' })
    expect([settle(told, at('2027-10-31'), rules).seq, told.seq]).toEqual([0, 0])
    expect(versions(settle(told, at('2027-11-01'), rules))).toEqual(['bag_1'])
    const opened = born({ month: 11, countsFrom: '2026-11' }, { settledAt: 0 })
    const joined = { ...opened, profile: { ...opened.profile!, joinedAt: now } }
    expect(settle(joined, now, rules).seq).toBe(0)
  })

  test('is one a year, also for who changes the birthday, and with the factor of the same month alone', () => {
    const moved = born({ month: 5, countsFrom: '2027-04', before: 3 }, { settledAt: at('2027-01-01') })
    const march = settle(moved, at('2027-03-02'), rules)
    expect(versions(march)).toEqual(['bag_1'])
    expect(settle(march, at('2027-06-01'), rules).seq).toBe(march.seq + 1)
    expect(versions(settle(march, at('2028-05-01'), rules))).toEqual(['bag_1'])
    const bought = { birthdayUsed: { year: 2027, month: '2027-02' }, settledAt: at('2027-02-20') }
    expect(settle(born({}, bought), at('2027-03-02'), rules).seq).toBe(0)
    const same = { birthdayUsed: { year: 2026, month: '2026-03' }, settledAt: at('2027-02-20') }
    expect(versions(settle(born({}, same), at('2027-03-02'), rules))).toEqual(['bag_1'])
  })

  test('is not given where the rules name none, and then not afterwards either', () => {
    const none = settle(born(), at('2027-03-01'), settings)
    expect([none.seq, none.birthdayUsed, none.dueAt]).toEqual([0, null, at('2028-03-01')])
    expect(settle(none, at('2027-03-20'), rules).seq).toBe(0)
  })

  test('is not for who leaves as it begins', () => {
    const leave = { state: 'asked', at: at('2027-02-21'), dueAt: at('2027-03-01') } as const
    const left = settle(born({}, { leave }), at('2027-03-01'), rules)
    expect([left.coupons, left.profile]).toEqual([{}, null])
    const later = { ...leave, dueAt: at('2027-03-02') }
    expect(versions(settle(born({}, { leave: later }), at('2027-03-01'), rules))).toEqual(['bag_1'])
  })
})
