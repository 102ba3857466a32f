import * as v from 'valibot'
import { contentOf, factOf, Order, orderKey } from '../../src/domain/order'
import { at } from './given'

const order = {
  orderId: 'A1',
  source: 'till',
  paidFen: 12_800,
  paidAt: '2026-11-21T08:00:00+08:00',
  openid: 'oAlice',
}
const line = { lineId: '1', paidFen: 12_800 }

test.each([
  ['as short as it can be', {}],
  ['with lines that make the total', { lines: [line] }],
  ['of nothing', { paidFen: 0 }],
  ['of a hundred million yuan', { paidFen: 10_000_000_000 }],
  ['with a store', { storeId: 's1' }],
  ['in UTC', { paidAt: '2026-11-21T00:00:00Z' }],
  ['of an openid with a letter among its digits', { openid: '2026o1121' }],
  ['of a customer only the till knows', { openid: undefined, externalId: '00023' }],
])('an order %s is read', (_, change) => {
  expect(v.is(Order, JSON.parse(JSON.stringify({ ...order, ...change })))).toBe(true)
})

test.each([
  ['of nobody', { openid: undefined }],
  ['of two at once', { memberNo: '7K3F29QD' }],
  ['of an openid that could never sign in', { openid: '20261121' }],
  ['of an openid that reads as a negative number', { openid: '-7' }],
  ['with an operator for an id', { orderId: { $gt: '' } }],
  ['with an operator for a member', { openid: { $ne: null } }],
  ['with a key nobody knows', { discount: 1 }],
  ['with a negative amount', { paidFen: -1 }],
  ['with a fraction of a fen', { paidFen: 12.5 }],
  ['of 2^53 fen', { paidFen: 2 ** 53 }],
  ['above the largest sale', { paidFen: 10_000_000_001 }],
  ['with an amount in words', { paidFen: '12800' }],
  ['without an amount', { paidFen: null }],
  ['with a time without an offset', { paidAt: '2026-11-21T08:00:00' }],
  ['with a time in milliseconds', { paidAt: 1_764_000_000_000 }],
  ['on a 30th of February', { paidAt: '2026-02-30T08:00:00+08:00' }],
  ['of a time before tills', { paidAt: '1979-12-31T23:59:59+08:00' }],
  ['with an id of a million letters', { orderId: 'x'.repeat(1_000_000) }],
  ['with an empty id', { orderId: '' }],
  ['with an emoji for an id', { orderId: '🍵' }],
  ['with a source that is a path', { source: '../till' }],
  ['with lines that miss the total', { lines: [{ ...line, paidFen: 12_799 }] }],
  ['with a line twice', { lines: [{ ...line, paidFen: 0 }, line] }],
  ['with no line in its lines', { lines: [] }],
])('an order %s is not', (_, change) => {
  expect(v.is(Order, JSON.parse(JSON.stringify({ ...order, ...change })))).toBe(false)
})

test('half an emoji in a title is written as one that every copy will hold; a whole one stays', () => {
  const titleOf = (title: string) =>
    v.parse(Order, { ...order, lines: [{ ...line, title }] }).lines?.[0]?.title
  expect(titleOf('茶\uD83C')).toBe('茶\uFFFD')
  expect(titleOf('\uDF75茶')).toBe('\uFFFD茶')
  expect(titleOf('茶🍵')).toBe('茶🍵')
})

test('what an order says is the same however it is written', () => {
  const read = (change: object) =>
    factOf(v.parse(Order, { ...order, ...change }), { memberId: 'm1' }).contentHash
  expect(read({ paidAt: '2026-11-21T00:00:00.000Z' })).toBe(read({}))
  expect(read({ paidFen: 12_801 })).not.toBe(read({}))
  expect(read({ storeId: 's1' })).not.toBe(read({}))
  expect(read({ lines: [line] })).not.toBe(read({}))
})

test('the content is the sale, not the customer', () => {
  const one = contentOf(v.parse(Order, order))
  const { openid: _openid, ...rest } = order
  expect(contentOf(v.parse(Order, { ...rest, externalId: '9' }))).toEqual(one)
  expect(one.paidAt).toBe(at('2026-11-21 08:00'))
})

test('orders of two sources never share a place', () => {
  expect(orderKey('till', 'A1')).toBe('till_A1')
  const keys = [
    orderKey('a', 'b_c'),
    orderKey('a_b', 'c'),
    orderKey('a_', 'b'),
    orderKey('a', '_b'),
    orderKey('a', '__b'),
  ]
  expect(new Set(keys).size).toBe(keys.length)
})
