/** A campaign that a member may use so often only: many tills at once do not stretch it. */
import fc from 'fast-check'
import { pendingOf } from '../../src/domain/account'
import { accountFrom } from '../../cloudfunctions/lib/account'
import type { Campaign } from '../../src/domain/campaign'
import { postOrders } from '../../cloudfunctions/lib/orders'
import { at, settings } from '../domain/given'
import { openDesk } from './desk'
import { openTill, order as bought, refund, refundOf } from './refund-desk'

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

describe('a refund of an order with campaigns for products and a bonus', () => {
  const latte: Campaign = {
    ...campaign,
    kind: 'multiplier',
    percent: 250,
    id: 'latte',
    skus: ['latte'],
    memberMax: 0,
  }
  const { percent: _percent, ...rest } = campaign
  const gift: Campaign = { ...rest, kind: 'bonus', id: 'gift', points: 20, memberMax: 0 }
  const weighed = { ...settings, campaigns: [latte, gift] }
  const lines = [
    { lineId: 'cake', paidFen: 10_000, sku: 'cake' },
    { lineId: 'latte', paidFen: 2990, sku: 'latte' },
  ]
  const open = async () => {
    const till = openTill('2026-11-21 09:00', weighed)
    await till.sell(bought({ lines }))
    return till
  }
  type Part = 'some of all' | 'all of the latte' | 'the rest of the cake'
  const parts: Record<Part, Parameters<Awaited<ReturnType<typeof open>>['back']>[0]> = {
    'some of all': refund('R1', 4567),
    'all of the latte': refundOf('R2', [['latte', 2990]]),
    'the rest of the cake': refundOf('R3', [['cake', 5433]]),
  }

  test('takes back what the lines earned by themselves, and keeps the bonus while anything is paid', async () => {
    const till = await open()
    // 129 for the order, 29 × 1.5 more for the latte, and 20.
    expect(pendingOf(await till.account())).toBe(129 + 43 + 20)
    await till.back(parts['all of the latte'])
    expect(pendingOf(await till.account())).toBe(100 + 20)
    await till.back(refundOf('R4', [['cake', 9999]]))
    expect(pendingOf(await till.account())).toBe(20)
    await till.back(refund('R5', 1))
    expect(pendingOf(await till.account())).toBe(0)
  })

  test('shares an amount among the lines', async () => {
    const till = await open()
    await till.back(refund('R1', 6495))
    // Half of everything: 64 for the order, 14 × 1.5 more for the latte.
    expect(pendingOf(await till.account())).toBe(64 + 21 + 20)
  })

  test('ends at nothing whatever the sequence, and never gives points on the way', async () => {
    const sequences = fc.shuffledSubarray(Object.values(parts), { minLength: 3 })
    await fc.assert(
      fc.asyncProperty(sequences, async (sequence) => {
        const till = await open()
        let before = pendingOf(await till.account())
        for (const part of sequence) {
          const [reply] = await till.back(part)
          expect(reply).toMatchObject({ ok: true })
          const now = pendingOf(await till.account())
          expect(now).toBeLessThanOrEqual(before)
          before = now
        }
        expect(before).toBe(0)
      }),
      { numRuns: 12 },
    )
  })
})
