/** @jest-environment jsdom */
import '@testing-library/jest-dom'
import { act, fireEvent, render, screen, waitFor } from '@testing-library/react'
import MePage from '../../src/pages/me/index'
import NoticePage from '../../src/pages/notice/index'
import PrivacyPage from '../../src/pages/privacy/index'
import { answering, freshPhone, lost, refusal, silence, value } from './cloud-on-the-line'
import { guestHome, memberHome } from './samples'
import { phone } from './stubs/taro'

beforeEach(freshPhone)

describe.each([
  ['me', MePage, '积分明细'],
  ['notice', NoticePage, '怎么得积分'],
])('%s in its states', (_, Page, content) => {
  test('loading', () => {
    answering('member.getHome', silence)
    render(<Page />)
    expect(screen.getByRole('status', { name: '正在读取' })).toBeInTheDocument()
  })

  test('refused, and asked again', async () => {
    answering('member.getHome', refusal('SERVICE_UNAVAILABLE', '服务暂时没有应答。'), value(memberHome))
    render(<Page />)
    fireEvent.click(await screen.findByText('再试一次'))
    expect(await screen.findByText(content)).toBeInTheDocument()
  })

  test('offline without anything seen before', async () => {
    answering('member.getHome', lost)
    render(<Page />)
    expect(await screen.findByText('网络断了')).toBeInTheDocument()
  })

  test('content', async () => {
    answering('member.getHome', value(memberHome))
    render(<Page />)
    expect(await screen.findByText(content)).toBeInTheDocument()
  })
})

test('me offline shows what was seen last and from when', async () => {
  answering('member.getHome', value(memberHome), lost)
  render(<MePage />)
  await screen.findAllByText(/3,268/)
  act(() => phone.comeBack())
  expect(await screen.findByText(/^网络断了，下面是/)).toBeInTheDocument()
})

test('a guest finds the way in on me', async () => {
  answering('member.getHome', value(guestHome))
  render(<MePage />)
  fireEvent.click(await screen.findByText('加入'))
  expect(phone.visits).toEqual(['to /pages/join/index'])
})

test('my number can be copied', async () => {
  answering('member.getHome', value(memberHome))
  render(<MePage />)
  fireEvent.click(await screen.findByLabelText('复制会员号'))
  await waitFor(() => expect(phone.clipboard).toBe('7K3F29QD'))
})

test('a member without a name is not called by none', async () => {
  answering('member.getHome', value({ ...memberHome, member: { ...memberHome.member, nickname: null } }))
  render(<MePage />)
  expect(await screen.findByText('会员')).toBeInTheDocument()
})

test('notice and rules are read with their versions', async () => {
  answering('member.getHome', value(guestHome))
  phone.params = { kind: 'privacy' }
  const page = render(<NoticePage />)
  expect(await screen.findByText('版本 2026-11-01')).toBeInTheDocument()
  expect(screen.getByText('我们记什么')).toBeInTheDocument()
  page.unmount()
  phone.params = { kind: 'rules' }
  render(<NoticePage />)
  expect(
    await screen.findByText('等级有效 12 个月，到期没保住先有 30 天宽限，之后只降一级。'),
  ).toBeInTheDocument()
})

test('privacy is one tap from its notice and from every movement', () => {
  render(<PrivacyPage />)
  fireEvent.click(screen.getByText('隐私说明'))
  fireEvent.click(screen.getByText('消费与积分'))
  expect(phone.visits).toEqual(['to /pages/notice/index?kind=privacy', 'to /pages/points/index'])
})
