/** @jest-environment jsdom */
import '@testing-library/jest-dom'
import { act, fireEvent, render, screen } from '@testing-library/react'
import { TabShell } from '../../src/custom-tab-bar/tab-shell'
import { closeCodeSheet } from '../../src/lib/code-sheet'
import CouponPage from '../../src/pages/coupon/index'
import { answering, freshPhone, lost, refusal, sentTo, silence, value } from './cloud-on-the-line'
import { memberCode, now } from './samples'
import { couponCode, couponView } from './shop-samples'
import { phone } from './stubs/taro'

const couponId = 'cbbbbbbbbbbbbbbbbbbb'

beforeEach(() => {
  freshPhone()
  phone.params = { id: couponId }
  jest.useFakeTimers({ now: now + 9000 })
  answering('rewards.getCoupon', () => value({ ...couponView(), now: Date.now() }))
  answering('rewards.getCouponCode', () => value(couponCode(Date.now())))
})
afterEach(() => {
  act(closeCodeSheet)
  jest.useRealTimers()
})

const pass = (timeMs: number) => act(() => jest.advanceTimersByTimeAsync(timeMs))
const open = async () => {
  const page = render(<CouponPage />)
  await pass(0)
  await pass(0)
  return page
}
const digits = () => screen.getByLabelText(/^数字码/).textContent

test('loading', async () => {
  answering('rewards.getCoupon', silence)
  await open()
  expect(screen.getByRole('status', { name: '正在读取' })).toBeInTheDocument()
})

test('the code comes first, then until when, where, and what if it was used by mistake', async () => {
  await open()
  expect(screen.getByLabelText('券码，请店员扫')).toHaveAttribute('src', expect.stringMatching(/^data:image/))
  expect(digits()).toMatch(/^\d{4} \d{4}$/)
  expect(screen.getByText('兑换券 · 12月18日到期')).toBeInTheDocument()
  expect(screen.getByText('全部门店可用')).toBeInTheDocument()
  expect(screen.getByText('来自兑换')).toBeInTheDocument()
  expect(screen.getByText('24 小时内请店员撤销，券会退回')).toBeInTheDocument()
  expect(sentTo('rewards.getCouponCode')).toMatchObject([{ couponId }])
})

test('the code turns with its window and stops with the screen', async () => {
  const page = await open()
  const first = digits()
  await pass(22_000)
  expect(digits()).not.toBe(first)
  page.unmount()
  await pass(120_000)
  expect(sentTo('rewards.getCouponCode')).toHaveLength(2)
})

test('the first code comes with the coupon, and only the next one is asked for', async () => {
  const first = couponCode(now + 9000)
  answering('rewards.getCoupon', value(couponView({ code: first, now: now + 9000 })))
  await open()
  expect(digits()?.replace(' ', '')).toBe(first.digits)
  expect(sentTo('rewards.getCouponCode')).toEqual([])
  await pass(22_000)
  expect(digits()?.replace(' ', '')).not.toBe(first.digits)
  expect(sentTo('rewards.getCouponCode')).toHaveLength(1)
})

test('a code that came with the coupon and is too old by now is not shown', async () => {
  answering('rewards.getCoupon', value(couponView({ code: couponCode(now - 60_000) })))
  await open()
  expect(digits()?.replace(' ', '')).toBe(couponCode(now + 9000).digits)
})

test('a coupon that came back from a use shows its new code as soon as it is read', async () => {
  const [before, back] = [
    couponCode(now + 9000),
    { ...couponCode(now + 9000), qr: 'SIYU2.back', digits: '12345678' },
  ]
  answering('rewards.getCoupon', value(couponView({ code: before })), value(couponView({ code: back })))
  await open()
  act(() => phone.comeBack())
  await pass(0)
  expect(digits()?.replace(' ', '')).toBe('12345678')
})

test('without a network the details stay and the code says that it needs one', async () => {
  answering('rewards.getCouponCode', lost, () => value(couponCode(Date.now())))
  await open()
  expect(screen.getByText('券码要联网才能用')).toBeInTheDocument()
  expect(screen.getByText('使用说明')).toBeInTheDocument()
  fireEvent.click(screen.getByText('再试一次'))
  await pass(0)
  expect(digits()).toMatch(/^\d{4} \d{4}$/)
})

