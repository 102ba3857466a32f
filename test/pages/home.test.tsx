/** @jest-environment jsdom */
import '@testing-library/jest-dom'
import { act, fireEvent, render, screen, waitFor } from '@testing-library/react'
import HomePage from '../../src/pages/home/index'
import { answering, freshPhone, lost, refusal, sentTo, silence, value } from './cloud-on-the-line'
import { entries, guestHome, memberHome } from './samples'
import { phone } from './stubs/taro'

beforeEach(freshPhone)

describe('home in its four states', () => {
  test('shows the shape of what is coming while the cloud has not answered', () => {
    answering('member.getHome', silence)
    render(<HomePage />)
    expect(screen.getByRole('status', { name: '正在读取' })).toBeInTheDocument()
  })

  test('says the refusal of the cloud and asks again on a tap', async () => {
    answering('member.getHome', refusal('IDENTITY_MISSING', '没有认出你是谁。'), value(memberHome))
    render(<HomePage />)
    expect(await screen.findByText('没有认出你是谁。')).toBeInTheDocument()
    fireEvent.click(screen.getByText('再试一次'))
    expect(await screen.findByText('3,268')).toBeInTheDocument()
  })

  test('without a network and nothing seen before, it says so', async () => {
    answering('member.getHome', lost)
    render(<HomePage />)
    expect(await screen.findByText('网络断了')).toBeInTheDocument()
  })

  test('without a network it shows what was seen last and from when', async () => {
    answering('member.getHome', value(memberHome), lost)
    render(<HomePage />)
    await screen.findByText('3,268')
    act(() => phone.comeBack())
    expect(await screen.findByText(/^网络断了，下面是 \d\d:\d\d 的数据$/)).toBeInTheDocument()
    expect(screen.getByText('3,268')).toBeInTheDocument()
    expect(screen.getByText('会员码要联网才能用')).toBeInTheDocument()
  })

  test('what was seen last outlives the app', async () => {
    answering('member.getHome', value(memberHome))
    render(<HomePage />).unmount()
    await waitFor(() => expect([...phone.storage.keys()].some((key) => key.includes('getHome'))).toBe(true))
    const kept = new Map(phone.storage)
    freshPhone()
    for (const [key, found] of kept) phone.storage.set(key, found)
    answering('member.getHome', lost)
    render(<HomePage />)
    expect(await screen.findByText('3,268')).toBeInTheDocument()
    expect(screen.getByText(/下面是/)).toBeInTheDocument()
  })

  test.each([
    [7, '首单积分 7 天后到账', /首单积分过了 7 天退款期就到账，今天签到马上就有/],
    [0, '首单就有积分', /首单和今天签到都马上就有/],
  ])(
    'a member without movements reads how the first points come, after %i days',
    async (pendingDays, ...words) => {
      const programme = { ...memberHome.programme, pendingDays }
      answering('member.getHome', value({ ...memberHome, programme, points: 0, newest: [] }))
      render(<HomePage />)
      for (const text of words) expect(await screen.findByText(text)).toBeInTheDocument()
    },
  )

  test('a guest reads what membership gives and goes to join', async () => {
    answering('member.getHome', value(guestHome))
    render(<HomePage />)
    fireEvent.click(await screen.findByText('加入会员'))
    expect(screen.getByText('消费 ¥1 得 1 积分')).toBeInTheDocument()
    expect(phone.visits).toEqual(['to /pages/join/index'])
  })
})

describe('the card of a member', () => {
  test('is read aloud as tier, points and what is missing', async () => {
    answering('member.getHome', value(memberHome))
    render(<HomePage />)
    expect(await screen.findByLabelText('金卡，可用积分 3268，距钻石还差 13760')).toBeInTheDocument()
  })

  test('each movement carries its reason', async () => {
    answering('member.getHome', value(memberHome))
    render(<HomePage />)
    for (const { reason } of entries) expect(await screen.findByText(reason)).toBeInTheDocument()
    expect(screen.getByText('+320')).toBeInTheDocument()
    expect(screen.getByText('−300')).toBeInTheDocument()
  })

  test('says what expires and what arrives, with day and worth', async () => {
    answering('member.getHome', value(memberHome))
    render(<HomePage />)
    expect(await screen.findByText('268 积分 11月30日到期，值 ¥26.80')).toBeInTheDocument()
    expect(screen.getByText(/320 积分 11月28日到账/)).toBeInTheDocument()
  })

  test('says which coupons end soon, and leads to them', async () => {
    const until = Date.UTC(2026, 10, 21, 16)
    const ending = (count: number) => value({ ...memberHome, nearestCoupon: { count, until } })
    answering('member.getHome', ending(1))
    const page = render(<HomePage />)
    expect(await screen.findByText('1 张券今晚 24:00 到期')).toBeInTheDocument()
    page.unmount()
    freshPhone()
    answering('member.getHome', ending(3))
    render(<HomePage />)
    fireEvent.click(await screen.findByText('3 张券快到期，最近的今晚 24:00 到期'))
    expect(phone.visits).toEqual(['tab /pages/wallet/index'])
  })

  test('who has just joined is greeted with the number, nobody else is', async () => {
    answering('member.getHome', value({ ...memberHome, isWelcome: true }), value(memberHome))
    render(<HomePage />)
    expect(await screen.findByText(/^加入成功。会员号 7K3F 29QD/)).toBeInTheDocument()
    act(() => phone.comeBack())
    await waitFor(() => expect(screen.queryByText(/^加入成功/)).not.toBeInTheDocument())
  })

  test('who has nothing left is not told of a first order that was long ago', async () => {
    answering('member.getHome', value({ ...memberHome, points: 0 }))
    render(<HomePage />)
    expect(await screen.findByText('消费和签到都可以得')).toBeInTheDocument()
    expect(screen.queryByText(/首单/)).not.toBeInTheDocument()
    expect(screen.getByText('320 积分 11月28日到账，过了退款期就能用')).toBeInTheDocument()
  })

  test('a debt is named as one', async () => {
    answering('member.getHome', value({ ...memberHome, debtPoints: 54 }))
    render(<HomePage />)
    expect(await screen.findByText(/有 54 积分不够扣，先记着/)).toBeInTheDocument()
    expect(screen.getByText('320 积分 11月28日到账，先补之前不够扣的')).toBeInTheDocument()
  })

  test('one cloud call shows the screen', async () => {
    answering('member.getHome', value(memberHome))
    render(<HomePage />)
    await screen.findByText('3,268')
    expect(sentTo('member.getHome')).toHaveLength(1)
  })

  test('coming back shows the last answer at once and asks anew', async () => {
    answering('member.getHome', value(memberHome), value({ ...memberHome, points: 3400 }))
    render(<HomePage />).unmount()
    await waitFor(() => expect(phone.storage.size).toBeGreaterThan(1))
    render(<HomePage />)
    expect(screen.getByText('3,268')).toBeInTheDocument()
    expect(await screen.findByLabelText(/可用积分 3400/)).toBeInTheDocument()
  })
})

