/** @jest-environment jsdom */
import '@testing-library/jest-dom'
import { act, fireEvent, render, screen, waitFor } from '@testing-library/react'
import StoreScreen from '../../src/pages/operator/store/index'
import { answering, freshPhone, lost, refusal, sentTo, silence, value } from './cloud-on-the-line'
import { type } from './fingers'
import { now } from './samples'
import { phone } from './stubs/taro'

const manager = { staffId: 'w1', name: '何小满', isManager: true, isMe: false }
const clerk = { staffId: 'w2', name: '小周', isManager: false, isMe: false }
const ending = { name: '阿远', wasManager: true, byName: '许知行', at: now }
const storeWith = (colleagues: object[], endings: object[] = []) =>
  value({ store: { storeId: 'jingan', name: '静安寺店', colleagues }, endings })

beforeEach(() => {
  freshPhone()
  phone.params = { storeId: 'jingan' }
})

test('loading', () => {
  answering('operator.listStaff', silence)
  render(<StoreScreen />)
  expect(screen.getByRole('status', { name: '正在读取' })).toBeInTheDocument()
})

test.each([
  ['who is no operator', refusal('ROLE_MISSING', '这里只给有权限的人用。')],
  ['who asks for a store that there is not', refusal('STORE_UNKNOWN', '没有找到这家门店。')],
])('%s is told so', async (_, outcome) => {
  answering('operator.listStaff', outcome)
  render(<StoreScreen />)
  expect(await screen.findByText(outcome.message)).toBeInTheDocument()
  expect(screen.queryByText('在店的人')).toBeNull()
})

test('offline, over what was seen last', async () => {
  answering('operator.listStaff', storeWith([clerk]), lost)
  render(<StoreScreen />)
  await screen.findByText('小周')
  act(() => phone.comeBack())
  expect(await screen.findByText(/^网络断了，下面是/)).toBeInTheDocument()
})

test('empty: a store where nobody works says what to do, and has no history to show', async () => {
  answering('operator.listStaff', storeWith([]))
  render(<StoreScreen />)
  expect(await screen.findByText('还没有人在这家店。邀请码只能用一次，7 天内有效。')).toBeInTheDocument()
  expect(screen.queryByText('离店记录')).toBeNull()
})

test('content: who works there as what, whose work has ended there and by whom', async () => {
  answering('operator.listStaff', storeWith([manager, { ...clerk, isMe: true }], [ending]))
  render(<StoreScreen />)
  for (const words of ['静安寺店', 'jingan', '何小满', '店长', '店员 · 你自己', '阿远 · 店长'])
    expect(await screen.findByText(words)).toBeInTheDocument()
  expect(screen.getByText('2026年11月21日 20:36 · 许知行操作')).toBeInTheDocument()
  expect(sentTo('operator.listStaff')[0]).toMatchObject({ storeId: 'jingan' })
})

test('a manager’s work is ended after a second question, once, and a refusal stays in the sheet', async () => {
  answering('operator.listStaff', storeWith([manager, clerk]), storeWith([clerk], [ending]))
  const gone = '这位已经不在这家店了，什么都没有改。请刷新后再看。'
  answering('operator.endWork', refusal('CLERK_UNKNOWN', gone), storeWith([clerk], [ending]))
  render(<StoreScreen />)
  fireEvent.click(await screen.findByText('何小满'))
  expect(
    screen.getByText('何小满不能再在静安寺店识别会员，也不能再管店员，别的门店不变。要回来就重新邀请。'),
  ).toBeInTheDocument()
  expect(sentTo('operator.endWork')).toEqual([])
  fireEvent.click(screen.getByText('确定离店'))
  fireEvent.click(screen.getByText('确定离店'))
  expect(await screen.findByText(gone)).toBeInTheDocument()
  expect(sentTo('operator.endWork')).toHaveLength(1)
  fireEvent.click(screen.getByText('确定离店'))
  expect(await screen.findByText('何小满已离店')).toBeInTheDocument()
  await waitFor(() => expect(screen.queryByText('何小满')).toBeNull())
  expect(sentTo('operator.endWork').at(-1)).toMatchObject({ staffId: 'w1', storeId: 'jingan' })
})

test('a clerk’s work is ended without a word of managing', async () => {
  answering('operator.listStaff', storeWith([clerk]))
  render(<StoreScreen />)
  fireEvent.click(await screen.findByText('小周'))
  expect(
    screen.getByText('小周不能再在静安寺店识别会员，别的门店不变。要回来就重新邀请。'),
  ).toBeInTheDocument()
})

test('somebody is invited to this very store, and its name is changed here', async () => {
  answering('operator.listStaff', storeWith([]))
  answering('operator.inviteStaff', value({ code: 'ABCDEFGH2345', expiresAt: now }))
  answering('operator.saveStore', value({ storeId: 'jingan', name: '静安寺二店' }))
  render(<StoreScreen />)
  fireEvent.click(await screen.findByText('邀请'))
  type('店员怎么称呼', '小何')
  fireEvent.click(screen.getByText('生成邀请码'))
  await screen.findByText('ABCD EFGH 2345')
  expect(sentTo('operator.inviteStaff')[0]).toMatchObject({ storeIds: ['jingan'], name: '小何' })
  fireEvent.click(screen.getByText('改名'))
  type('门店名', '静安寺二店')
  fireEvent.click(screen.getByText('保存'))
  expect(await screen.findByText('门店名改好了')).toBeInTheDocument()
  expect(sentTo('operator.saveStore')[0]).toMatchObject({ storeId: 'jingan', name: '静安寺二店' })
})
