/** @jest-environment jsdom */
import '@testing-library/jest-dom'
import { act, fireEvent, render, screen } from '@testing-library/react'
import CheckInPage from '../../src/pages/earn/check-in/index'
import { gridOf, monthAway } from '../../src/pages/earn/check-in/month-grid'
import { answering, freshPhone, lost, refusal, sentTo, silence, value } from './cloud-on-the-line'
import { checkInMonth } from './earn-samples'
import { phone } from './stubs/taro'

beforeEach(freshPhone)

const doneToday = { points: 25, streakDays: 7, balance: 3293 }

describe('the calendar of check-ins in its four states', () => {
  test('loading', () => {
    answering('points.getCheckIns', silence)
    render(<CheckInPage />)
    expect(screen.getByRole('status', { name: '正在读取' })).toBeInTheDocument()
  })

  test('a guest is shown the way in', async () => {
    answering('points.getCheckIns', refusal('MEMBER_NOT_JOINED', '你还不是会员。'))
    render(<CheckInPage />)
    fireEvent.click(await screen.findByText('加入会员'))
    expect(phone.visits).toEqual(['to /pages/join/index'])
  })

  test('offline, over what was seen last', async () => {
    answering('points.getCheckIns', value(checkInMonth), lost)
    render(<CheckInPage />)
    await screen.findByText('2026年11月')
    act(() => phone.comeBack())
    expect(await screen.findByText(/^网络断了，下面是/)).toBeInTheDocument()
  })

  test('empty: nothing this month yet, and what a tap gives', async () => {
    const checkIn = { ...checkInMonth.checkIn, streakDays: 0, todayPoints: 5, daysToBonus: 6 }
    answering('points.getCheckIns', value({ ...checkInMonth, days: [], checkIn }))
    render(<CheckInPage />)
    expect(await screen.findByText('这个月还没有签到')).toBeInTheDocument()
    expect(screen.getByText('再签 7 天，多得 20')).toBeInTheDocument()
    expect(screen.getByText('签到 +5')).toBeInTheDocument()
  })

  test('content: the days, what each gave, the days in a row, and the rule in a sentence', async () => {
    answering('points.getCheckIns', value(checkInMonth))
    render(<CheckInPage />)
    expect(await screen.findByText('签了 7 天，得 55 积分')).toBeInTheDocument()
    expect(screen.getByText('连续签到 6 天')).toBeInTheDocument()
    expect(screen.getByText('今天连签满 7 天，多得 20')).toBeInTheDocument()
    expect(screen.getByLabelText('8日，签到得 25')).toHaveClass('bonus')
    expect(screen.getByLabelText('20日，签到得 5')).toHaveClass('done')
    expect(document.querySelector('.today')).toHaveTextContent('21')
    expect(screen.getByText(/^每天一次得 5 积分，每连续第 7 天多得 20/)).toBeInTheDocument()
  })
})

describe("today's tap on the calendar", () => {
  test('marks the day at once, with its bonus, and asks nothing again', async () => {
    answering('points.getCheckIns', value(checkInMonth))
    answering('points.checkIn', value(doneToday))
    render(<CheckInPage />)
    fireEvent.click(await screen.findByText('签到 +25'))
    expect(await screen.findByText('签到成功，+25 积分')).toBeInTheDocument()
    expect(screen.getByLabelText('21日，签到得 25')).toHaveClass('bonus')
    expect(screen.getByText('今天签过了，得 25 积分')).toBeInTheDocument()
    expect(sentTo('points.getCheckIns')).toHaveLength(1)
  })

  test('two taps are one command, and a lost answer is asked for with the same id', async () => {
    answering('points.getCheckIns', value(checkInMonth))
    answering('points.checkIn', lost, value(doneToday))
    render(<CheckInPage />)
    const button = await screen.findByText('签到 +25')
    fireEvent.click(button)
    fireEvent.click(button)
    await screen.findByText('签到成功，+25 积分')
    const [first, again] = sentTo('points.checkIn')
    expect(sentTo('points.checkIn')).toHaveLength(2)
    expect(again).toMatchObject({ requestId: first?.['requestId'], repeat: true })
  })

  test('done meanwhile on another phone: says so and shows the day', async () => {
    const checkIn = { ...checkInMonth.checkIn, isDoneToday: true, streakDays: 7 }
    answering('points.getCheckIns', value(checkInMonth), value({ ...checkInMonth, checkIn }))
    answering('points.checkIn', refusal('CHECKED_IN_TODAY', '今天已经签到过了。'))
    render(<CheckInPage />)
    fireEvent.click(await screen.findByText('签到 +25'))
    expect(await screen.findByText('今天已经签到过了。')).toBeInTheDocument()
    expect(await screen.findByText('今天签过了，得 25 积分')).toBeInTheDocument()
  })
})

describe('turning to other months', () => {
  const october = { ...checkInMonth, month: '2026-10', days: [] }

  test('the month before is fetched by its name, and back to this one is not', async () => {
    answering('points.getCheckIns', value(checkInMonth), value(october))
    render(<CheckInPage />)
    fireEvent.click(await screen.findByLabelText('上个月'))
    expect(await screen.findByText('2026年10月')).toBeInTheDocument()
    expect(await screen.findByText('这个月还没有签到')).toBeInTheDocument()
    expect(sentTo('points.getCheckIns')[1]).toMatchObject({ month: '2026-10' })
    fireEvent.click(screen.getByLabelText('下个月'))
    expect(await screen.findByText('2026年11月')).toBeInTheDocument()
    expect(sentTo('points.getCheckIns')).toHaveLength(2)
  })

  test('nothing lies after this month nor before the month of joining', async () => {
    answering('points.getCheckIns', value({ ...checkInMonth, firstMonth: '2026-11' }))
    render(<CheckInPage />)
    await screen.findByText('2026年11月')
    expect(screen.queryByLabelText('下个月')).not.toBeInTheDocument()
    expect(screen.queryByLabelText('上个月')).not.toBeInTheDocument()
  })

  test('a month that does not come says why and can be asked for again', async () => {
    answering('points.getCheckIns', value(checkInMonth), lost, value(october))
    render(<CheckInPage />)
    fireEvent.click(await screen.findByLabelText('上个月'))
    fireEvent.click(await screen.findByText('再试一次'))
    expect(await screen.findByText('这个月还没有签到')).toBeInTheDocument()
  })
})

test('weeks begin on Monday: Sundays stand in the last column, months have their own length', () => {
  expect(gridOf('2026-11')).toMatchObject({ firstColumn: 7 })
  expect(gridOf('2026-06')).toMatchObject({ firstColumn: 1 })
  expect(gridOf('2028-02').days).toHaveLength(29)
  expect(gridOf('2027-02').days).toHaveLength(28)
  expect([monthAway('2026-01', -1), monthAway('2026-12', 1)]).toEqual(['2025-12', '2027-01'])
})
