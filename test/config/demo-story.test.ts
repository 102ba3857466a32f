import { requestIdOf } from '../../config/demo/doors'
import { crowd, knownPeople, passersBy } from '../../config/demo/people'
import { ordersOf } from '../../config/demo/shopping'
import { DAY_MS } from '../../src/domain/calendar'

const startedAt = Date.parse('2026-11-21T19:32:00+08:00')
const everybody = [...knownPeople, ...crowd(), ...passersBy()]

describe('the demonstration brand', () => {
  test('tells the same story each time it is asked', () => {
    const tell = () => everybody.map((person) => ordersOf(person, startedAt))
    expect(tell()).toEqual(tell())
  })

  test('has some two hundred members, each with a name or none, no two of them the same person', () => {
    const keys = everybody.map(({ customer }) => JSON.stringify(customer))
    expect(keys.length).toBeGreaterThan(190)
    expect(new Set(keys).size).toBe(keys.length)
  })

  test('has no two orders of one id', () => {
    const ids = everybody
      .flatMap((person) => ordersOf(person, startedAt))
      .map(({ source, orderId }) => source + orderId)
    expect(new Set(ids).size).toBe(ids.length)
  })

  test('knows everybody who has not joined from one door, so that they are one customer each', () => {
    for (const person of passersBy()) {
      expect(new Set(ordersOf(person, startedAt).map(({ source }) => source))).toEqual(new Set(['till']))
    }
  })

  test.each(
    everybody.filter((_, index) => index % 20 === 0).map((person) => [person.nickname, person] as const),
  )('%s buys after joining and before the first start, in the order of paying', (_, person) => {
    const moments = ordersOf(person, startedAt).map(({ paidAt }) => Date.parse(paidAt))
    expect(moments).toEqual([...moments].sort((a, b) => a - b))
    for (const at of moments) {
      expect(at).toBeLessThan(startedAt)
      expect(at).toBeGreaterThan(startedAt - (person.joinedDaysAgo + 1) * DAY_MS)
    }
  })

  test('pays whole jiao from the menu, never more than the purse by more than a cup', () => {
    for (const person of everybody) {
      for (const { paidFen } of ordersOf(person, startedAt)) {
        expect(paidFen % 10).toBe(0)
        expect(paidFen).toBeGreaterThan(0)
        expect(paidFen).toBeLessThanOrEqual(Math.max(person.habit.maxFen, 2_200))
      }
    }
  })
})

describe('a deed of the demonstration', () => {
  test('has one request id however often it is begun', () => {
    expect(requestIdOf('join demo-1', startedAt)).toBe(requestIdOf('join demo-1', startedAt))
  })

  test('has another one than its neighbour, and carries its time', () => {
    const one = requestIdOf('join demo-1', startedAt)
    const other = requestIdOf('join demo-2', startedAt)
    expect(one).not.toBe(other)
    expect(one.slice(0, 10)).toBe(other.slice(0, 10))
    expect(one).toMatch(/^[0-7][0-9A-HJKMNP-TV-Z]{25}$/)
  })
})