test('coming back without a network keeps what was read, and says from when', async () => {
  answering('rewards.getCoupon', value(couponView()), lost)
  await open()
  act(() => phone.comeBack())
  await pass(0)
  expect(screen.getByText(/^网络断了，下面是/)).toBeInTheDocument()
  expect(screen.getByText('桂花拿铁 中杯')).toBeInTheDocument()
})

test('used at the counter while it is shown: the next turn says when and where', async () => {
  const sentence = '这张券 11月21日 20:36 在静安寺店用掉了。用错了，24 小时内请店员撤销，券会退回。'
  answering('rewards.getCoupon', value(couponView()), refusal('COUPON_USED', sentence))
  answering('rewards.getCouponCode', value(couponCode(now + 9000)), refusal('COUPON_USED', '用掉了。'))
  await open()
  await pass(22_000)
  await pass(0)
  expect(screen.getByText('用好了')).toBeInTheDocument()
  expect(screen.getByText(sentence)).toBeInTheDocument()
  fireEvent.click(screen.getByText('去卡券'))
  expect(phone.visits).toEqual(['tab /pages/wallet/index'])
})

test('one that takes something off an order is chosen at the till: the member code is what is shown', async () => {
  answering('member.getCode', () => value(memberCode(Date.now())))
  answering('rewards.getCoupon', value(couponView({ kind: 'cash', name: '金卡升级礼' })))
  await open()
  expect(sentTo('rewards.getCouponCode')).toEqual([])
  render(<TabShell route='pages/wallet/index' />)
  fireEvent.click(screen.getByText('出示会员码'))
  await pass(0)
  expect(phone.visits).toEqual(['tab /pages/wallet/index'])
  expect(screen.getByRole('dialog', { name: '会员码' })).toBeInTheDocument()
})

test('locked says until when, and early from when; neither has a code', async () => {
  answering('rewards.getCoupon', value(couponView({ state: 'locked', lockedUntil: now + 240_000 })))
  const page = await open()
  expect(screen.getByText('20:40 前没有付款，券会自己退回，不用做什么。')).toBeInTheDocument()
  page.unmount()
  freshPhone()
  phone.params = { id: couponId }
  const from = Date.parse('2026-12-01T00:00+08:00')
  answering('rewards.getCoupon', value(couponView({ state: 'early', from })))
  await open()
  expect(screen.getByText('12月1日起可用')).toBeInTheDocument()
  expect(sentTo('rewards.getCouponCode')).toEqual([])
})

test('stores are named: the only one, or all of a few', async () => {
  answering('rewards.getCoupon', value(couponView({ storeNames: ['静安寺店'] })))
  const page = await open()
  expect(screen.getByText('只限静安寺店')).toBeInTheDocument()
  page.unmount()
  freshPhone()
  phone.params = { id: couponId }
  answering('rewards.getCouponCode', silence)
  answering('rewards.getCoupon', value(couponView({ storeNames: ['静安寺店', '衡山路店'] })))
  await open()
  expect(screen.getByText('静安寺店、衡山路店')).toBeInTheDocument()
})

describe('while the code is looked at', () => {
  const ended = refusal('COUPON_USED', '这张券今天 20:36 在静安寺店用过了。')

  test('a use is read within three seconds, long before the code turns', async () => {
    answering('rewards.hasCoupon', value({ isHeld: true }), value({ isHeld: false }))
    await open()
    await pass(3_000)
    expect(digits()).toMatch(/^\d{4} \d{4}$/)
    answering('rewards.getCoupon', ended)
    await pass(2_999)
    expect(screen.queryByText(/在静安寺店用过了/)).not.toBeInTheDocument()
    await pass(1)
    await pass(0)
    expect(screen.getByText(/在静安寺店用过了/)).toBeInTheDocument()
    await pass(30_000)
    expect(sentTo('rewards.hasCoupon')).toHaveLength(2)
  })

  test('an answer that does not come changes nothing', async () => {
    answering('rewards.hasCoupon', lost)
    await open()
    await pass(9_000)
    expect(digits()).toMatch(/^\d{4} \d{4}$/)
    expect(sentTo('rewards.getCoupon')).toHaveLength(1)
  })

  test('a coupon without a code asks nothing', async () => {
    answering('rewards.getCoupon', () => value({ ...couponView({ kind: 'cash' }), now: Date.now() }))
    await open()
    await pass(9_000)
    expect(sentTo('rewards.hasCoupon')).toEqual([])
  })
})
