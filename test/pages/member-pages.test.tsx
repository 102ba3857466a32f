/** @jest-environment jsdom */
import '@testing-library/jest-dom'
import { act, fireEvent, render, screen } from '@testing-library/react'
import MemberScreen from '../../src/pages/operator/member/index'
import { answering, freshPhone, lost, sentTo, value } from './cloud-on-the-line'
import { approval, history, invitations, order } from './member-samples'
import { entry, now, statement } from './samples'
import { phone } from './stubs/taro'

beforeEach(() => {
  freshPhone()
  phone.params = { no: '7K3F29QD' }
})

test('the statement goes on to its beginning', async () => {
  const older = { ...statement, entries: [entry({ entryId: 'old', reason: '很久以前' })], next: null }
  answering(
    'operator.getMember',
    value({ ...history, statement: { ...statement, next: '21' } }),
    value({ ...history, statement: older }),
  )
  render(<MemberScreen />)
  fireEvent.click(await screen.findByText('看更早的'))
  expect(await screen.findByText('很久以前')).toBeInTheDocument()
  expect(sentTo('operator.getMember').at(-1)).toMatchObject({ before: '21', member: '7K3F29QD' })
})

test('the orders go on to the first, and what does not come is asked for again', async () => {
  const [newest, oldest] = ['A-50', 'A-1'].map((orderId) => ({ ...order, orderId }))
  const before = `${now} pos_A-50`
  answering('operator.getMember', value({ ...history, orders: { orders: [newest], next: before } }))
  answering('operator.listOrders', lost, value({ orders: [oldest], next: null }))
  render(<MemberScreen />)
  fireEvent.click(await screen.findByText('订单'))
  fireEvent.click(screen.getByText('看更早的'))
  await act(async () => undefined)
  fireEvent.click(await screen.findByText('看更早的'))
  expect(await screen.findByText('A-1')).toBeInTheDocument()
  expect(screen.getByText('A-50')).toBeInTheDocument()
  expect(screen.getByText('就这些了')).toBeInTheDocument()
  expect(sentTo('operator.listOrders').at(-1)).toMatchObject({ before, member: '7K3F29QD' })
})

test('what was done by hand, and invitations, go on to the first', async () => {
  const older = { ...approval, approvalId: `a${'c'.repeat(25)}`, reason: '开业补发' }
  const [friend] = invitations.invitations
  const first = { ...friend, name: '唐**', words: '11月1日加入，还没有消费' }
  const next = `${now} mfriend`
  answering(
    'operator.getMember',
    value({
      ...history,
      approvals: { approvals: [approval], next: `${now} ${approval.approvalId}` },
      invitations: { ...invitations, next },
    }),
  )
  answering('operator.listMemberApprovals', value({ approvals: [older], next: null }))
  answering('operator.listInvitations', lost, value({ ...invitations, invitations: [first], next: null }))
  render(<MemberScreen />)
  fireEvent.click(await screen.findByText('调整记录'))
  fireEvent.click(screen.getByText('看更早的'))
  expect(await screen.findByText('理由：开业补发')).toBeInTheDocument()
  expect(screen.getByText('理由：活动漏发')).toBeInTheDocument()
  expect(screen.getByText('就这些了')).toBeInTheDocument()
  expect(sentTo('operator.listMemberApprovals')).toMatchObject([
    { before: `${now} ${approval.approvalId}`, member: '7K3F29QD' },
  ])
  fireEvent.click(screen.getAllByText('邀请')[0] as HTMLElement)
  fireEvent.click(screen.getByText('看更早的'))
  await act(async () => undefined)
  fireEvent.click(await screen.findByText('看更早的'))
  expect(await screen.findByText('11月1日加入，还没有消费')).toBeInTheDocument()
  expect(screen.getByText('11月8日到账 50 积分')).toBeInTheDocument()
  expect(sentTo('operator.listInvitations').at(-1)).toMatchObject({ before: next, member: '7K3F29QD' })
})
