/** A till that sells and takes back at a desk in memory. */
import { postOrders } from '../../cloudfunctions/lib/orders'
import { postRefunds } from '../../cloudfunctions/lib/refunds'
import { balanceOf, pendingOf } from '../../src/domain/account'
import type { Order } from '../../src/domain/order'
import type { Refund } from '../../src/domain/refund'
import { settle } from '../../src/domain/settle'
import { at, settings } from '../domain/given'
import { memberIdOf } from '../../cloudfunctions/lib/member-id'
import { type Desk, openDesk } from './desk'

export const paidAt = at('2026-11-21 08:00')

export const order = (change: Partial<Order> = {}): Order => ({
  orderId: 'A1',
  source: 'till',
  paidFen: 12_990,
  paidAt,
  openid: 'oAlice',
  ...change,
})

export const refund = (refundId: string, amountFen: number, change: Partial<Refund> = {}): Refund => ({
  refundId,
  orderId: 'A1',
  source: 'till',
  refundedAt: at('2026-11-21 08:30'),
  amountFen,
  ...change,
})

/** Lines instead of an amount. */
export function refundOf(refundId: string, lines: [lineId: string, amountFen: number][]): Refund {
  const { amountFen: _none, ...rest } = refund(refundId, 0)
  return { ...rest, lines: lines.map(([lineId, amountFen]) => ({ lineId, amountFen })) }
}

export interface Till {
  desk: Desk
  sell(...orders: Order[]): ReturnType<typeof postOrders>
  back(...refunds: Refund[]): ReturnType<typeof postRefunds>
  /** The account of the buyer, settled up to now. */
  account(openid?: string): ReturnType<Desk['account']>
}

export function openTill(beijing = '2026-11-21 09:00', rules = settings): Till {
  const desk = openDesk(beijing)
  const till: Till = {
    desk,
    sell: (...orders) => postOrders(desk.edge, rules, orders),
    back: (...refunds) => postRefunds(desk.edge, rules, refunds),
    async account(openid = 'oAlice') {
      const account = await desk.account(memberIdOf(desk.edge, openid))
      return settle(account, Math.max(desk.edge.now(), account.settledAt), rules)
    },
  }
  return till
}

/** What the buyer has, in sums. */
export const sums = async (till: Till) => {
  const account = await till.account()
  return {
    active: balanceOf(account),
    pending: pendingOf(account),
    debt: account.debt,
    growth: account.growth,
  }
}

/** The reply to a refund that is in the ledger. */
export const posted = (takenBackPoints: number, owedPoints = 0, returnedPoints = 0) => ({
  ok: true,
  value: { state: 'posted', takenBackPoints, owedPoints, returnedPoints },
})
