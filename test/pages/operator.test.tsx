/** @jest-environment jsdom */
import '@testing-library/jest-dom'
import { act, fireEvent, render, screen, waitFor } from '@testing-library/react'
import OverviewPage from '../../src/pages/operator/overview/index'
import SetupPage from '../../src/pages/operator/setup/index'
import { answering, freshPhone, lost, refusal, sentTo, silence, value } from './cloud-on-the-line'
import { type } from './fingers'
import { now } from './samples'
import { phone } from './stubs/taro'

const overview = {
  now,
  name: '许知行',
  joinedMembers: 204,
  unclaimedMembers: 12,
  accountsDue: 0,
  version: 3,
  rules: [{ label: '消费', text: '每满 1 元 1 积分' }],
  stores: [{ storeId: 'jingan', name: '静安寺店' }],
  staff: [{ name: '小周', storeIds: ['jingan'] }],
  operators: [{ name: '许知行' }],
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
  const left = { name: '阿远', storeIds: [] }
  answering('operator.getOverview', value({ ...overview, staff: [...overview.staff, left] }))
  render(<OverviewPage />)
  fireEvent.click(await screen.findByText('jingan · 1 人'))
  expect(phone.visits).toEqual(['to /pages/operator/store/index?storeId=jingan'])
  expect(screen.getByText('小周')).toBeInTheDocument()
  expect(screen.queryByText('阿远')).toBeNull()
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

test('the first operator claims the programme with the code of the environment', async () => {
  answering('operator.claimSetup', refusal('SETUP_CODE_WRONG', '开通码不对。'), value({ name: '运营' }))
  render(<SetupPage />)
  type('开通码', 'wrong')
  fireEvent.click(screen.getByRole('button', { name: '开通' }))
  await screen.findByText('开通码不对。')
  type('开通码', 'right')
  fireEvent.click(screen.getByRole('button', { name: '开通' }))
  await waitFor(() => expect(phone.visits).toEqual(['instead /pages/operator/overview/index']))
})
