/** @jest-environment jsdom */
import '@testing-library/jest-dom'
import { fireEvent, render, screen } from '@testing-library/react'
import MemberScreen from '../../src/pages/operator/member/index'
import { answering, freshPhone, sentTo, value } from './cloud-on-the-line'
import { type } from './fingers'
import { history } from './member-samples'
import { found as member, now } from './samples'
import { phone } from './stubs/taro'

beforeEach(() => {
  freshPhone()
  phone.params = { no: '7K3F29QD' }
})

test('a higher tier is proposed with a reason, once, and waits for a colleague', async () => {
  answering('operator.getMember', value(history))
  answering('operator.grantTier', value({ state: 'waiting', approvalId: 'a', expiresAt: now }))
  render(<MemberScreen />)
  fireEvent.click(await screen.findByText('授予等级'))
  type('理由', '开业的朋友')
  fireEvent.click(screen.getByText('提交审批'))
  expect(sentTo('operator.grantTier')).toHaveLength(0)
  fireEvent.click(screen.getByLabelText('授予哪一级 钻石'))
  fireEvent.click(screen.getByText('提交审批'))
  fireEvent.click(screen.getByText('提交审批'))
  expect(await screen.findByText('已提交，等另一位运营批准')).toBeInTheDocument()
  expect(sentTo('operator.grantTier')).toHaveLength(1)
  const sent = { member: '7K3F29QD', tierId: 'diamond', reason: '开业的朋友' }
  expect(sentTo('operator.grantTier')[0]).toMatchObject(sent)
})

test('who has the highest tier, or has not joined, is granted none', async () => {
  const highest = { ...history, higherTiers: [] }
  const unclaimed = { ...history, member: { ...member, memberNo: null, joinedAt: null } }
  for (const shown of [highest, unclaimed]) {
    answering('operator.getMember', value(shown))
    const { unmount } = render(<MemberScreen />)
    await screen.findByText('合并会员')
    expect(screen.queryByText('授予等级')).not.toBeInTheDocument()
    unmount()
    freshPhone()
    phone.params = { no: '7K3F29QD' }
  }
})
