/** The calendar of check-ins at its door: one month in at most two calls, also where entries were moved out long ago. */
import { DAY_MS } from '../../src/domain/calendar'
import { openShop, type Shop, type Wire } from './cloud'

let shop: Shop

beforeAll(async () => {
  shop = await openShop('2026-09-28 23:30')
  await shop.as('oAda').join()
})
afterAll(() => shop.stop())

const month = async (name?: string): Promise<Wire> =>
  shop.as('oAda').call('points', 'getCheckIns', name === undefined ? {} : { month: name })
const days = async (name: string) => (await month(name)).value.days.map(({ day }: Wire) => day)

test('sixty days in a row: each month has its days, with the bonus on each seventh', async () => {
  for (let day = 0; day < 60; day += 1) {
    expect(await shop.as('oAda').command('points', 'checkIn')).toMatchObject({ ok: true })
    await shop.cloud.clock.forwardTo(shop.cloud.clock.now() + DAY_MS)
  }
  expect(await days('2026-09')).toEqual(['2026-09-28', '2026-09-29', '2026-09-30'])
  expect(await days('2026-10')).toHaveLength(31)
  expect(shop.calls()).toBe(2)
  expect(await days('2026-11')).toHaveLength(26)
  expect(await days('2026-08')).toEqual([])
  const { value } = await month('2026-10')
  const bonus = value.days.filter(({ isBonus }: Wire) => isBonus)
  expect(bonus.map(({ day, points }: Wire) => [day, points])).toEqual([
    ['2026-10-04', 25],
    ['2026-10-11', 25],
    ['2026-10-18', 25],
    ['2026-10-25', 25],
  ])
  expect(value).toMatchObject({ firstMonth: '2026-09', thisMonth: '2026-11', weekDays: 7, dailyPoints: 5 })
})

test('without a name it is the month that runs, and it says where today stands', async () => {
  expect(await month()).toMatchObject({
    value: { month: '2026-11', checkIn: { isDoneToday: false, streakDays: 60, todayPoints: 5 } },
  })
})

test('no month is refused as input', async () => {
  expect(await month('2026-13')).toMatchObject({ code: 'INPUT_INVALID' })
  expect(await month('gestern')).toMatchObject({ code: 'INPUT_INVALID' })
})
