/** @jest-environment jsdom */
import '@testing-library/jest-dom'
import { act, fireEvent, render, screen } from '@testing-library/react'
import { timeLeftText } from '../../src/domain/time-left'
import ContestPage from '../../src/pages/earn/contest/index'
import { answering, freshPhone, lost, refusal, sentTo, silence, value } from './cloud-on-the-line'
import { contest } from './earn-samples'
import { phone } from './stubs/taro'

beforeEach(freshPhone)
afterEach(() => jest.useRealTimers())

describe('a contest in its four states', () => {
  test('loading', () => {
    answering('points.getContest', silence)
    render(<ContestPage />)
    expect(screen.getByRole('status', { name: '正在读取' })).toBeInTheDocument()
  })

  test('a guest is shown the way in', async () => {
    answering('points.getContest', refusal('MEMBER_NOT_JOINED', '你还不是会员。'))
    render(<ContestPage />)
    fireEvent.click(await screen.findByText('加入会员'))
    expect(phone.visits).toEqual(['to /pages/join/index'])
    expect(screen.queryByText('月竞赛')).not.toBeInTheDocument()
  })

  test('offline, over what was seen last', async () => {
    answering('points.getContest', value(contest), lost)
    render(<ContestPage />)
    await screen.findByText('第 2 名', { selector: '.place' })
    act(() => phone.comeBack())
    expect(await screen.findByText(/^网络断了，下面是/)).toBeInTheDocument()
  })

  test('empty: nobody has a point yet', async () => {
    const own = { place: null, points: 0 }
    answering('points.getContest', value({ ...contest, leaders: [], own, last: null }))
    render(<ContestPage />)
    expect(await screen.findByText(/^还没有人得分/)).toBeInTheDocument()
    expect(screen.getByText('还没上榜')).toBeInTheDocument()
    expect(screen.getByText('还没有分，今天签到就上榜。')).toBeInTheDocument()
    expect(screen.queryByText('上周的结果')).not.toBeInTheDocument()
  })

  test('content: my place and what it brings, prizes, masked names, ties, the last winners', async () => {
    answering('points.getContest', value(contest))
    render(<ContestPage />)
    expect(await screen.findByText('第 2 名', { selector: '.place' })).toBeInTheDocument()
    expect(screen.getByText('现在结束能得 60 积分。')).toBeInTheDocument()
    expect(screen.getByText('本周 11月16日 – 11月22日')).toBeInTheDocument()
    expect(screen.getByText('只算本周签到、群口令、邀请得的积分，消费的不算。')).toBeInTheDocument()
    expect(screen.getByText('周**')).toBeInTheDocument()
    expect(screen.getAllByText('我')).toHaveLength(1)
    expect(screen.getByText(/^积分相同，先到的排前/)).toBeInTheDocument()
    expect(screen.getByText('上周的结果')).toBeInTheDocument()
    expect(screen.getByText('沈**')).toBeInTheDocument()
    expect(screen.getByText('得分 120')).toBeInTheDocument()
  })

  test('closed: says so, and still names who won last', async () => {
    answering('points.getContest', value({ ...contest, isOpen: false }))
    render(<ContestPage />)
    expect(await screen.findByText('现在没有周竞赛')).toBeInTheDocument()
    expect(screen.queryByText('排名')).not.toBeInTheDocument()
    expect(screen.getByText('上周的结果')).toBeInTheDocument()
  })
})

test('who is not among the first reads the own place below them and what is missing', async () => {
  const leaders = contest.leaders.map((one) => ({ ...one, isMe: false }))
  answering('points.getContest', value({ ...contest, leaders, own: { place: 1018, points: 40 } }))
  render(<ContestPage />)
  expect(await screen.findByText('第 1018 名')).toBeInTheDocument()
  expect(screen.getByText('我')).toBeInTheDocument()
  // The third has as many and was there first.
  expect(screen.getByText('再得 1 积分就进前 3。')).toBeInTheDocument()
})

test('the other contest is one call, and its last result is of last month', async () => {
  answering('points.getContest', (event: Record<string, unknown>) =>
    value({ ...contest, period: event['period'] }),
  )
  render(<ContestPage />)
  await screen.findByText('上周的结果')
  fireEvent.click(screen.getByRole('tab', { name: '月竞赛' }))
  expect(await screen.findByText('上月的结果')).toBeInTheDocument()
  expect(sentTo('points.getContest').map(({ period }) => period)).toEqual(['weekly', 'monthly'])
})

test('when it ends while somebody looks, the next one is asked for', async () => {
  jest.useFakeTimers({ now: contest.endsAt - 5000 })
  answering('points.getContest', value({ ...contest, now: contest.endsAt - 5000 }))
  render(<ContestPage />)
  expect(await screen.findByText('还剩不到 1 分钟')).toBeInTheDocument()
  await act(() => jest.advanceTimersByTimeAsync(5000))
  expect(sentTo('points.getContest')).toHaveLength(1)
  await act(() => jest.advanceTimersByTimeAsync(1500))
  expect(sentTo('points.getContest')).toHaveLength(2)
})

test.each([
  [2 * 86_400_000 + 3 * 3_600_000, '还剩 2 天 3 小时'],
  [86_400_000, '还剩 1 天'],
  [86_400_000 - 1, '还剩 23 小时 59 分'],
  [3_600_000, '还剩 1 小时'],
  [60_000, '还剩 1 分'],
  [59_999, '还剩不到 1 分钟'],
  [0, ''],
])('%d ms are %s', (leftMs, words) => {
  expect(timeLeftText(1_000_000_000 + leftMs, 1_000_000_000)).toBe(words)
})
