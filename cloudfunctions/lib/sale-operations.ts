/** The operations of a sale, each made from facts alone: whoever sends one again, in whatever batch, means the same. */
import type { Entry } from '../../src/domain/entry'
import { type OrderContent, type OrderFact, paidOf } from '../../src/domain/order'
import { partOpId } from '../../src/domain/plan'
import { purchase } from '../../src/domain/purchase'
import { type Counted, refundsThatCount } from '../../src/domain/refund-count'
import { refusals } from '../../src/domain/refusals'
import { factOpId, inputHash } from '../../src/domain/request'
import type { Refusal } from '../../src/domain/result'
import type { Settings } from '../../src/domain/settings'
import { takeBack } from '../../src/domain/take-back'
import { type EntryMark, type Operation, readAgain } from './operation'

/** The refunds of an order that count, in the order in which they were recorded. */
export function countedOf({ content, refunds }: OrderFact): Counted[] {
  return refundsThatCount(content, refunds)
}

/** What is to be done for a sale: the order, and its refunds that count, in the order in which they were recorded. */
export function saleOperations(fact: OrderFact, settings: Settings): Operation[] {
  const order = orderOperation(fact, settings)
  return [order, ...refundOperations(fact, order, settings)]
}

/** What an order answers that is written down and not in the ledger yet, where it is not to be posted by itself. */
export const notPosted: Refusal = { ...refusals.accountBusy }

/** What is to be done for a sale that is in the ledger; where it is not, the order is `notPosted` and nothing is done. */
export function postedSaleOperations(fact: OrderFact, settings: Settings): Operation[] {
  const order = { ...orderOperation(fact, settings), decide: () => notPosted }
  return [order, ...refundOperations(fact, order, settings)]
}

function refundOperations(fact: OrderFact, order: Operation, settings: Settings): Operation[] {
  return countedOf(fact).map((counted) => refundOperation(fact, { counted, order }, settings))
}

function orderOperation(fact: OrderFact, settings: Settings): Operation {
  const { content, op } = fact
  const left = countedOf(fact).at(-1)?.paid.after ?? paidOf(content)
  return {
    opId: factOpId('order', content.source, content.orderId),
    time: op?.time ?? content.paidAt,
    input: op?.input ?? inputHash(content),
    decide: (account, now) => purchase(account, content, { now, settings, left }),
  }
}

function refundOperation(
  { content }: OrderFact,
  { counted, order }: { counted: Counted; order: EntryMark },
  settings: Settings,
): Operation {
  const { refundId, refundedAt, hash } = counted.refund
  const parts = partsOf(content, order)
  return {
    opId: factOpId('refund', content.source, content.orderId, refundId),
    time: refundedAt,
    input: hash,
    alwaysEnters: true,
    basis: [order, ...Object.values(parts)],
    decide(account, now, seen) {
      // The kernel gives the entries that `basis` names.
      const entries = seen as Map<string, Entry>
      const bought = entries.get(order.opId)
      const use = (parts.points && entries.get(parts.points.opId)) ?? null
      const coupons = (parts.coupons && entries.get(parts.coupons.opId)) ?? null
      // The account had no room for the order.
      if (!bought) return refusals.accountBusy
      // All are posted in one update; the account has moved one of them out since it was read.
      if (parts.points && !use) return readAgain
      if (usedCoupons(bought) && !coupons) return readAgain
      const sale = { order: content, purchase: bought, use, coupons }
      return takeBack(account, { sale, counted }, { now, settings })
    },
  }
}

/** What the order posts beside its purchase: the points that paid for it, then its coupons. */
function partsOf({ pointsUsed, couponIds }: OrderContent, { opId, time }: EntryMark) {
  const part = (index: number): EntryMark => ({ opId: partOpId(opId, index), time })
  const points = pointsUsed === undefined ? null : part(1)
  return {
    ...(points && { points }),
    ...(couponIds !== undefined && { coupons: part(points ? 2 : 1) }),
  }
}

/** Coupons that were not usable any more have no entry. */
const usedCoupons = ({ why }: Entry) => why.of === 'purchase' && why.coupons !== undefined
