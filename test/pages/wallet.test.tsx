/** @jest-environment jsdom */
import '@testing-library/jest-dom'
import { act, fireEvent, render, screen } from '@testing-library/react'
import WalletPage from '../../src/pages/wallet/index'
import { answering, freshPhone, lost, refusal, sentTo, silence, value } from './cloud-on-the-line'
import { now } from './samples'
import { past, wallet } from './shop-samples'
import { phone } from './stubs/taro'

beforeEach(() => {
  freshPhone()
  answering('rewards.getWallet', value(wallet))
})

describe('the wallet in its four states', () => {
  test('loading', () => {
    answering('rewards.getWallet', silence)
    render(<WalletPage />)
    expect(screen.getByRole('status', { name: '正在读取' })).toBeInTheDocument()
  })

  test('a guest reads what coupons are for and is shown the way in: no tabs, and nothing to ask again', async () => {
    answering('rewards.getWallet', refusal('MEMBER_NOT_JOINED', '你还不是会员。'))
    render(<WalletPage />)
    fireEvent.click(await screen.findByText('加入会员'))
    expect(screen.getByText(/^券可以付款时抵钱，或到店换一份礼/)).toBeInTheDocument()
    expect(phone.visits).toEqual(['to /pages/join/index'])
    expect(screen.queryByRole('tab')).not.toBeInTheDocument()
    expect(screen.queryByText('再试一次')).not.toBeInTheDocument()
  })

  test('offline, over what was seen last', async () => {
    answering('rewards.getWallet', value(wallet), lost)
    render(<WalletPage />)
    await screen.findByText('金卡升级礼')
    act(() => phone.comeBack())
    expect(await screen.findByText(/^网络断了，下面是/)).toBeInTheDocument()
    expect(screen.getByText('金卡升级礼')).toBeInTheDocument()
  })

  test('empty names the first thing that could be had', async () => {
    const wish = { name: '桂花拿铁', pricePoints: 980 }
    answering('rewards.getWallet', value({ ...wallet, usable: [], usableCount: 0, wish }))
    render(<WalletPage />)
    expect(await screen.findByText('最快的一张：用 980 积分换桂花拿铁。')).toBeInTheDocument()
    fireEvent.click(screen.getByText('去看看好礼'))
    expect(phone.visits).toEqual(['tab /pages/rewards/index'])
  })

  test('content: when each ends, which waits for an order, which has not begun', async () => {
    render(<WalletPage />)
    expect(await screen.findByText('可用 5')).toBeInTheDocument()
    for (const words of [
      '今晚 24:00 到期',
      '11月30日到期',
      '12月18日到期',
      '使用中',
      '20:40 后未付款会退回',
      '未开始',
      '12月1日起可用',
    ])
      expect(screen.getByText(words)).toBeInTheDocument()
  })
})

test('the nearest that can be used has the one filled button', async () => {
  render(<WalletPage />)
  await screen.findByText('金卡升级礼')
  const filled = screen.getAllByRole('button').filter((button) => button.className.includes('primary'))
  expect(filled.map((button) => button.getAttribute('aria-label'))).toEqual(['金卡升级礼，去用'])
  fireEvent.click(filled[0]!)
  expect(phone.visits).toEqual(['to /pages/coupon/index?id=ca'])
})

test('used ones say when and where, and which came back', async () => {
  const rows = [past(), past({ couponId: 'cz', name: '11 月会员日', storeName: null, isBack: true })]
  answering('rewards.getWallet', (event: Record<string, unknown>) =>
    value(event['tab'] === 'used' ? { ...wallet, usable: [], past: rows } : wallet),
  )
  render(<WalletPage />)
  fireEvent.click(await screen.findByRole('tab', { name: '已用' }))
  expect(await screen.findByText(/20:36 在静安寺店用了$/)).toBeInTheDocument()
  expect(screen.getByText(/在订单里用了$/)).toBeInTheDocument()
  expect(screen.getAllByText('已退回')).toHaveLength(1)
  expect(screen.queryByText('去用')).not.toBeInTheDocument()
})

test('what ended at midnight ended on the day before, and what was taken back says why', async () => {
  const midnight = Date.parse('2026-11-21T00:00+08:00')
  const rows = [
    past({ move: 'expired', at: midnight }),
    past({ couponId: 'cz', move: 'revoked', at: now, reason: '发错了' }),
  ]
  answering('rewards.getWallet', value({ ...wallet, past: rows }))
  render(<WalletPage />)
  fireEvent.click(await screen.findByRole('tab', { name: '已失效' }))
  expect(await screen.findByText('昨天到期，没有用')).toBeInTheDocument()
  expect(screen.getByText('今天收回：发错了')).toBeInTheDocument()
})

test('older ones come as one goes down, each once', async () => {
  answering('rewards.getWallet', (event: Record<string, unknown>) =>
    value(
      event['before'] === '7'
        ? { ...wallet, past: [past({ couponId: 'cold', name: '去年的券' })] }
        : { ...wallet, past: [past()], next: '7' },
    ),
  )
  render(<WalletPage />)
  fireEvent.click(await screen.findByRole('tab', { name: '已用' }))
  await screen.findByText('上拉看更早的')
  await act(async () => phone.reachBottom())
  expect(await screen.findByText('去年的券')).toBeInTheDocument()
  expect(screen.getByText('没有更早的了')).toBeInTheDocument()
  expect(sentTo('rewards.getWallet').at(-1)).toMatchObject({ tab: 'used', before: '7' })
})

test('nothing used yet says what will stand there', async () => {
  answering('rewards.getWallet', value({ ...wallet, past: [] }))
  render(<WalletPage />)
  fireEvent.click(await screen.findByRole('tab', { name: '已用' }))
  expect(await screen.findByText('还没有用过券')).toBeInTheDocument()
})
