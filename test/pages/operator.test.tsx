/** @jest-environment jsdom */
import '@testing-library/jest-dom'
import { act, fireEvent, render, screen, waitFor } from '@testing-library/react'
import OverviewPage from '../../src/pages/operator/overview/index'
import SetupPage from '../../src/pages/operator/setup/index'
import { answering, freshPhone, lost, refusal, sentTo, silence, value } from './cloud-on-the-line'
import { type } from './fingers'
import { now } from './samples'
import { phone } from './stubs/taro'

const me = { operatorId: `w${'a'.repeat(26)}`, name: '许知行', openedAt: now, isMe: true }
const other = { operatorId: `w${'b'.repeat(26)}`, name: '姚清和', openedAt: now, isMe: false }
const day = 86_400_000
const team = { operators: [me, other], inviting: 'together', invitations: [], endings: [] }

const overview = {
  now,
  name: '许知行',
  joinedMembers: 204,
  unclaimedMembers: 12,
  accountsDue: 0,
  version: 3,
  rules: [{ label: '消费', text: '每满 1 元 1 积分' }],
  stores: [{ storeId: 'jingan', name: '静安寺店' }],
  staff: [{ name: '小周', storeIds: ['jingan'], managedIds: [] as string[] }],
  team,
  waitingApprovals: 0,
}

beforeEach(freshPhone)

test('loading', () => {
  answering('operator.getOverview', silence)
  render(<OverviewPage />)
  expect(screen.getByRole('status', { name: '正在读取' })).toBeInTheDocument()
})

test('who is no operator is told so and shown the way of the first one', async () => {
  answering('operator.getOverview', refusal('ROLE_MISSING', '这里只给有权限的人用。'))
  render(<OverviewPage />)
  fireEvent.click(await screen.findByText('我有邀请码或开通码'))
  expect(phone.visits).toEqual(['to /pages/operator/setup/index'])
})

test('offline, over what was seen last', async () => {
  answering('operator.getOverview', value(overview), lost)
  render(<OverviewPage />)
  await screen.findByText('204')
  act(() => phone.comeBack())
  expect(await screen.findByText(/^网络断了，下面是/)).toBeInTheDocument()
})

test('empty: before the first store and clerk it says what to do', async () => {
  answering('operator.getOverview', value({ ...overview, stores: [], staff: [] }))
  render(<OverviewPage />)
  expect(await screen.findByText('还没有门店。先加一家，再邀请店员。')).toBeInTheDocument()
  expect(screen.getByText(/还没有店员/)).toBeInTheDocument()
})

test('content: members, rules in force, stores and staff', async () => {
  answering('operator.getOverview', value(overview))
  render(<OverviewPage />)
  expect(await screen.findByText('每满 1 元 1 积分')).toBeInTheDocument()
  expect(screen.getByText('第 3 版')).toBeInTheDocument()
  expect(screen.getAllByText('静安寺店')).toHaveLength(2)
})

test('a store says how many work there and leads to its page; who works nowhere is not among the clerks', async () => {
  const left = { name: '阿远', storeIds: [], managedIds: [] }
  answering('operator.getOverview', value({ ...overview, staff: [...overview.staff, left] }))
  render(<OverviewPage />)
  fireEvent.click(await screen.findByText('jingan · 1 人'))
  expect(phone.visits).toEqual(['to /pages/operator/store/index?storeId=jingan'])
  expect(screen.getByText('小周')).toBeInTheDocument()
  expect(screen.queryByText('阿远')).toBeNull()
})

test('who manages a store is told from who works there', async () => {
  const stores = [...overview.stores, { storeId: 'xuhui', name: '徐家汇店' }]
  const manager = { name: '乔安宁', storeIds: ['jingan', 'xuhui'], managedIds: ['jingan'] }
  answering('operator.getOverview', value({ ...overview, stores, staff: [...overview.staff, manager] }))
  render(<OverviewPage />)
  expect(await screen.findByText('静安寺店（店长）、徐家汇店')).toBeInTheDocument()
  expect(screen.getAllByText('静安寺店')).toHaveLength(2)
})

test('a new store is saved under its number and shown', async () => {
  const saved = { storeId: 'xuhui', name: '徐家汇店' }
  answering(
    'operator.getOverview',
    value(overview),
    value({ ...overview, stores: [...overview.stores, saved] }),
  )
  answering('operator.saveStore', value(saved))
  render(<OverviewPage />)
  fireEvent.click(await screen.findByText('新增'))
  type('门店编号', 'xuhui')
  type('门店名', '徐家汇店')
  fireEvent.click(screen.getByText('保存'))
  expect(await screen.findByText('徐家汇店')).toBeInTheDocument()
  expect(sentTo('operator.saveStore')[0]).toMatchObject(saved)
})

/** The sheet of an invitation, with a name in it. */
async function inviteXiaoHe(): Promise<void> {
  answering('operator.getOverview', value(overview))
  answering('operator.inviteStaff', value({ code: 'ABCDEFGH2345', expiresAt: now }))
  render(<OverviewPage />)
  fireEvent.click(await screen.findByText('邀请'))
  type('店员怎么称呼', '小何')
}

test('an invitation shows its code once, with until when', async () => {
  await inviteXiaoHe()
  fireEvent.click(screen.getByText('生成邀请码'))
  expect(await screen.findByText('ABCD EFGH 2345')).toBeInTheDocument()
  fireEvent.click(screen.getByText('复制'))
  expect(await screen.findByText('已复制')).toBeInTheDocument()
  expect(phone.clipboard).toBe('ABCDEFGH2345')
  expect(sentTo('operator.inviteStaff')[0]).toMatchObject({ name: '小何', role: 'clerk' })
})

