/** @jest-environment jsdom */
import '@testing-library/jest-dom'
import { act, fireEvent, render, screen } from '@testing-library/react'
import MemberScreen from '../../src/pages/operator/member/index'
import MembersScreen from '../../src/pages/operator/members/index'
import { answering, freshPhone, lost, refusal, sentTo, silence, value } from './cloud-on-the-line'
import { type } from './fingers'
import { history, invitations, order } from './member-samples'
import { found as member, now, statement } from './samples'
import { phone } from './stubs/taro'

const nobody = {
  ...history,
  statement: { ...statement, lots: [], pending: [], entries: [] },
  orders: { orders: [], next: null },
  approvals: { approvals: [], next: null },
}

beforeEach(() => {
  freshPhone()
  phone.params = { no: '7K3F29QD' }
})

test('a member is found by the number as it was typed, and opens', async () => {
  answering('operator.getOverview', value({ joinedMembers: 204, unclaimedMembers: 12 }))
  answering('operator.findMember', value(member))
  render(<MembersScreen />)
  fireEvent.click(await screen.findByText('查找'))
  expect(sentTo('operator.findMember')).toHaveLength(0)
  type('会员号', ' 7k3f 29qd ')
  fireEvent.click(screen.getByText('查找'))
  await screen.findByText('查找')
  await act(async () => undefined)
  expect(sentTo('operator.findMember')[0]).toMatchObject({ member: '7K3F29QD' })
  expect(phone.visits).toEqual(['to /pages/operator/member/index?no=7K3F29QD'])
})

test('a customer is found as the till knows them, and a slip of the pen is told', async () => {
  answering('operator.getOverview', value({ joinedMembers: 204, unclaimedMembers: 12 }))
  answering(
    'operator.findMember',
    refusal('INPUT_INVALID', '请求的内容不对'),
    refusal('INPUT_INVALID', '请求的内容不对'),
    refusal('MEMBER_UNKNOWN', '没有找到这位会员。'),
  )
  render(<MembersScreen />)
  await screen.findByText('查找')
  type('会员号', '7K3F29QQ')
  fireEvent.click(screen.getByText('查找'))
  expect(await screen.findByText(/^会员号里有打错的字/)).toBeInTheDocument()
  fireEvent.click(screen.getByText('门店或商城的顾客编号'))
  expect(screen.queryByText(/^会员号里有打错的字/)).not.toBeInTheDocument()
  expect(screen.getByLabelText('顾客编号')).toHaveValue('')
  type('哪个系统', '收银台')
  type('顾客编号', 'c-1')
  fireEvent.click(screen.getByText('查找'))
  expect(await screen.findByText(/^来源和顾客编号里只有字母/)).toBeInTheDocument()
  type('哪个系统', 'pos')
  fireEvent.click(screen.getByText('查找'))
  expect(await screen.findByText('没有找到这位会员。')).toBeInTheDocument()
  expect(sentTo('operator.findMember').at(-1)).toMatchObject({ member: { source: 'pos', externalId: 'c-1' } })
})

test('loading', () => {
  answering('operator.getMember', silence)
  render(<MemberScreen />)
  expect(screen.getByRole('status', { name: '正在读取' })).toBeInTheDocument()
})

test('an address without a whole number leads to where one is looked up', async () => {
  answering('operator.getMember', refusal('INPUT_INVALID', '内容不对：member。'))
  render(<MemberScreen />)
  fireEvent.click(await screen.findByText('查一位会员'))
  expect(screen.queryByText(/^内容不对/)).not.toBeInTheDocument()
  expect(phone.visits).toEqual(['to /pages/operator/members/index'])
})

test('nobody has this number', async () => {
  answering('operator.getMember', refusal('MEMBER_UNKNOWN', '没有找到这位会员。'))
  render(<MemberScreen />)
  expect(await screen.findByText('没有找到这位会员。')).toBeInTheDocument()
})

test('offline, over what was seen last', async () => {
  answering('operator.getMember', value(history), lost)
  render(<MemberScreen />)
  await screen.findByText('林知夏')
  act(() => phone.comeBack())
  expect(await screen.findByText(/^网络断了，下面是/)).toBeInTheDocument()
})

test('empty: whoever has nothing yet has a sentence on every tab', async () => {
  answering('operator.getMember', value({ ...nobody, invitations: { ...invitations, invitations: [] } }))
  render(<MemberScreen />)
  expect(await screen.findByText('还没有积分记录')).toBeInTheDocument()
  for (const [tab, words] of [
    ['订单', '还没有订单'],
    ['调整记录', '没有要审批的调整或合并'],
    ['邀请', '还没有邀请过朋友'],
  ] as const) {
    fireEvent.click(screen.getByText(tab))
    expect(screen.getByText(words)).toBeInTheDocument()
  }
})

