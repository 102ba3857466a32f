/**
 * A sale at our own till. Unlike an order of a mall it has not happened yet: what is missing is refused, and the price is
 * the one that the clerk has seen. It is one operation, and the document of its order follows from it.
 */
import { type Account, balanceOf } from './account'
import { DAY_MS, type Instant } from './calendar'
import type { Effect } from './entry'
import { type OrderContent, type OrderFact, orderKey, type TillSale } from './order'
import { type DecisionFor, plan } from './plan'
import type { Price } from './price'
import { faultRefusal } from './price-words'
import type { TierId } from './programme'
import { purchase } from './purchase'
import { refusals } from './refusals'
import { inputHash } from './request'
import type { Refusal } from './result'
import { priceFor, type SaleAsked, type SaleTerms, whyNotUsable } from './sale'
import { saleRefusals } from './sale-refusals'

/** A sale to be made, once. */
export interface Sale {
  source: string
  orderId: string
  /** Whose it is, as the ticket names them: an order stays under the id it came in with. */
  memberId: string
  asked: SaleAsked
  /** What the clerk has seen. */
  payableFen: number
  op: { time: Instant; input: string }
  clerk: { by: string; byName: string }
}

/** What the till shows for a sale that was made. */
export interface Sold {
  orderId: string
  totalFen: number
  paidFen: number
  pointsUsed: number
  /** What it earned, and when that becomes active. */
  points: number
  activatesAt: Instant
  pointsAfter: number
  tierId: TierId
}

/** Makes a sale. Refuses what is missing, what takes nothing off, and a price that the clerk has not seen. */
export function sell(account: Account, sale: Sale, terms: SaleTerms): DecisionFor<Sold> {
  const { now, settings } = terms
  const missing = missingFor(account, sale.asked, terms)
  if (missing) return missing
  const price = priceFor(account, sale.asked, terms)
  const refusal = refusalOf(price, sale.payableFen)
  if (refusal) return refusal
  const content = contentOf(sale, price, terms)
  const till = tillSale(sale, price, { account, terms })
  const label = till.coupons.map(({ name }) => name).join('、')
  const bought = purchase(account, content, { now, settings, seller: { ...sale.clerk, label } })
  return plan({
    ...bought,
    effects: [writeOrder(sale, content, till), ...bought.effects],
    answer(after): Sold {
      const { points, tierId } = bought.answer(after)
      const { totalFen, paidFen } = price
      return {
        orderId: sale.orderId,
        totalFen,
        paidFen,
        pointsUsed: price.points.used,
        points,
        activatesAt: now + settings.points.pendingDays * DAY_MS,
        pointsAfter: balanceOf(after),
        tierId,
      }
    },
  })
}

/** What the member does not have or may not use here: coupons first, then points. */
function missingFor(account: Account, asked: SaleAsked, terms: SaleTerms): Refusal | null {
  if (!account.profile) return refusals.notJoined
  for (const couponId of asked.couponIds) {
    const why = whyNotUsable(account, couponId, terms)
    if (why) return why
  }
  const balance = balanceOf(account)
  return asked.pointsUsed > balance ? saleRefusals.pointsShort(asked.pointsUsed - balance) : null
}

function refusalOf({ totalFen, paidFen, faults }: Price, payableFen: number): Refusal | null {
  const [fault] = faults
  if (totalFen === 0) return saleRefusals.nothing
  if (fault) return faultRefusal(fault)
  return paidFen === payableFen ? null : saleRefusals.priceChanged(paidFen)
}

function contentOf(
  { source, orderId, asked }: Sale,
  price: Price,
  { now, storeId }: SaleTerms,
): OrderContent {
  const { paidFen, points, coupons } = price
  const lines = (asked.lines ?? []).map(({ lineId, sku = null, title = null, quantity = null }, place) => ({
    lineId,
    paidFen: price.lines[place]?.paidFen ?? 0,
    sku,
    title,
    quantity,
  }))
  return {
    source,
    orderId,
    paidFen,
    paidAt: now,
    storeId,
    lines,
    ...(points.used > 0 && { pointsUsed: points.used }),
    ...(coupons.length > 0 && { couponIds: coupons.map(({ couponId }) => couponId) }),
  }
}

/** How it came to its price, for the store's own list. */
function tillSale(
  { clerk }: Sale,
  { totalFen, points, coupons }: Price,
  { account, terms }: { account: Account; terms: SaleTerms },
): TillSale {
  const nameOf = (couponId: string) => terms.versions.get(account.coupons[couponId]?.version ?? '')?.name
  const named = coupons.map(({ couponId, offFen }) => ({ couponId, name: nameOf(couponId) ?? '', offFen }))
  return { ...clerk, totalFen, pointsFen: points.fen, coupons: named }
}

function writeOrder({ source, orderId, memberId, op }: Sale, content: OrderContent, till: TillSale): Effect {
  const _id = orderKey(source, orderId)
  const fact: OrderFact = { _id, memberId, contentHash: inputHash(content), content, refunds: [], op, till }
  return { do: 'insert', collection: 'orders', document: { ...fact } }
}
