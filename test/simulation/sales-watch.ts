/** What refunds must have come to when everything rests: each that counts is posted, and all of an order's are exact. */
import type { OrderDocument } from '../../src/domain/order'
import type { Stage } from './stage'
import { violate } from './world'

/** Looks at every order and at what its refunds took back and gave back. */
export function expectSalesInPeace({ world, ledger }: Pick<Stage, 'world' | 'ledger'>): void {
  const entries = [...ledger.posted.values()].map(({ entry }) => entry)
  for (const stored of world.database.all('orders')) {
    // Only the kernel writes orders, and it writes all of one.
    const order = stored as unknown as OrderDocument
    if (!('content' in order) || order.refunds.length === 0) continue
    const { orderId, paidFen, pointsUsed = 0 } = order.content
    let leftFen = paidFen
    let isWhole = true
    for (const { amountFen } of order.refunds) {
      const counts = amountFen > 0 ? amountFen <= leftFen : paidFen === 0 && isWhole
      if (counts) leftFen -= amountFen
      if (counts) isWhole = false
    }
    const own = entries.filter(({ why }) => 'orderId' in why && why.orderId === orderId)
    const sum = (kind: string) =>
      own
        .filter((entry) => entry.kind === kind)
        .reduce((total, entry) => total + entry.points + entry.pending - entry.debt, 0)
    const bought = own.find(({ kind }) => kind === 'purchase')
    if (bought?.why.of !== 'purchase') return violate(world, `${orderId} has refunds and no purchase`)
    const percent = bought.why.multiplier.percent
    const keeps = Math.floor((Math.floor(leftFen / 100) * percent) / 100)
    if (sum('purchase') + sum('refund') !== keeps)
      violate(world, `${orderId} keeps ${sum('purchase') + sum('refund')} points, not ${keeps}`)
    const used = isWhole ? pointsUsed : leftFen === 0 ? 0 : Math.floor((pointsUsed * leftFen) / paidFen)
    if (0 - sum('points-as-cash') - sum('points-returned') !== used)
      violate(world, `${orderId} has not ${used} points used on it`)
  }
}
