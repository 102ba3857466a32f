/** @jest-environment jsdom */
import '@testing-library/jest-dom'
import { fireEvent, render, screen, waitFor } from '@testing-library/react'
import ColleaguesPage from '../../src/pages/staff/colleagues/index'
import IdentifyPage from '../../src/pages/staff/identify/index'
import { answering, freshPhone, lost, refusal, sentTo, silence, value } from './cloud-on-the-line'
import { type } from './fingers'
import { now } from './samples'
import { phone } from './stubs/taro'

const me = { staffId: 'w1', name: '店长', isManager: true, isMe: true }
const clerk = { staffId: 'w2', name: '小周', isManager: false, isMe: false }
const storesWith = (...colleagues: object[]) =>
  value({ stores: [{ storeId: 's1', name: '静安寺店', colleagues }] })

beforeEach(freshPhone)

test('loading', () => {
  answering('staff.listColleagues', silence)
  render(<ColleaguesPage />)
  expect(screen.getByRole('status', { name: '正在读取' })).toBeInTheDocument()
})

test.each([
  ['who manages no store', refusal('ROLE_MISSING', '这里只给有权限的人用。')],
  ['offline', lost],
])('%s is told so', async (_, outcome) => {
  answering('staff.listColleagues', outcome, outcome)
  render(<ColleaguesPage />)
  expect(await screen.findByRole('alert')).toBeInTheDocument()
  expect(screen.queryByText('邀请店员')).toBeNull()
})

test('a store without clerks says what to do, and a clerk is invited once, however often it is tapped', async () => {
  answering('staff.listColleagues', storesWith(me))
  answering('staff.inviteClerk', value({ code: 'ABCDEFGH2345', expiresAt: now }))
  render(<ColleaguesPage />)
  expect(await screen.findByText('还没有店员，先邀请一位')).toBeInTheDocument()
  fireEvent.click(screen.getByText('邀请店员'))
  type('店员怎么称呼', ' 小何 ')
  fireEvent.click(screen.getByText('生成邀请码'))
  fireEvent.click(screen.getByText('生成邀请码'))
  expect(await screen.findByText('ABCD EFGH 2345')).toBeInTheDocument()
  expect(sentTo('staff.inviteClerk')).toHaveLength(1)
  expect(sentTo('staff.inviteClerk')[0]).toMatchObject({ storeIds: ['s1'], name: '小何' })
})

test('a clerk’s work is ended after a second question, and a refusal stays in the sheet', async () => {
  answering('staff.listColleagues', storesWith(me, clerk), storesWith(me))
  answering('staff.endWork', refusal('CLERK_MANAGES', '对方也是这家店的店长。'), value({ stores: [] }))
  render(<ColleaguesPage />)
  fireEvent.click(await screen.findByText('小周'))
  expect(sentTo('staff.endWork')).toEqual([])
  fireEvent.click(screen.getByText('确定离店'))
  expect(await screen.findByText('对方也是这家店的店长。')).toBeInTheDocument()
  fireEvent.click(screen.getByText('确定离店'))
  await waitFor(() => expect(screen.queryByText('小周')).toBeNull())
  expect(sentTo('staff.endWork').at(-1)).toMatchObject({ staffId: 'w2', storeId: 's1' })
})

test('a manager is led there from the counter, a clerk is not', async () => {
  const stores = [{ storeId: 's1', name: '静安寺店' }]
  answering('staff.getMe', value({ name: '小周', isManager: true, stores }))
  render(<IdentifyPage />)
  fireEvent.click(await screen.findByText('店员'))
  expect(phone.visits).toEqual(['to /pages/staff/colleagues/index'])
})
