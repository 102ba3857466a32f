/** @jest-environment jsdom */
import '@testing-library/jest-dom'
import { fireEvent, render, screen } from '@testing-library/react'
import RuleHistoryScreen from '../../src/pages/operator/history/index'
import { answering, freshPhone, refusal, sentTo, silence, value } from './cloud-on-the-line'
import { now } from './samples'

const version = (number: number, change: object = {}) => ({
  number,
  changes: [
    {
      path: 'checkIn.dailyPoints',
      label: '每天签到的积分',
      before: '5',
      after: String(number),
      weighs: true,
    },
  ],
  reason: `第 ${number} 次调整`,
  byName: '许知行',
  approvedName: '唐宁',
  at: now,
  ...change,
})

beforeEach(freshPhone)

test('loading', () => {
  answering('operator.listSettingsHistory', silence)
  render(<RuleHistoryScreen />)
  expect(screen.getByRole('status', { name: '正在读取' })).toBeInTheDocument()
})

test('refused', async () => {
  answering('operator.listSettingsHistory', refusal('ROLE_MISSING', '这里只给有权限的人用。'))
  render(<RuleHistoryScreen />)
  expect(await screen.findByText('这里只给有权限的人用。')).toBeInTheDocument()
})

test('empty: nobody has changed anything yet', async () => {
  answering('operator.listSettingsHistory', value({ versions: [], next: null }))
  render(<RuleHistoryScreen />)
  expect(await screen.findByText('还没有改过规则')).toBeInTheDocument()
})

test('content: who changed what, when and why, and the older ones when asked for', async () => {
  answering(
    'operator.listSettingsHistory',
    value({ versions: [version(8), version(7, { approvedName: null })], next: 7 }),
    value({ versions: [version(6)], next: null }),
  )
  render(<RuleHistoryScreen />)
  expect(await screen.findByText('理由：第 8 次调整')).toBeInTheDocument()
  expect(screen.getByText('唐宁批准')).toBeInTheDocument()
  expect(screen.getByText('只改文字')).toBeInTheDocument()
  expect(screen.getAllByText('许知行 · 2026年11月21日 20:36')).toHaveLength(2)
  fireEvent.click(screen.getByText('看更早的'))
  expect(await screen.findByText('第 6 版')).toBeInTheDocument()
  expect(sentTo('operator.listSettingsHistory').at(-1)).toMatchObject({ before: 7 })
  expect(screen.getByText(/默认的规则/)).toBeInTheDocument()
})

test('an older page that does not come leaves what is there', async () => {
  answering(
    'operator.listSettingsHistory',
    value({ versions: [version(8)], next: 8 }),
    refusal('SERVICE_UNAVAILABLE', '服务暂时没有回应。'),
  )
  render(<RuleHistoryScreen />)
  fireEvent.click(await screen.findByText('看更早的'))
  expect(await screen.findByText('服务暂时没有回应。')).toBeInTheDocument()
  expect(screen.getByText('第 8 版')).toBeInTheDocument()
})
