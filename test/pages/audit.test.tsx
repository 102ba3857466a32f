/** @jest-environment jsdom */
import '@testing-library/jest-dom'
import { act, fireEvent, render, screen } from '@testing-library/react'
import AuditScreen from '../../src/pages/operator/audit/index'
import { answering, freshPhone, lost, refusal, sentTo, silence, value } from './cloud-on-the-line'
import { now } from './samples'
import { phone } from './stubs/taro'

const day = { day: '2026-11-20', issued: 1280, spent: 300, expired: 12, reversed: 0 }
const report = {
  day: '2026-11-20',
  startedAt: now,
  finishedAt: now,
  accounts: 204,
  entries: 5310,
  orders: 3000,
  units: 0,
  found: 0,
  findings: [],
}
const calm = {
  now,
  report,
  history: [{ day: '2026-11-20', finishedAt: now, accounts: 204, found: 0 }],
  days: [{ ...day, active: 123_456, pending: 900, debt: 30 }],
}
const wrong = {
  title: '积分对不上',
  who: '会员 7K3F 29QD',
  text: '2027年11月到期的积分账上是 107，逐笔加起来是 100，多 7。',
  advice: '先不要给这位会员做手动调整。',
}

beforeEach(freshPhone)

test('loading', () => {
  answering('operator.getAudit', silence)
  render(<AuditScreen />)
  expect(screen.getByRole('status', { name: '正在读取' })).toBeInTheDocument()
})

test('refused, with a retry', async () => {
  answering('operator.getAudit', refusal('ROLE_MISSING', '这里只给有权限的人用。'), value(calm))
  render(<AuditScreen />)
  expect(await screen.findByText('这里只给有权限的人用。')).toBeInTheDocument()
})

test('offline, over what was seen last', async () => {
  answering('operator.getAudit', value(calm), lost)
  render(<AuditScreen />)
  await screen.findByText('账都对得上')
  act(() => phone.comeBack())
  expect(await screen.findByText(/^网络断了，下面是/)).toBeInTheDocument()
})

test('empty: before the first night it says when the first report comes', async () => {
  answering('operator.getAudit', value({ ...calm, report: null, history: [], days: [] }))
  render(<AuditScreen />)
  expect(await screen.findByText(/每天凌晨 3 点以后自动开始/)).toBeInTheDocument()
})

test('content: all in order, how much was looked at, and the days in figures', async () => {
  answering('operator.getAudit', value(calm))
  render(<AuditScreen />)
  expect(await screen.findByText('账都对得上')).toBeInTheDocument()
  expect(screen.getByText('对了 204 个账户、5,310 笔流水、3,000 笔订单。')).toBeInTheDocument()
  expect(screen.getAllByText('11/20').length).toBeGreaterThan(0)
  for (const figure of ['1,280', '300', '12', '12.3万', '900', '30'])
    expect(screen.getAllByText(figure).length).toBeGreaterThan(0)
  expect(screen.queryByText('对不上的')).not.toBeInTheDocument()
  expect(sentTo('operator.getAudit')).toHaveLength(1)
})

test('content: what does not add up, with whom, and what to do', async () => {
  answering('operator.getAudit', value({ ...calm, report: { ...report, found: 3, findings: [wrong] } }))
  render(<AuditScreen />)
  expect(await screen.findByText('有 3 处对不上')).toBeInTheDocument()
  for (const words of Object.values(wrong)) expect(screen.getByText(words)).toBeInTheDocument()
  expect(screen.getByText('另有 2 处没有列出来。')).toBeInTheDocument()
})

test('of many nights the last five are shown, and the others when asked for', async () => {
  const history = Array.from({ length: 30 }, (_, night) => ({
    day: `2026-11-${String(30 - night).padStart(2, '0')}`,
    finishedAt: now,
    accounts: 204,
    found: 0,
  }))
  answering('operator.getAudit', value({ ...calm, history }))
  render(<AuditScreen />)
  const more = await screen.findByText('更早的 25 次')
  expect(screen.getAllByText('对得上')).toHaveLength(5)
  fireEvent.click(more)
  expect(screen.getAllByText('对得上')).toHaveLength(30)
  expect(more).not.toBeInTheDocument()
})

test('back goes back', async () => {
  answering('operator.getAudit', value(calm))
  render(<AuditScreen />)
  await screen.findByText('账都对得上')
  fireEvent.click(screen.getByRole('button', { name: '返回' }))
  expect(phone.visits).toHaveLength(1)
})