describe('checking in', () => {
  const checkedIn = { points: 25, streakDays: 7, balance: 3293 }

  async function tapCheckIn() {
    fireEvent.click(await screen.findByRole('button', { name: '签到' }))
  }

  test('tells the points, closes the rim and shows the new row, without asking for home again', async () => {
    answering('member.getHome', value(memberHome))
    answering('points.checkIn', value(checkedIn))
    render(<HomePage />)
    await tapCheckIn()
    expect(await screen.findByText('签到成功，+25 积分')).toBeInTheDocument()
    expect(screen.getByText('连续签到 7 天')).toBeInTheDocument()
    expect(screen.getByText('今日 +25')).toBeInTheDocument()
    expect(screen.getByLabelText(/可用积分 3293/)).toBeInTheDocument()
    expect(screen.getByText('每日签到 · 连续第 7 天，多得 20')).toBeInTheDocument()
    expect(sentTo('member.getHome')).toHaveLength(1)
  })

  test('counts the row of days by the settings in force', async () => {
    const ofFive = { ...memberHome, programme: { ...memberHome.programme, checkInDays: 5 } }
    const fourth = { ...memberHome.checkIn, streakDays: 4, daysToBonus: 0 }
    answering('member.getHome', value({ ...ofFive, checkIn: fourth }))
    answering('points.checkIn', value({ ...checkedIn, streakDays: 5 }))
    render(<HomePage />)
    expect(await screen.findByText('今天连签满 5 天，多得 20')).toBeInTheDocument()
    await tapCheckIn()
    expect(await screen.findByText('每日签到 · 连续第 5 天，多得 20')).toBeInTheDocument()
  })

  test('two taps in one moment are one command', async () => {
    answering('member.getHome', value(memberHome))
    answering('points.checkIn', value(checkedIn))
    render(<HomePage />)
    const button = await screen.findByRole('button', { name: '签到' })
    act(() => {
      button.click()
      button.click()
    })
    await screen.findByText('签到成功，+25 积分')
    expect(sentTo('points.checkIn')).toHaveLength(1)
  })

  test('a lost answer is fetched once more by the same request, marked as a repeat', async () => {
    answering('member.getHome', value(memberHome))
    answering('points.checkIn', lost, value(checkedIn))
    render(<HomePage />)
    await tapCheckIn()
    await screen.findByText('签到成功，+25 积分')
    const [first, second] = sentTo('points.checkIn')
    expect(second).toEqual({ ...first, repeat: true })
  })

  test('a request without an answer keeps its id over the end of the page', async () => {
    answering('member.getHome', value(memberHome))
    answering('points.checkIn', lost, lost, value(checkedIn))
    const page = render(<HomePage />)
    await tapCheckIn()
    await screen.findByText(/网络断了/)
    page.unmount()
    render(<HomePage />)
    await tapCheckIn()
    await screen.findByText('签到成功，+25 积分')
    const ids = sentTo('points.checkIn').map(({ requestId }) => requestId)
    expect(new Set(ids).size).toBe(1)
  })

  test('a request that lapsed is followed by a new one', async () => {
    answering('member.getHome', value(memberHome))
    answering('points.checkIn', refusal('REQUEST_LAPSED', '积分没有被扣，请再点一次。'), value(checkedIn))
    render(<HomePage />)
    await tapCheckIn()
    await screen.findByText('积分没有被扣，请再点一次。')
    await tapCheckIn()
    await screen.findByText('签到成功，+25 积分')
    const ids = sentTo('points.checkIn').map(({ requestId }) => requestId)
    expect(new Set(ids).size).toBe(2)
  })

  test('a refusal is said in its own words', async () => {
    answering('member.getHome', value(memberHome))
    answering('points.checkIn', refusal('CHECKED_IN_TODAY', '今天已经签到过了。'))
    render(<HomePage />)
    await tapCheckIn()
    expect(await screen.findByText('今天已经签到过了。')).toBeInTheDocument()
  })
})
