/** @jest-environment jsdom */
import '@testing-library/jest-dom'
import { fireEvent, render, screen, waitFor } from '@testing-library/react'
import RulesScreen from '../../src/pages/operator/rules/index'
import { defaultSettings } from '../../src/domain/settings'
import { answering, freshPhone, refusal, sentTo, value } from './cloud-on-the-line'

const moves = (up: number, down = 0) => ({
  basic: { up, kept: 1, down: 0 },
  silver: { up: 0, kept: 0, down },
  gold: { up: 0, kept: 0, down: 0 },
  diamond: { up: 0, kept: 0, down: 0 },
})
const sums = {
  members: 100,
  orders: 400,
  outPoints: 5000,
  posted: { issued: 1000, takenBack: 0 },
  inForce: { issued: 1000, takenBack: 0, moves: moves(1) },
  changed: { issued: 1500, takenBack: 0, moves: moves(2) },
}
const rule = { points: 100, fen: 1000 }
const portion = {
  month: '2026-10',
  sums,
  worth: { inForce: rule, changed: rule },
  tried: ['活动「会员日」按 10月22日试算'],
  unseen: ['每天签到的积分'],
}
const next = { month: '2026-10', after: 'm1' }

beforeEach(() => {
  freshPhone()
  answering(
    'operator.getSettings',
    value({ version: 3, settings: { ...defaultSettings, version: 3 }, rules: [], gifts: [] }),
  )
  const row = { path: 'checkIn.dailyPoints', label: '每天签到的积分', before: '5', after: '8', weighs: true }
  const preview = { faults: [], changes: [row], needsApproval: true, isOutdated: false, example: null }
  answering('operator.previewSettings', value(preview))
})

/** Changes a rule, looks at what it would change, and asks for last month. */
async function asked(): Promise<void> {
  render(<RulesScreen />)
  fireEvent.change(await screen.findByLabelText('每天签到的积分'), { target: { value: '8' } })
  fireEvent.click(screen.getByText('看看会怎样'))
  fireEvent.click(await screen.findByText('用上个月的真实订单试算'))
}

test('last month is replayed portion by portion: points, what is owed and tiers, before and after', async () => {
  answering('operator.whatIf', value({ ...portion, next }), value({ ...portion, next: null }))
  await asked()
  expect(await screen.findByText('10 月的 800 笔订单，200 位顾客，含待认领')).toBeInTheDocument()
  for (const words of [
    '2,000 → 3,000（+1,000）',
    '10,000 → 11,000（+1,000）',
    '¥1,000.00 → ¥1,100.00',
    '2 → 4（+2）',
  ])
    expect(screen.getByText(words)).toBeInTheDocument()
  expect(screen.getByText('这些在上个月的订单里看不出来：每天签到的积分')).toBeInTheDocument()
  expect(sentTo('operator.whatIf').at(-1)).toMatchObject({ from: next, basedOn: 3 })
})

test('what is the same says so, and fewer points and more who fall are said with a minus and a plus', async () => {
  const changed = { issued: 700, takenBack: 0, moves: moves(1, 3) }
  answering('operator.whatIf', value({ ...portion, sums: { ...sums, changed }, unseen: [], next: null }))
  await asked()
  for (const words of ['1,000 → 700（−300）', '1，不变', '0 → 3（+3）'])
    expect(await screen.findByText(words)).toBeInTheDocument()
  expect(screen.queryByText(/看不出来/)).not.toBeInTheDocument()
})

test('a refusal in the middle keeps the figures so far, and asking again begins anew', async () => {
  const outdated = refusal('SETTINGS_OUTDATED', '规则刚被别人改过，请刷新。')
  answering('operator.whatIf', value({ ...portion, next }), outdated, value({ ...portion, next: null }))
  await asked()
  expect(await screen.findByText('规则刚被别人改过，请刷新。')).toBeInTheDocument()
  expect(screen.getByText('10 月的 400 笔订单，100 位顾客，含待认领')).toBeInTheDocument()
  fireEvent.click(screen.getByText('用上个月的真实订单试算'))
  await waitFor(() => expect(sentTo('operator.whatIf')).toHaveLength(3))
  expect(sentTo('operator.whatIf')[2]).not.toHaveProperty('from')
  await waitFor(() => expect(screen.queryByText('规则刚被别人改过，请刷新。')).not.toBeInTheDocument())
  expect(screen.getByText('10 月的 400 笔订单，100 位顾客，含待认领')).toBeInTheDocument()
})
