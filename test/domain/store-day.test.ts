/** Until when a row of the day can be undone. */
import { expiryReceipt } from '../../src/domain/coupon-move'
import type { OrderFact } from '../../src/domain/order'
import { saleRow, useRow } from '../../src/domain/store-day'
import { at, memberId } from './given'
import { coupon } from './given-shop'

const done = at('2026-11-21 09:00')
const dayLater = at('2026-11-22 09:00')
const names = new Map([[memberId, { nickname: '阿满', memberNo: '7K3F29QD' }]])

const use = (now: number) =>
  useRow(
    { ...expiryReceipt({ couponId: 'ca', ...coupon() }, memberId, done), kind: 'use', _id: 'ca_0' },
    { name: '桂花拿铁', names, now },
  )

function sale(paidFen: number, { refundedFen = 0, now = done, used = {} } = {}) {
  const content = {
    source: 'till.s1',
    orderId: 'A1',
    paidFen,
    paidAt: done,
    storeId: 's1',
    lines: [],
    ...used,
  }
  const order: OrderFact = { _id: 'till.s1_A1', memberId, contentHash: '', content, refunds: [] }
  return saleRow(order, { refundedFen, names, now })
}

test('a use can be undone for a day', () => {
  expect(use(dayLater - 1)).toMatchObject({ member: '阿**', canUndo: true })
  expect(use(dayLater)).toMatchObject({ canUndo: false })
})

test('a sale can be undone for a day, as long as something of it is left', () => {
  expect(sale(5000, { now: dayLater - 1 }).canUndo).toBe(true)
  expect(sale(5000, { now: dayLater }).canUndo).toBe(false)
  expect(sale(5000, { refundedFen: 4999 }).canUndo).toBe(true)
  expect(sale(5000, { refundedFen: 5000 }).canUndo).toBe(false)
})

test('a sale that points and coupons have paid whole can be undone', () => {
  expect(sale(0).canUndo).toBe(true)
})

test('a sale says how many points paid a part of it', () => {
  expect(sale(7605, { used: { pointsUsed: 200 } }).pointsUsed).toBe(200)
  expect(sale(7605).pointsUsed).toBe(0)
})
