/** Points that pay a part of an order: spent with it, and given back with it. */
import { memberIdOf } from '../../cloudfunctions/lib/member-id'
import { balanceOf } from '../../src/domain/account'
import { at, entriesOf } from '../domain/given'
import { giving, request } from './desk'
import { openTill, order, posted, refund, sums } from './refund-desk'

test('points used on an order are spent with it, and come back to the lots they were taken from', async () => {
  const till = openTill()
  const member = memberIdOf(till.desk.edge, 'oAlice')
  till.desk.moveTo(at('2026-10-05 09:00'))
  await till.desk.one(request(at('2026-10-05 08:00'), giving(60)), member)
  till.desk.moveTo(at('2026-11-21 09:00'))
  await till.desk.one(request(at('2026-11-21 08:00'), giving(70)), member)
  await till.sell(order({ paidFen: 10_000, pointsUsed: 100 }))
  expect((await till.account()).lots).toEqual({ m202711: 30 })
  expect(await till.back(refund('R1', 5000))).toEqual([posted(50, 0, 50)])
  expect((await till.account()).lots).toEqual({ m202710: 10, m202711: 70 })
  expect(await till.back(refund('R2', 5000))).toEqual([posted(50, 0, 50)])
  expect((await till.account()).lots).toEqual({ m202710: 60, m202711: 70 })
  const rows = entriesOf(await till.account()).map(({ kind, row, points }) => [kind, row, points])
  expect(rows.slice(-5)).toEqual([
    ['points-as-cash', 'spent', -100],
    ['refund', 'spent', 0],
    ['points-returned', 'earned', 50],
    ['refund', 'spent', 0],
    ['points-returned', 'earned', 50],
  ])
})

test('points that come back after their lot has ended have thirty days', async () => {
  const till = openTill('2026-10-05 09:00')
  const member = memberIdOf(till.desk.edge, 'oAlice')
  await till.desk.one(request(at('2026-10-05 08:00'), giving(60)), member)
  await till.sell(order({ paidFen: 1000, pointsUsed: 60, paidAt: at('2026-10-05 08:30') }))
  till.desk.moveTo(at('2027-11-01 00:00'))
  expect(await till.back(refund('R1', 1000))).toEqual([posted(10, 10, 60)])
  expect((await till.account()).lots).toEqual({ m20271201: 50 })
  till.desk.moveTo(at('2027-12-01 23:59:59.999'))
  expect(balanceOf(await till.account())).toBe(50)
  till.desk.moveTo(at('2027-12-02 00:00'))
  expect(balanceOf(await till.account())).toBe(0)
})

test('points used without having them are owed, and come back against the debt', async () => {
  const till = openTill()
  await till.sell(order({ paidFen: 10_000, pointsUsed: 80 }))
  expect(await sums(till)).toMatchObject({ active: 0, pending: 100, debt: 80 })
  expect(await till.back(refund('R1', 5000))).toEqual([posted(50, 0, 40)])
  expect(await sums(till)).toMatchObject({ active: 0, pending: 50, debt: 40 })
  till.desk.moveTo(at('2026-11-28 08:00'))
  expect(await sums(till)).toMatchObject({ active: 10, pending: 0, debt: 0 })
  await till.back(refund('R2', 5000))
  expect(await sums(till)).toMatchObject({ active: 0, pending: 0, debt: 0 })
})

test('a sale paid with points alone is given back whole, once', async () => {
  const till = openTill()
  const member = memberIdOf(till.desk.edge, 'oAlice')
  await till.desk.one(request(at('2026-11-21 08:00'), giving(100)), member)
  await till.sell(order({ paidFen: 0, pointsUsed: 100 }))
  expect(await till.back(refund('R1', 1))).toMatchObject([{ code: 'REFUND_ABOVE_PAID' }])
  expect(await till.back(refund('R2', 0))).toEqual([posted(0, 0, 100)])
  expect(await till.back(refund('R3', 0))).toMatchObject([{ code: 'REFUND_ABOVE_PAID' }])
  expect(await sums(till)).toMatchObject({ active: 100 })
})
