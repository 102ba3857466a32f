/** @jest-environment jsdom */
import '@testing-library/jest-dom'
import { act, fireEvent, render, screen, waitFor } from '@testing-library/react'
import type { NoticeAsk, NoticesView } from '../../src/domain/notices-view'
import { keyOf, remember } from '../../src/lib/seen'
import NoticesPage from '../../src/pages/notices/index'
import TierPage from '../../src/pages/tier/index'
import { answering, freshPhone, lost, refusal, sentTo, silence, value } from './cloud-on-the-line'
import { memberHome, tierPage } from './samples'
import { phone } from './stubs/taro'

beforeEach(freshPhone)

const now = Date.parse('2026-11-21T10:00:00+08:00')
const kinds = (expiry: number, tier: number): NoticesView['kinds'] => [
  { kind: 'expiry', templateId: 'T1', left: expiry },
  { kind: 'tier', templateId: 'T2', left: tier },
]
const view = (left: NoticesView['kinds'], told: NoticesView['told'] = []): NoticesView => ({
  now,
  kinds: left,
  told,
})

describe('the screen of notices', () => {
  test('loading', () => {
    answering('member.getNotices', silence)
    render(<NoticesPage />)
    expect(screen.getByRole('status', { name: '正在读取' })).toBeInTheDocument()
  })

  test('refused, with the way in', async () => {
    answering('member.getNotices', refusal('MEMBER_NOT_JOINED', '你还不是会员。'))
    render(<NoticesPage />)
    expect(await screen.findByText('你还不是会员。')).toBeInTheDocument()
    expect(screen.getByText('加入会员')).toBeInTheDocument()
  })

  test('offline, over what was seen last', async () => {
    answering('member.getNotices', value(view(kinds(1, 0))), lost)
    render(<NoticesPage />)
    await screen.findByText('积分快到期')
    act(() => phone.comeBack())
    expect(await screen.findByText(/^网络断了，下面是/)).toBeInTheDocument()
  })

  test('empty where the brand has no templates', async () => {
    answering('member.getNotices', value(view([])))
    render(<NoticesPage />)
    expect(await screen.findByText('还没有提醒')).toBeInTheDocument()
  })

  test('says how many are left of each and what became of those that were told', async () => {
    const told = { kind: 'tier', what: '升为金卡', at: now } as const
    const lostOne = { ...told, what: '320 积分快到期', outcome: 'sending' } as const
    answering('member.getNotices', value(view(kinds(2, 0), [{ ...told, outcome: 'sent' }, lostOne])))
    render(<NoticesPage />)
    expect(await screen.findByText('还能提醒 2 次')).toBeInTheDocument()
    expect(screen.getByText('没有开')).toBeInTheDocument()
    expect(screen.getByText('2026年11月21日 10:00 · 已发到微信')).toBeInTheDocument()
    expect(screen.getByText(/没等到微信的回音，不再重发/)).toBeInTheDocument()
  })

  test('one more is allowed by a tap, and all are turned off by another', async () => {
    answering('member.getNotices', value(view(kinds(2, 0))))
    answering('member.setNotices', value(view(kinds(3, 0))), value(view(kinds(0, 0))))
    render(<NoticesPage />)
    fireEvent.click(await screen.findByLabelText('允许积分快到期'))
    expect(await screen.findByText('还能提醒 3 次')).toBeInTheDocument()
    fireEvent.click(screen.getByLabelText('关掉积分快到期'))
    await waitFor(() => expect(screen.getAllByText('没有开')).toHaveLength(2))
    expect(sentTo('member.setNotices').map(({ answers }) => answers)).toEqual([
      [{ kind: 'expiry', answer: 'accept' }],
      [{ kind: 'expiry', answer: 'off' }],
    ])
  })

  test('a report that is lost on the way is sent once more under the same id', async () => {
    answering('member.getNotices', value(view(kinds(0, 0))))
    answering('member.setNotices', lost, value(view(kinds(1, 0))))
    render(<NoticesPage />)
    fireEvent.click(await screen.findByLabelText('允许积分快到期'))
    expect(await screen.findByText('还能提醒 1 次')).toBeInTheDocument()
    const ids = sentTo('member.setNotices').map(({ requestId }) => requestId)
    expect([ids.length, new Set(ids).size]).toEqual([2, 1])
  })
})

describe('the question on the tier page', () => {
  const asks: NoticeAsk[] = [
    { kind: 'expiry', templateId: 'T1' },
    { kind: 'tier', templateId: 'T2' },
  ]
  const open = async (days = 0) => {
    answering('member.getTier', value({ ...tierPage, now: now + days * 86_400_000 }))
    const page = render(<TierPage />)
    await screen.findByText('等级权益')
    return page
  }
  const homeBrought = (notices: NoticeAsk[]) =>
    remember(keyOf('member', 'getHome', {}), { value: { ...memberHome, notices }, seenAt: now })

  test('asks nothing by itself, asks for all with one tap, its own first, and goes away', async () => {
    homeBrought(asks)
    answering('member.setNotices', value(view(kinds(1, 1))))
    await open()
    const button = await screen.findByText('提醒我')
    expect(phone.questions).toBe(0)
    fireEvent.click(button)
    expect(await screen.findByText('记下了，到时在微信里提醒你')).toBeInTheDocument()
    expect(phone.questions).toBe(1)
    expect(sentTo('member.setNotices')[0]?.answers).toEqual([
      { kind: 'tier', answer: 'accept' },
      { kind: 'expiry', answer: 'accept' },
    ])
    expect(screen.queryByText('提醒我')).toBeNull()
  })

  test.each([
    [true, '记下了，到时在微信里提醒你'],
    [false, '好，先不提醒。想开的时候在 我的 → 提醒'],
  ])('is answered once in thirty days (agreed: %s)', async (agrees, said) => {
    phone.agrees = agrees
    homeBrought(asks)
    answering('member.setNotices', value(view(kinds(0, 0))))
    const page = await open()
    fireEvent.click(await screen.findByText('提醒我'))
    expect(await screen.findByText(said)).toBeInTheDocument()
    page.unmount()
    const again = await open(29)
    expect(screen.queryByText('提醒我')).toBeNull()
    again.unmount()
    await open(31)
    expect(await screen.findByText('提醒我')).toBeInTheDocument()
    expect(phone.questions).toBe(1)
  })

  test.each([
    ['home has not been seen', () => undefined],
    ['the brand has no template', () => homeBrought([])],
    ['the brand has none of that kind', () => homeBrought(asks.slice(0, 1))],
  ])('is not there where %s, and costs no call', async (_, given) => {
    given()
    await open()
    expect(screen.queryByText('提醒我')).toBeNull()
    expect(sentTo('member.getNotices')).toEqual([])
  })
})
