/** @jest-environment jsdom */
import '@testing-library/jest-dom'
import { act, fireEvent, render, screen } from '@testing-library/react'
import { touchOf } from '../../src/lib/first-touch'
import InvitePage from '../../src/pages/earn/invite/index'
import { answering, freshPhone, lost, refusal, silence, value } from './cloud-on-the-line'
import { invitations } from './earn-samples'
import { phone } from './stubs/taro'

beforeEach(freshPhone)

const queryOf = (address: string) => Object.fromEntries(new URLSearchParams(address.split('?')[1]))

describe('invitations in their four states', () => {
  test('loading', () => {
    answering('points.getInvites', silence)
    render(<InvitePage />)
    expect(screen.getByRole('status', { name: '正在读取' })).toBeInTheDocument()
  })

  test('a guest is shown the way in', async () => {
    answering('points.getInvites', refusal('MEMBER_NOT_JOINED', '你还不是会员。'))
    render(<InvitePage />)
    fireEvent.click(await screen.findByText('加入会员'))
    expect(phone.visits).toEqual(['to /pages/join/index'])
  })

  test('offline, over what was seen last', async () => {
    answering('points.getInvites', value(invitations), lost)
    render(<InvitePage />)
    await screen.findByText('我邀请的')
    act(() => phone.comeBack())
    expect(await screen.findByText(/^网络断了，下面是/)).toBeInTheDocument()
  })

  test('empty: who was only sent something is not listed', async () => {
    answering('points.getInvites', value({ ...invitations, invitations: [] }))
    render(<InvitePage />)
    expect(await screen.findByText('还没有人从你这里加入')).toBeInTheDocument()
  })

  test('content: what it gives and when, how many counted, and each friend with a masked name', async () => {
    answering('points.getInvites', value(invitations))
    render(<InvitePage />)
    expect(await screen.findByText('朋友第一笔消费过了 7 天退款期，你得 50 积分')).toBeInTheDocument()
    expect(screen.getByText('转发本身没有积分，朋友真的来了才算。')).toBeInTheDocument()
    expect(screen.getByText('/ 10 位')).toBeInTheDocument()
    expect(screen.getByText('11月20日加入，还没有消费')).toBeInTheDocument()
    expect(screen.getByText('等首单')).toBeInTheDocument()
    expect(screen.getAllByText('+50')).toHaveLength(2)
    expect(screen.queryByText(/这里列最近/)).not.toBeInTheDocument()
  })
})

test.each([
  ['joined', '等首单'],
  ['ordered', '退款期里'],
  ['passed', '到账中'],
  ['counted', '已到账'],
  ['over', '本月已满'],
  ['left', '不计入'],
])('an invitation that is %s has a word for it', async (state, word) => {
  const one = { ...invitations.invitations[0], state }
  answering('points.getInvites', value({ ...invitations, invitations: [one] }))
  render(<InvitePage />)
  expect(await screen.findByText(word)).toBeInTheDocument()
})

test('a month that is full says that more bring nothing, one before the last place does not', async () => {
  answering('points.getInvites', value({ ...invitations, countedThisMonth: 10 }))
  const { unmount } = render(<InvitePage />)
  expect(await screen.findByText(/^这个月的 10 位已满/)).toBeInTheDocument()
  unmount()
  answering('points.getInvites', value({ ...invitations, countedThisMonth: 9 }))
  render(<InvitePage />)
  expect(await screen.findByText('转发本身没有积分，朋友真的来了才算。')).toBeInTheDocument()
})

describe('what is sent', () => {
  const inviter = { kind: 'inviter', id: '7K3F29QD' }

  test('in a browser the address to copy names the inviter to whoever opens it', async () => {
    answering('points.getInvites', value(invitations))
    render(<InvitePage />)
    fireEvent.click(await screen.findByText('复制邀请链接'))
    expect(await screen.findByText('链接已复制，发给朋友就行')).toBeInTheDocument()
    expect(phone.clipboard).toMatch(/^http:\/\/localhost\/#\/pages\/home\/index\?/)
    expect(touchOf(queryOf(phone.clipboard))).toEqual(inviter)
    expect(screen.getByLabelText(/^邀请的二维码/)).toBeInTheDocument()
  })

  test('in WeChat it is a card whose path names the inviter, and only its own button opens it', async () => {
    process.env.TARO_ENV = 'weapp'
    answering('points.getInvites', value(invitations))
    render(<InvitePage />)
    expect(await screen.findByText('发给微信好友')).toBeInTheDocument()
    const { path, title } = phone.share() as { path: string; title: string }
    expect(title).toBe('来小满咖啡做会员，消费就有积分')
    expect(touchOf(queryOf(path))).toEqual(inviter)
    expect(screen.queryByLabelText(/^邀请的二维码/)).not.toBeInTheDocument()
  })
})

test('who has invited more than are listed reads how many are', async () => {
  answering('points.getInvites', value({ ...invitations, next: '1 mx' }))
  render(<InvitePage />)
  expect(await screen.findByText(/这里列最近的/)).toHaveTextContent('这里列最近的 2 位')
})
