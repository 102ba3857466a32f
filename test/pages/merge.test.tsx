/** @jest-environment jsdom */
import '@testing-library/jest-dom'
import { fireEvent, render, screen } from '@testing-library/react'
import MergeScreen from '../../src/pages/operator/merge/index'
import { answering, freshPhone, refusal, sentTo, silence, value } from './cloud-on-the-line'
import { type } from './fingers'
import { found as into } from './samples'
import { phone } from './stubs/taro'

const from = {
  ...into,
  memberNo: null,
  nickname: null,
  joinedAt: null,
  growth: 100,
  points: 0,
  debtPoints: 68,
}
const answer = {
  state: 'merged',
  memberNo: into.memberNo,
  moved: { points: 0, pendingPoints: 320, debtPoints: 68, growth: 100 },
  points: 3200,
  pendingPoints: 640,
  debtPoints: 0,
}

beforeEach(() => {
  freshPhone()
  phone.params = { no: '7K3F29QD' }
})

async function chooseOther() {
  answering('operator.findMember', value(into), value(from))
  render(<MergeScreen />)
  fireEvent.click(await screen.findByText('门店或商城的顾客编号'))
  type('哪个系统', 'pos')
  type('顾客编号', 'c-1')
  fireEvent.click(screen.getByText('查找'))
  await screen.findByText('合并以后')
}

test('loading', () => {
  answering('operator.findMember', silence)
  render(<MergeScreen />)
  expect(screen.getByRole('status', { name: '正在读取' })).toBeInTheDocument()
})

test('nobody has this number', async () => {
  answering('operator.findMember', refusal('MEMBER_UNKNOWN', '没有找到这位会员。'))
  render(<MergeScreen />)
  expect(await screen.findByText('没有找到这位会员。')).toBeInTheDocument()
})

test('both stand side by side with their sum; debt of the one is repaid from the other', async () => {
  await chooseOther()
  expect(screen.getByText('可用 3,200 · 待生效 640 · 成长值 6,340')).toBeInTheDocument()
  expect(screen.getByText('pos · c-1')).toBeInTheDocument()
  fireEvent.click(screen.getByText('换一位'))
  expect(screen.queryByText('合并以后')).not.toBeInTheDocument()
})

test('merging needs a reason, happens once, and says what came of it', async () => {
  await chooseOther()
  answering('operator.mergeMembers', value(answer))
  fireEvent.click(screen.getByText('确认合并'))
  expect(sentTo('operator.mergeMembers')).toHaveLength(0)
  type('为什么合并', '同一个人换了手机')
  fireEvent.click(screen.getByText('确认合并'))
  fireEvent.click(screen.getByText('确认合并'))
  expect(await screen.findByText('合并好了。并过来 0 积分，现在可用 3,200，待生效 640。')).toBeInTheDocument()
  expect(sentTo('operator.mergeMembers')).toHaveLength(1)
  expect(sentTo('operator.mergeMembers')[0]).toMatchObject({
    from: { source: 'pos', externalId: 'c-1' },
    into: '7K3F29QD',
    reason: '同一个人换了手机',
  })
  fireEvent.click(screen.getByText('回到这位会员'))
  expect(phone.visits).toEqual(['back'])
})

test('what cannot be merged is said, and both are still there', async () => {
  await chooseOther()
  answering('operator.mergeMembers', refusal('MERGE_SAME_MEMBER', '这两个本来就是同一位会员，积分没有动。'))
  type('为什么合并', '试')
  fireEvent.click(screen.getByText('确认合并'))
  expect(await screen.findByText('这两个本来就是同一位会员，积分没有动。')).toBeInTheDocument()
  expect(screen.getByText('合并以后')).toBeInTheDocument()
})

test('two members need a second operator, and that is said before and after', async () => {
  answering('operator.findMember', value(into), value({ ...into, memberNo: '2222222B' }))
  render(<MergeScreen />)
  await screen.findByText('哪一位要并过来')
  type('会员号', '2222222B')
  fireEvent.click(screen.getByText('查找'))
  expect(await screen.findByText('两位都是会员，要另一位运营批准才合并，你自己不能批。')).toBeInTheDocument()
  expect(screen.queryByText('确认合并')).toBeNull()
  const waiting = { state: 'waiting', approvalId: `a${'b'.repeat(25)}`, expiresAt: Date.UTC(2026, 10, 28, 1) }
  answering('operator.mergeMembers', value(waiting))
  type('为什么合并', '同一个人')
  fireEvent.click(screen.getByText('提交审批'))
  expect(
    await screen.findByText('已提交，等另一位运营在审批里批准，11月28日前有效。批准以前两边的积分都不动。'),
  ).toBeInTheDocument()
})
