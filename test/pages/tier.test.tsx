/** @jest-environment jsdom */
import '@testing-library/jest-dom'
import { act, fireEvent, render, screen } from '@testing-library/react'
import { forgetAll } from '../../src/lib/seen'
import TierPage from '../../src/pages/tier/index'
import { answering, freshPhone, lost, refusal, silence, value } from './cloud-on-the-line'
import { tierPage } from './samples'
import { phone } from './stubs/taro'

beforeEach(freshPhone)

test('loading', () => {
  answering('member.getTier', silence)
  render(<TierPage />)
  expect(screen.getByRole('status', { name: '正在读取' })).toBeInTheDocument()
})

test('refused, with the way in', async () => {
  answering('member.getTier', refusal('MEMBER_NOT_JOINED', '你还不是会员。'))
  render(<TierPage />)
  expect(await screen.findByText('你还不是会员。')).toBeInTheDocument()
  fireEvent.click(screen.getByText('加入会员'))
  expect(phone.visits).toEqual(['to /pages/join/index'])
})

test('offline, over what was seen last', async () => {
  answering('member.getTier', value(tierPage), lost)
  render(<TierPage />)
  await screen.findByText('等级权益')
  act(() => phone.comeBack())
  expect(await screen.findByText(/^网络断了，下面是/)).toBeInTheDocument()
})

test('without moves or review it says how the next tier is reached', async () => {
  answering('member.getTier', value({ ...tierPage, review: null, moves: [] }))
  render(<TierPage />)
  expect(await screen.findByText('怎么升到钻石')).toBeInTheDocument()
  expect(screen.getByText(/还没有变动/)).toBeInTheDocument()
})

test('names the coupon that comes with the next tier, and none where there is none', async () => {
  const next = { ...tierPage.next!, gift: '桂花拿铁 中杯' }
  answering('member.getTier', value({ ...tierPage, review: null, next }))
  const { unmount } = render(<TierPage />)
  expect(await screen.findByText('升级礼')).toBeInTheDocument()
  expect(screen.getByText('桂花拿铁 中杯')).toBeInTheDocument()
  unmount()
  forgetAll()
  answering('member.getTier', value({ ...tierPage, review: null }))
  render(<TierPage />)
  await screen.findByText('怎么升到钻石')
  expect(screen.queryByText('升级礼')).toBeNull()
})

test('shows the forecast at the review, what is missing, what it costs, and what happens otherwise', async () => {
  answering('member.getTier', value(tierPage))
  render(<TierPage />)
  expect(await screen.findByText('怎么保住金卡')).toBeInTheDocument()
  expect(screen.getByText('还差 180')).toBeInTheDocument()
  expect(
    screen.getByText(/2027年3月18日评定时.*现在有 6,240，其中 1,420 会在那之前满 12 个月/),
  ).toBeInTheDocument()
  expect(screen.getByText(/再消费约 ¥120 就够/)).toBeInTheDocument()
  expect(screen.getByText('没达到也先有 30 天宽限期，2027年4月17日还没达到才降到银卡。')).toBeInTheDocument()
  expect(screen.getByText('升级为金卡')).toBeInTheDocument()
})

test('the months of the rules in force are the ones that are read', async () => {
  answering('member.getTier', value({ ...tierPage, growthMonths: 6 }))
  const { unmount } = render(<TierPage />)
  expect(await screen.findByText(/看最近 6 个月的成长值.*在那之前满 6 个月/)).toBeInTheDocument()
  unmount()
  forgetAll()
  const review = { ...tierPage.review!, missing: 0 }
  answering('member.getTier', value({ ...tierPage, validMonths: 18, review }))
  render(<TierPage />)
  expect(await screen.findByText(/再续 18 个月/)).toBeInTheDocument()
})

test('in the days of grace nobody is promised more of them', async () => {
  const review = { ...tierPage.review!, graceDays: 0 }
  answering('member.getTier', value({ ...tierPage, review }))
  const { unmount } = render(<TierPage />)
  expect(await screen.findByText('宽限期到 2027年4月17日，没达到就降到银卡。')).toBeInTheDocument()
  unmount()
  forgetAll()
  answering('member.getTier', value({ ...tierPage, review: { ...review, downgradeTo: null, dropsAt: null } }))
  render(<TierPage />)
  expect(await screen.findByText('没达到也为你保留。')).toBeInTheDocument()
})

test('a tier that is safe says so', async () => {
  const review = { ...tierPage.review!, missing: 0, missingFen: 0, forecastGrowth: 5200 }
  answering('member.getTier', value({ ...tierPage, review }))
  render(<TierPage />)
  expect(await screen.findByText('已经够了')).toBeInTheDocument()
})

test('names what the next tier takes and brings, beside what keeps this one', async () => {
  answering('member.getTier', value(tierPage))
  render(<TierPage />)
  expect(await screen.findByText('怎么升到钻石')).toBeInTheDocument()
  expect(screen.getByText('还差 13,760')).toBeInTheDocument()
  expect(screen.getByText(/再消费约 ¥9,174 就到/)).toBeInTheDocument()
  expect(screen.getAllByText('积分倍率')).toHaveLength(2)
  expect(screen.getByText('怎么保住金卡')).toBeInTheDocument()
})

test('on the highest tier there is only what keeps it', async () => {
  const current = { ...tierPage.current, id: 'diamond', name: '钻石', next: null }
  answering('member.getTier', value({ ...tierPage, current, next: null }))
  render(<TierPage />)
  expect(await screen.findByText('怎么保住钻石')).toBeInTheDocument()
  expect(screen.queryByText('已是最高等级')).not.toBeInTheDocument()
})