test('an order says its store by name; one that nobody has saved as the till names it, and none by its source', async () => {
  const orders = [
    order,
    { ...order, orderId: 'A-2', storeId: 'pop-up', storeName: null },
    { ...order, orderId: 'A-3', storeId: null, storeName: null },
  ]
  answering('operator.getMember', value({ ...history, orders: { orders, next: null } }))
  render(<MemberScreen />)
  fireEvent.click(await screen.findByText('订单'))
  for (const place of ['静安寺店', 'pop-up · 未登记门店', 'pos'])
    expect(await screen.findByText(`今天 20:36 · ${place}`)).toBeInTheDocument()
})

test('content: card, what expires when, orders with what was refunded, what was done by hand, invitations', async () => {
  answering('operator.getMember', value(history))
  render(<MemberScreen />)
  for (const words of [
    '林知夏',
    '金卡',
    '3,268',
    '6,240',
    '2026年11月30日到期',
    '消费 ¥128.00 · 金卡 ×1.5 · 生日月 ×2，合计 ×2.5',
  ])
    expect((await screen.findAllByText(words)).length).toBeGreaterThan(0)
  expect(screen.getByText('7K3F 29QD · 2026年11月21日加入')).toBeInTheDocument()
  fireEvent.click(screen.getByText('订单'))
  expect(screen.getByText('已退 ¥36.00')).toBeInTheDocument()
  fireEvent.click(screen.getByText('调整记录'))
  expect(screen.getByText('许知行 今天 20:36 驳回：金额不对')).toBeInTheDocument()
  fireEvent.click(screen.getAllByText('邀请')[0] as HTMLElement)
  expect(screen.getByText('11月8日到账 50 积分')).toBeInTheDocument()
})

test('a small adjustment says what comes of it, needs a reason, and is posted once', async () => {
  answering('operator.getMember', value(history))
  answering('operator.adjustPoints', value({ state: 'posted', points: -1000, balance: 2268, debt: 0 }))
  render(<MemberScreen />)
  fireEvent.click(await screen.findByText('调整积分'))
  fireEvent.click(screen.getByLabelText('加还是扣 扣'))
  type('多少积分', '1000')
  expect(screen.getByText('3,268 → 2,268')).toBeInTheDocument()
  expect(screen.queryByText(/要另一位运营批准/)).not.toBeInTheDocument()
  fireEvent.click(screen.getByText('调整'))
  expect(sentTo('operator.adjustPoints')).toHaveLength(0)
  type('理由', '重复送了一次')
  fireEvent.click(screen.getByText('调整'))
  fireEvent.click(screen.getByText('调整'))
  expect(await screen.findByText('已调整 −1,000，现在 2,268')).toBeInTheDocument()
  expect(sentTo('operator.adjustPoints')).toHaveLength(1)
  expect(sentTo('operator.adjustPoints')[0]).toMatchObject({
    member: '7K3F29QD',
    points: -1000,
    reason: '重复送了一次',
  })
})

test('above what one may do alone it says so before it is sent, and waits', async () => {
  answering('operator.getMember', value(history))
  answering('operator.adjustPoints', value({ state: 'waiting', approvalId: 'a', expiresAt: now }))
  render(<MemberScreen />)
  fireEvent.click(await screen.findByText('调整积分'))
  type('多少积分', '1001')
  expect(screen.getByText('超过 1,000，要另一位运营批准才生效，你自己不能批。')).toBeInTheDocument()
  type('理由', '补一单')
  fireEvent.click(screen.getByText('提交审批'))
  expect(await screen.findByText('已提交，等另一位运营批准')).toBeInTheDocument()
})

test('taking more than there is, and giving to who owes, say what becomes of the debt', async () => {
  answering('operator.getMember', value({ ...history, member: { ...member, points: 0, debtPoints: 40 } }))
  answering('operator.adjustPoints', refusal('ACCOUNT_BUSY', '这会儿人多，积分没有动。'))
  render(<MemberScreen />)
  fireEvent.click(await screen.findByText('调整积分'))
  type('多少积分', '100')
  expect(screen.getByText('0 → 60')).toBeInTheDocument()
  expect(screen.getByText('其中 40 先补上之前欠的。')).toBeInTheDocument()
  type('多少积分', '30')
  expect(screen.getByText('还欠 10，以后到账时先补。')).toBeInTheDocument()
  type('多少积分', '100')
  fireEvent.click(screen.getByLabelText('加还是扣 扣'))
  expect(screen.getByText('不够扣，欠 140，以后到账时先补。')).toBeInTheDocument()
  type('多少积分', '-5')
  type('理由', '试')
  fireEvent.click(screen.getByText('调整'))
  expect(sentTo('operator.adjustPoints')).toHaveLength(0)
  type('多少积分', '5')
  fireEvent.click(screen.getByText('调整'))
  expect(await screen.findByText('这会儿人多，积分没有动。')).toBeInTheDocument()
})
