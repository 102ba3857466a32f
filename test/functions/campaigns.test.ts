/** A campaign that a member may use so often only: many tills at once do not stretch it. */
import { accountFrom } from '../../cloudfunctions/lib/account'
import type { Campaign } from '../../src/domain/campaign'
import { postOrders } from '../../cloudfunctions/lib/orders'
import { at, settings } from '../domain/given'
import { openDesk } from './desk'

const now = at('2026-11-21 09:00')
const campaign: Campaign = {
  kind: 'multiplier',
  percent: 300,
  id: 'flash',
  name: '闪购',
  from: '2026-11-21',
  to: '2026-11-21',
  tiers: [],
  storeIds: [],
  skus: [],
  memberMax: 3,
}
const rules = { ...settings, campaigns: [campaign] }

const order = (index: number, openid = 'oAlice') => ({
  orderId: `${openid}${index}`,
  source: 'till',
  paidFen: 1000,
  paidAt: now,
  openid,
})

test('eight orders at once use a campaign for three exactly three times', async () => {
  const desk = openDesk()
  const numbers = Array.from({ length: 8 }, (_, index) => index)
  const replies = await Promise.all(numbers.map((index) => postOrders(desk.edge, rules, [order(index)])))
  const points = replies.map(([reply]) => (reply?.ok ? reply.value.points : null))
  expect(points.sort()).toEqual([10, 10, 10, 10, 10, 30, 30, 30])
  const [stored] = desk.all('accounts')
  expect(accountFrom('', stored!).counters).toEqual({ d20261222_c_flash: 3 })
})

test('the same in one batch, and another member has uses of their own', async () => {
  const desk = openDesk()
  const batch = [0, 1, 2, 3, 4].map((index) => order(index))
  const replies = await postOrders(desk.edge, rules, [...batch, order(0, 'oBo'), ...batch])
  const points = replies.map((reply) => (reply.ok ? reply.value.points : null))
  expect(points).toEqual([30, 30, 30, 10, 10, 30, 30, 30, 30, 10, 10])
})
