/** @jest-environment jsdom */
import '@testing-library/jest-dom'
import { act, fireEvent, render, screen, waitFor } from '@testing-library/react'
import { DAY_MS } from '../../src/domain/calendar'
import { forgetAll } from '../../src/lib/seen'
import PointsPage from '../../src/pages/points/index'
import { answering, freshPhone, lost, refusal, sentTo, silence, value } from './cloud-on-the-line'
import { entry, now, statement } from './samples'
import { phone } from './stubs/taro'

beforeEach(freshPhone)

describe('the statement in its four states', () => {
  test('loading', () => {
    answering('points.getStatement', silence)
    render(<PointsPage />)
    expect(screen.getByRole('status', { name: '正在读取' })).toBeInTheDocument()
  })

  test('refused', async () => {
    answering('points.getStatement', refusal('MEMBER_NOT_JOINED', '你还不是会员。'))
    render(<PointsPage />)
    expect(await screen.findByText('你还不是会员。')).toBeInTheDocument()
  })

  test('offline, over what was seen last', async () => {
    answering('points.getStatement', value(statement), lost)
    render(<PointsPage />)
    await screen.findByText('到期时间')
    act(() => phone.comeBack())
    expect(await screen.findByText(/^网络断了，下面是/)).toBeInTheDocument()
  })

  test('a guest is shown the way in', async () => {
    answering('points.getStatement', refusal('MEMBER_NOT_JOINED', '你还不是会员。'))
    render(<PointsPage />)
    fireEvent.click(await screen.findByText('加入会员'))
    expect(phone.visits).toEqual(['to /pages/join/index'])
  })

  test('empty, saying how the first points come', async () => {
    answering('points.getStatement', value({ ...statement, points: 0, lots: [], pending: [], entries: [] }))
    render(<PointsPage />)
    expect(await screen.findByText(/第一笔消费过了退款期就到账/)).toBeInTheDocument()
    expect(screen.queryByText('到期时间')).not.toBeInTheDocument()
  })

  test('no points are not worth nothing: it says where they come from', async () => {
    answering('points.getStatement', value({ ...statement, points: 0, worthFen: 0 }))
    render(<PointsPage />)
    expect(await screen.findByText('消费和签到都可以得')).toBeInTheDocument()
    expect(screen.queryByText('值 ¥0.00')).not.toBeInTheDocument()
  })

  test('content: the number, its worth, what waits, every lot and every row with its reason', async () => {
    answering('points.getStatement', value(statement))
    render(<PointsPage />)
    expect(await screen.findByText('值 ¥326.80')).toBeInTheDocument()
    expect(screen.getAllByText('11月28日到账')).toHaveLength(2)
    for (const { points } of statement.lots)
      expect(screen.getByText(points.toLocaleString('en'))).toBeInTheDocument()
    expect(screen.getByText('268 积分 2026年11月30日到期，值 ¥26.80')).toBeInTheDocument()
    expect(screen.getByText('消费 ¥128.00 · 金卡 ×1.5 · 生日月 ×2，合计 ×2.5')).toBeInTheDocument()
    expect(screen.getByText('11月21日 · 今天')).toBeInTheDocument()
  })
})

test('only a lot that is near is marked', async () => {
  const marked = () => document.querySelectorAll('.soon').length
  answering('points.getStatement', value(statement))
  const { unmount } = render(<PointsPage />)
  await screen.findByText('到期时间')
  expect(marked()).toBe(1)
  unmount()
  forgetAll()
  answering('points.getStatement', value({ ...statement, isFirstLotNear: false }))
  render(<PointsPage />)
  await screen.findByText('到期时间')
  expect(marked()).toBe(0)
})

test('lots are named by the day, two of one month apart, and a year stands below its first lot', async () => {
  const lot = (expiresAt: number, points: number) => ({ month: '', points, worthFen: points * 10, expiresAt })
  const lots = [
    lot(Date.UTC(2026, 11, 15, 15, 59, 59, 999), 7),
    lot(Date.UTC(2026, 11, 31, 15, 59, 59, 999), 90),
    lot(Date.UTC(2027, 11, 31, 15, 59, 59, 999), 1234567),
  ]
  answering('points.getStatement', value({ ...statement, lots }))
  render(<PointsPage />)
  expect(await screen.findByText('12/15')).toBeInTheDocument()
  expect(screen.getAllByText('12/31')).toHaveLength(2)
  expect(screen.getAllByText('2026')).toHaveLength(1)
  expect(screen.getAllByText('2027')).toHaveLength(1)
  expect(screen.getByText('1,234,567')).toBeInTheDocument()
})

