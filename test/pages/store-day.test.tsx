/** @jest-environment jsdom */
import '@testing-library/jest-dom'
import { fireEvent, render, screen } from '@testing-library/react'
import DayPage from '../../src/pages/staff/day/index'
import { answering, freshPhone, lost, refusal, sentTo, silence, value } from './cloud-on-the-line'
import { now } from './samples'
import { phone } from './stubs/taro'

const use = {
  kind: 'use',
  id: 'ca_0',
  at: now,
  member: '林**',
  byName: '小周',
  name: '桂花拿铁 中杯',
  undone: null,
  canUndo: true,
}
const undone = {
  ...use,
  id: 'cb_0',
  name: '巴斯克',
  undone: { at: now, byName: '小林', reason: '拿错了' },
  canUndo: false,
}
const sale = {
  ...use,
  kind: 'sale',
  id: 'till.s1_1',
  orderId: '1',
  paidFen: 12_800,
  refundedFen: 0,
  coupons: ['满 49 减 15'],
  pointsUsed: 0,
}
const totals = { uses: 12, sales: 2, undoneUses: 1, undoneSales: 1, paidFen: 38_400, refundedFen: 1_200 }
const day = { storeId: 's1', day: '2026-11-21', now, totals, rows: [sale, use, undone], next: null }

beforeEach(() => {
  freshPhone()
  phone.params = { store: 's1', name: '静安寺店' }
})

test('loading', () => {
  answering('staff.getDay', silence)
  render(<DayPage />)
  expect(screen.getByRole('status', { name: '正在读取' })).toBeInTheDocument()
})

test('offline, and refused', async () => {
  answering('staff.getDay', lost, refusal('STORE_NOT_YOURS', '你不在这家门店工作。'))
  render(<DayPage />)
  expect(await screen.findByText('网络断了')).toBeInTheDocument()
  fireEvent.click(screen.getByText('再试一次'))
  expect(await screen.findByText('你不在这家门店工作。')).toBeInTheDocument()
})

test('nothing yet', async () => {
  answering('staff.getDay', value({ ...day, rows: [] }))
  render(<DayPage />)
  expect(await screen.findByText('今天没有记录')).toBeInTheDocument()
})

test('totals and rows; what was undone stays and says by whom and why', async () => {
  answering('staff.getDay', value(day))
  render(<DayPage />)
  expect(await screen.findByText('12 笔')).toBeInTheDocument()
  expect(screen.getByText('¥372.00')).toBeInTheDocument()
  expect(screen.getByText('撤销核销 1 笔 · 撤销开单 1 笔 · 退款 ¥12.00')).toBeInTheDocument()
  expect(screen.getByText('第 16 笔 · 20:36 · 林** · 小周 · 满 49 减 15')).toBeInTheDocument()
  expect(screen.getByText('20:36 撤销 · 小林 · 拿错了')).toBeInTheDocument()
  expect(screen.getByText('已撤销')).toBeInTheDocument()
  expect(screen.queryByRole('button', { name: '撤销 巴斯克' })).not.toBeInTheDocument()
})

test('a sale says all that paid a part of it, and what was given back', async () => {
  const paid = {
    paidFen: 7_605,
    refundedFen: 7_605,
    coupons: ['满 49 减 15', '全单 8.5 折'],
    pointsUsed: 1_200,
  }
  answering('staff.getDay', value({ ...day, totals: null, rows: [{ ...sale, ...paid }] }))
  render(<DayPage />)
  const said = '20:36 · 林** · 小周 · 满 49 减 15 · 全单 8.5 折 · 抵 1,200 积分 · 已退 ¥76.05'
  expect(await screen.findByText(said)).toBeInTheDocument()
})

test.each([
  ['撤销 桂花拿铁 中杯', 'staff.undoUse', { receiptId: 'ca_0', reason: '拿错了' }],
  ['撤销 收款 ¥128.00', 'staff.undoSale', { storeId: 's1', orderId: '1', reason: '金额输错' }],
])('%s with a reason, and the day is read again', async (button, action, sent) => {
  answering('staff.getDay', value(day))
  answering(action, value({}))
  render(<DayPage />)
  fireEvent.click(await screen.findByRole('button', { name: button }))
  fireEvent.click(screen.getByRole('button', { name: sent.reason }))
  fireEvent.click(screen.getByText('确定撤销'))
  await screen.findByText('12 笔')
  expect(sentTo(action)).toMatchObject([sent])
  expect(sentTo('staff.getDay').length).toBeGreaterThanOrEqual(2)
})

test('the rest of a long day comes at a tap', async () => {
  const later = { ...day, totals: null, rows: [{ ...use, id: 'cz_0', name: '磅蛋糕' }] }
  answering('staff.getDay', value({ ...day, next: '1 ca_0' }), value(later))
  render(<DayPage />)
  fireEvent.click(await screen.findByText('更早的'))
  expect(await screen.findByText('磅蛋糕')).toBeInTheDocument()
  expect(sentTo('staff.getDay')[1]).toMatchObject({ before: '1 ca_0' })
})

test('each one of a day has its running number, also on its second page, and none where the day was not counted', async () => {
  const older = { ...use, id: 'cz_0', name: '早上的第一杯' }
  const counted = { ...totals, uses: 2, sales: 0, undoneUses: 1, undoneSales: 1 }
  answering('staff.getDay', value({ ...day, totals: counted, next: 'c1' }))
  const { unmount } = render(<DayPage />)
  expect(await screen.findByText(/^第 4 笔 · 20:36/)).toBeInTheDocument()
  answering('staff.getDay', value({ ...day, totals: null, rows: [older], next: null }))
  fireEvent.click(screen.getByText('更早的'))
  expect(await screen.findByText(/^第 1 笔 · 20:36/)).toBeInTheDocument()
  unmount()
  freshPhone()
  answering('staff.getDay', value({ ...day, totals: null }))
  render(<DayPage />)
  expect(await screen.findByText('20:36 · 林** · 小周 · 满 49 减 15')).toBeInTheDocument()
})

test('the seven days before today are a tap away, and the eighth is not', async () => {
  answering('staff.getDay', value({ ...day, rows: [] }))
  render(<DayPage />)
  expect(await screen.findByText('今天没有记录')).toBeInTheDocument()
  expect(screen.getByRole('tab', { name: '今天，已选中' })).toBeInTheDocument()
  fireEvent.click(screen.getByRole('tab', { name: '11月14日' }))
  expect(await screen.findByText('11月14日没有记录')).toBeInTheDocument()
  expect(screen.queryByRole('tab', { name: '11月13日' })).not.toBeInTheDocument()
  expect(sentTo('staff.getDay').map(({ day: asked }) => asked)).toEqual(['2026-11-21', '2026-11-14'])
})
