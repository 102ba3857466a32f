/** @jest-environment jsdom */
import '@testing-library/jest-dom'
import { fireEvent, render, screen, waitFor } from '@testing-library/react'
import IdentifyPage from '../../src/pages/staff/identify/index'
import InvitePage from '../../src/pages/staff/invite/index'
import { answering, freshPhone, lost, refusal, sentTo, silence, value } from './cloud-on-the-line'
import { type } from './fingers'
import { now } from './samples'
import { phone } from './stubs/taro'

const clerk = { name: '小周', isManager: false, stores: [{ storeId: 's1', name: '静安寺店' }] }
const member = {
  memberNo: '7K3F29QD',
  name: '林**',
  tierId: 'gold',
  tierName: '金卡',
  points: 3268,
  pendingPoints: 320,
  joinedAt: now,
}

const memberSeen = {
  kind: 'member',
  now,
  till: { ticket: 'T1.member', endsAt: now + 900_000 },
  member,
  coupons: 3,
}

beforeEach(freshPhone)

const press = (digits: string) => {
  for (const digit of digits) fireEvent.click(screen.getByRole('button', { name: digit }))
}

describe('a clerk scans the code of a member', () => {
  test('loading', () => {
    answering('staff.getMe', silence)
    render(<IdentifyPage />)
    expect(screen.getByRole('status', { name: '正在读取' })).toBeInTheDocument()
  })

  test('who is no clerk is told so and shown the way with an invitation', async () => {
    answering('staff.getMe', refusal('ROLE_MISSING', '这里只给有权限的人用。'))
    render(<IdentifyPage />)
    fireEvent.click(await screen.findByText('我有邀请码'))
    expect(screen.getByText(/请店长或运营发你一个邀请码/)).toBeInTheDocument()
    expect(screen.queryByText('再试一次')).not.toBeInTheDocument()
    expect(phone.visits).toEqual(['to /pages/staff/invite/index'])
  })

  test('offline', async () => {
    answering('staff.getMe', lost)
    render(<IdentifyPage />)
    expect(await screen.findByText('网络断了')).toBeInTheDocument()
  })

  test('the eighth digit asks, and the answer is large', async () => {
    answering('staff.getMe', value(clerk))
    answering('staff.preview', value(memberSeen))
    render(<IdentifyPage />)
    await screen.findByText('静安寺店')
    press('4827193')
    expect(sentTo('staff.preview')).toEqual([])
    press('6')
    expect(await screen.findByText('认出来了')).toBeInTheDocument()
    expect(screen.getByText('林**')).toBeInTheDocument()
    expect(screen.getByText('金卡 · 可用 3,268 积分')).toBeInTheDocument()
    expect(screen.getByText('7K3F 29QD')).toBeInTheDocument()
    expect(sentTo('staff.preview')[0]).toMatchObject({ code: '48271936' })
  })

  test('a wrong digit can be taken back', async () => {
    answering('staff.getMe', value(clerk))
    answering('staff.preview', value(memberSeen))
    render(<IdentifyPage />)
    await screen.findByText('静安寺店')
    press('48271939')
    await screen.findByText('认出来了')
    fireEvent.click(screen.getByText('识别下一位'))
    press('4827193')
    fireEvent.click(screen.getByRole('button', { name: '删一位' }))
    press('36')
    await waitFor(() => expect(sentTo('staff.preview')).toHaveLength(2))
    expect(sentTo('staff.preview')[1]).toMatchObject({ code: '48271936' })
  })

  test('the text of a QR can be pasted in a browser', async () => {
    answering('staff.getMe', value(clerk))
    answering('staff.preview', value(memberSeen))
    render(<IdentifyPage />)
    const field = await screen.findByPlaceholderText('也可以在这里输入或粘贴')
    fireEvent.change(field, { target: { value: ' SIYU1.abc ' } })
    fireEvent.click(screen.getByText('识别'))
    await screen.findByText('认出来了')
    expect(sentTo('staff.preview')[0]).toMatchObject({ code: 'SIYU1.abc' })
  })

  test('a refusal is red, in the words of the cloud, with what to tell the customer', async () => {
    answering('staff.getMe', value(clerk))
    answering('staff.preview', refusal('CODE_EXPIRED', '这个码不对，或者已经过了时间。'))
    render(<IdentifyPage />)
    await screen.findByText('静安寺店')
    press('11111111')
    expect(await screen.findByText('这个码不对，或者已经过了时间。')).toBeInTheDocument()
    expect(screen.getByText(/可以对顾客说：「麻烦您打开会员码/)).toBeInTheDocument()
  })

  test('where the cloud is at fault, nobody is asked for a fresh code', async () => {
    answering('staff.getMe', value(clerk))
    answering('staff.preview', refusal('SERVICE_UNAVAILABLE', '服务暂时没有应答。'))
    render(<IdentifyPage />)
    await screen.findByText('静安寺店')
    press('11111111')
    expect(await screen.findByText('服务暂时没有应答。')).toBeInTheDocument()
    expect(screen.getByText(/现在认不出来，我先收款/)).toBeInTheDocument()
  })
})

describe('accepting an invitation', () => {
  test('binds the clerk and opens the counter', async () => {
    answering('staff.acceptInvite', value(clerk))
    render(<InvitePage />)
    type('邀请码', 'ABCDEFGH2345')
    fireEvent.click(screen.getByRole('button', { name: '加入门店' }))
    await waitFor(() => expect(phone.visits).toEqual(['instead /pages/staff/identify/index']))
  })

  test('a used code is said to be one, and nothing opens', async () => {
    answering('staff.acceptInvite', refusal('INVITE_UNKNOWN', '邀请码不对，或者已经用过、过期了。'))
    render(<InvitePage />)
    type('邀请码', 'X')
    fireEvent.click(screen.getByRole('button', { name: '加入门店' }))
    expect(await screen.findByText('邀请码不对，或者已经用过、过期了。')).toBeInTheDocument()
    expect(phone.visits).toEqual([])
  })

  test('without a code there is nothing to send', () => {
    render(<InvitePage />)
    fireEvent.click(screen.getByRole('button', { name: '加入门店' }))
    expect(sentTo('staff.acceptInvite')).toEqual([])
  })
})