test('a row that took points says from which', async () => {
  const spent = entry({ state: 'spent', points: -300, taken: '取自 11月30日到期的 268、12月31日到期的 32' })
  answering('points.getStatement', value({ ...statement, entries: [spent] }))
  render(<PointsPage />)
  expect(await screen.findByText('取自 11月30日到期的 268、12月31日到期的 32')).toBeInTheDocument()
})

test('what waits is listed by the day on which it becomes active, beside the rows that wait', async () => {
  const pending = [
    { points: 320, activatesAt: now + 7 * DAY_MS },
    { points: 41, activatesAt: now + 9 * DAY_MS },
  ]
  answering('points.getStatement', value({ ...statement, pending, pendingPoints: 361 }))
  render(<PointsPage />)
  expect(await screen.findByText('11月28日先到 320')).toBeInTheDocument()
  expect(screen.queryByText('哪天到账')).not.toBeInTheDocument()
  fireEvent.click(screen.getByRole('tab', { name: '待生效' }))
  expect(await screen.findByText('哪天到账')).toBeInTheDocument()
  expect(screen.getByText('11月30日')).toBeInTheDocument()
  expect(screen.getAllByText('41')).toHaveLength(1)
  expect(screen.getByText(/^退款期一过就能用/)).toBeInTheDocument()
  expect(await screen.findByText('11月28日到账')).toBeInTheDocument()
})

test('a debt is named as one', async () => {
  answering('points.getStatement', value({ ...statement, debtPoints: 54 }))
  render(<PointsPage />)
  expect(await screen.findByText(/有 54 积分不够扣，先记着/)).toBeInTheDocument()
  fireEvent.click(screen.getByRole('tab', { name: '待生效' }))
  expect(await screen.findByText(/^退款期一过先补之前不够扣的，余下的就能用/)).toBeInTheDocument()
})

describe('looking through the statement', () => {
  test('another view on it keeps the sums on screen while it is fetched', async () => {
    answering('points.getStatement', value(statement), silence)
    render(<PointsPage />)
    fireEvent.click(await screen.findByRole('tab', { name: '使用' }))
    expect(screen.getByText('值 ¥326.80')).toBeInTheDocument()
    await waitFor(() => expect(sentTo('points.getStatement')[1]).toMatchObject({ kind: 'spent' }))
  })

  test('reaching the bottom fetches the next twenty by the cursor, once, and says when there are no more', async () => {
    const older = entry({ entryId: 'older', title: '入会', reason: '加入会员', day: '2026-09-01' })
    answering(
      'points.getStatement',
      value({ ...statement, next: '41' }),
      value({ ...statement, entries: [older] }),
    )
    render(<PointsPage />)
    await screen.findByText('正在读取更早的')
    act(() => {
      phone.reachBottom()
      phone.reachBottom()
    })
    expect(await screen.findByText('加入会员')).toBeInTheDocument()
    expect(screen.getByText('就这些了')).toBeInTheDocument()
    act(() => phone.reachBottom())
    expect(sentTo('points.getStatement')).toHaveLength(2)
    expect(sentTo('points.getStatement')[1]).toMatchObject({ kind: 'all', before: '41' })
  })

  test('a next page that does not come says why and can be asked for again', async () => {
    const older = entry({ entryId: 'older', reason: '加入会员', day: '2026-09-01' })
    answering(
      'points.getStatement',
      value({ ...statement, next: '41' }),
      lost,
      value({ ...statement, entries: [older] }),
    )
    render(<PointsPage />)
    await screen.findByText('正在读取更早的')
    act(() => phone.reachBottom())
    fireEvent.click(await screen.findByText('再试一次'))
    expect(await screen.findByText('加入会员')).toBeInTheDocument()
  })

  test('sparse days of a month share a card, and each row then names its day', async () => {
    answering('points.getStatement', value(statement))
    render(<PointsPage />)
    expect(await screen.findByText('11月18日 – 20日')).toBeInTheDocument()
    expect(screen.getAllByText('11月18日')).toHaveLength(2)
  })
})

test.each([
  ['spent', '使用，已选中'],
  ['nothing of ours', '全部，已选中'],
])('who comes for %s sees that part of the statement first', async (kind, tab) => {
  phone.params = { kind }
  answering('points.getStatement', value(statement))
  render(<PointsPage />)
  expect(await screen.findByRole('tab', { name: tab })).toBeInTheDocument()
  expect(sentTo('points.getStatement')).toMatchObject([{ kind: kind === 'spent' ? 'spent' : 'all' }])
})