test('a manager is invited by saying so', async () => {
  await inviteXiaoHe()
  fireEvent.click(screen.getByText('店长'))
  fireEvent.click(screen.getByText('生成邀请码'))
  await screen.findByText('ABCD EFGH 2345')
  expect(sentTo('operator.inviteStaff')[0]).toMatchObject({ role: 'manager' })
})

describe('the team', () => {
  const shows = (...parts: object[]) =>
    answering(
      'operator.getOverview',
      ...parts.map((part) => value({ ...overview, team: { ...team, ...part } })),
    )

  test('the first one invites by themselves, and is shown the code', async () => {
    shows({ operators: [me], inviting: 'alone' })
    const invited = { state: 'invited', code: 'ABCDEFGH2345', expiresAt: now }
    answering('operator.inviteOperator', value(invited))
    render(<OverviewPage />)
    expect(await screen.findByText(/先邀请另一位/)).toBeInTheDocument()
    fireEvent.click(screen.getByText('邀请运营'))
    type('运营怎么称呼', '唐宁')
    fireEvent.click(screen.getByText('生成运营邀请码'))
    expect(await screen.findByText('ABCD EFGH 2345')).toBeInTheDocument()
    expect(sentTo('operator.inviteOperator')[0]).toMatchObject({ name: '唐宁' })
  })

  test('the third one is asked for with a reason, and waits on the list', async () => {
    const waiting = { name: '唐宁', byName: '许知行', expiresAt: now + day, state: 'waiting', code: null }
    shows({}, { invitations: [waiting] })
    const answered = { state: 'waiting', approvalId: `a${'b'.repeat(25)}`, expiresAt: now + day }
    answering('operator.inviteOperator', value(answered))
    render(<OverviewPage />)
    fireEvent.click(await screen.findByText('邀请运营'))
    type('运营怎么称呼', '唐宁')
    fireEvent.click(screen.getByText('提交审批'))
    expect(sentTo('operator.inviteOperator')).toHaveLength(0)
    type('理由', '门店多了')
    fireEvent.click(screen.getByText('提交审批'))
    fireEvent.click(screen.getByText('提交审批'))
    fireEvent.click(await screen.findByText('唐宁 · 等人批准'))
    expect(phone.visits).toEqual(['to /pages/operator/approvals/index'])
    expect(sentTo('operator.inviteOperator')).toHaveLength(1)
    expect(sentTo('operator.inviteOperator')[0]).toMatchObject({ name: '唐宁', reason: '门店多了' })
  })

  test('an approved code opens for whoever asked for it, and for nobody else', async () => {
    const open = { byName: '许知行', expiresAt: now + day, state: 'open' }
    const mine = { ...open, name: '唐宁', code: 'ABCDEFGH2345' }
    const theirs = { ...open, name: '白露', byName: '姚清和', code: null }
    shows({ invitations: [mine, theirs] })
    render(<OverviewPage />)
    fireEvent.click(await screen.findByText('白露 · 邀请码还没有用'))
    expect(screen.queryByText('邀请码')).toBeNull()
    fireEvent.click(screen.getByText('唐宁 · 邀请码还没有用'))
    expect(await screen.findByText('ABCD EFGH 2345')).toBeInTheDocument()
  })

  test('rights are ended with a reason, after saying what follows, once', async () => {
    const ending = { name: '姚清和', byName: '许知行', reason: '离职', at: now }
    shows({}, { operators: [me], inviting: 'closed', endings: [ending] })
    answering('operator.endOperator', value(team))
    render(<OverviewPage />)
    fireEvent.click(await screen.findByText('姚清和'))
    expect(
      screen.getByText(/^姚清和马上不能再用运营的任何功能，对方发出还没有用的邀请码作废/),
    ).toBeInTheDocument()
    expect(screen.getByText(/之后只剩你一位/)).toBeInTheDocument()
    type('为什么结束', '离职')
    fireEvent.click(screen.getByText('结束权限'))
    fireEvent.click(screen.getByText('结束权限'))
    expect(await screen.findByText(/许知行操作：离职$/)).toBeInTheDocument()
    expect(sentTo('operator.endOperator')).toHaveLength(1)
    expect(sentTo('operator.endOperator')[0]).toMatchObject({ operatorId: other.operatorId, reason: '离职' })
    // Who is left alone is told how the next one comes, and has no button for it.
    expect(screen.getByText(/换一个新的开通码/)).toBeInTheDocument()
    expect(screen.queryByText('邀请运营')).toBeNull()
  })

  test('a refusal stands in the sheet', async () => {
    shows({})
    answering('operator.endOperator', refusal('OPERATOR_UNKNOWN', '对方已经不是运营了。'))
    render(<OverviewPage />)
    fireEvent.click(await screen.findByText('姚清和'))
    type('为什么结束', '离职')
    fireEvent.click(screen.getByText('结束权限'))
    expect(await screen.findByText('对方已经不是运营了。')).toBeInTheDocument()
  })
})

test('the first operator says how they are called, and claims the programme with the code', async () => {
  answering('operator.claimSetup', refusal('SETUP_CODE_WRONG', '开通码不对。'), value({ name: '运营' }))
  render(<SetupPage />)
  type('开通码', 'wrong')
  fireEvent.click(screen.getByRole('button', { name: '开通' }))
  expect(sentTo('operator.claimSetup')).toHaveLength(0)
  type('你的名字', '许知行')
  fireEvent.click(screen.getByRole('button', { name: '开通' }))
  await screen.findByText('开通码不对。')
  type('开通码', 'right')
  fireEvent.click(screen.getByRole('button', { name: '开通' }))
  await waitFor(() => expect(phone.visits).toEqual(['instead /pages/operator/overview/index']))
  expect(sentTo('operator.claimSetup')[1]).toMatchObject({ code: 'right', name: '许知行' })
})
