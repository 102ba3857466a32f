/** The till of a store: what a sale would cost, the sale, and its undoing. */
import * as v from 'valibot'
import { type Account, idsOf } from '../../src/domain/account'
import type { Instant } from '../../src/domain/calendar'
import { couponEndsAt, type Coupons, ownCoupon } from '../../src/domain/coupon'
import type { Decision } from '../../src/domain/plan'
import { StoreId } from '../../src/domain/position'
import { type Quote, quoteFor } from '../../src/domain/quote'
import { refusals } from '../../src/domain/refusals'
import { commandKeys, factOpId, inputHash, shortHash, timeOfRequest } from '../../src/domain/request'
import { isRefusal, type Refusal } from '../../src/domain/result'
import { isOneSale, SaleFen, saleKeys, type SaleTerms } from '../../src/domain/sale'
import { goneAtTill, saleRefusals } from '../../src/domain/sale-refusals'
import { type Sale, sell, type Sold } from '../../src/domain/sell'
import type { TemplateVersion } from '../../src/domain/template'
import { type MemberTicket, ticketEndsAt } from '../../src/domain/ticket'
import { tillSource } from '../../src/domain/till'
import { readAccount, readSettled } from './account'
import { readVersions } from './catalogue'
import type { Edge } from './edge'
import { perform, refuseRepeat } from './perform'
import { whyGone } from './receipts'
import { openTicket, refuseForeign, ticketExpired, TicketText, ticketWrong } from './tickets'
import type { Staff, WorkerCall } from './workers'

const askingKeys = { ticket: TicketText, storeId: StoreId, ...saleKeys }
const saidOnce = '金额和商品写一样，商品和券各写一次'

/** A sale as a clerk asks for its price, for the member of a ticket. */
export const Asking = v.pipe(
  v.strictObject(askingKeys),
  v.check((asked) => isOneSale(asked), saidOnce),
)
type Asking = v.InferOutput<typeof Asking>

/** The same to be made, at the price that the clerk has seen. */
export const Selling = v.pipe(
  v.strictObject({ ...commandKeys, ...askingKeys, payableFen: SaleFen }),
  v.check((asked) => isOneSale(asked), saidOnce),
)
type Selling = v.InferOutput<typeof Selling>

/** A quote, with what became of coupons that are asked for and not there any more: the price is without them. */
export interface Quoted extends Quote {
  gone: { couponId: string; message: string }[]
}

/** Prices a sale. Refuses a ticket that is wrong or old, and somebody who is no member any more. */
export async function quoteSale(call: WorkerCall<Staff>, input: Asking): Promise<Quoted | Refusal> {
  const { edge, settings, worker } = call
  const ticket = ticketFor(edge, worker, input)
  if (isRefusal(ticket)) return ticket
  const now = edge.now()
  if (now >= ticketEndsAt(ticket)) return ticketExpired
  const account = await readSettled(edge.store, ticket.member, { now, settings })
  const terms = { now, settings, storeId: input.storeId, versions: await versionsOf(edge, account.coupons) }
  const quote = quoteFor(account, input, terms)
  if (!quote) return refusals.notJoined
  const missing = input.couponIds.filter((couponId) => !ownCoupon(account.coupons, couponId))
  const gone = missing.map(async (couponId) => {
    const { message } = await whyGoneAtTill(edge, ticket.member, couponId)
    return { couponId, message }
  })
  return { ...quote, gone: await Promise.all(gone) }
}

function whyGoneAtTill(edge: Edge, memberId: string, couponId: string): Promise<Refusal> {
  return whyGone(edge, { memberId, couponId, now: edge.now(), say: goneAtTill })
}

/** A ticket for the till of a store, of this clerk; when it ends is for the caller to look at. */
function ticketFor(edge: Edge, worker: Staff, { ticket, storeId }: Asking): MemberTicket | Refusal {
  const opened = openTicket(edge, ticket, 'member')
  if (!opened || opened.store !== storeId) return ticketWrong
  return refuseForeign(worker, opened) ?? opened
}

function versionsOf(edge: Edge, coupons: Coupons): Promise<Map<string, TemplateVersion>> {
  return readVersions(
    edge,
    Object.values(coupons).map(({ version }) => version),
  )
}

/**
 * Sells to the member of a ticket, once a request. Refuses the clerk's own card, what the member does not have, and a
 * price that is not the one the clerk has seen.
 */
export async function sellAtTill(call: WorkerCall<Staff>, input: Selling): Promise<Sold | Refusal> {
  const { edge, settings, worker } = call
  const opened = openTicket(edge, input.ticket, 'member')
  if (!opened) return ticketWrong
  const sale = saleOf(opened, input, worker)
  const { memberId } = sale
  const mark = { ...sale.op, opId: factOpId('order', sale.source, sale.orderId) }
  const ticket = ticketFor(edge, worker, input)
  const isRepeat = input.repeat === true
  if (isRefusal(ticket)) {
    if (!isRepeat) return ticket
    return soldOf(await refuseRepeat(edge, { memberId, settings }, { operation: mark, refusal: ticket }))
  }
  const operation = {
    ...mark,
    isRepeat,
    look: (account: Account) => versionsOf(edge, among(account.coupons, input.couponIds)),
    decide(account: Account, now: Instant, seen: unknown): Decision {
      if (now >= ticketEndsAt(ticket)) return ticketExpired
      if (idsOf(account).includes(call.memberId)) return saleRefusals.own
      // What `look` has read.
      const versions = seen as SaleTerms['versions']
      return sell(account, sale, { now, settings, storeId: input.storeId, versions })
    },
  }
  const [reply] = await perform(edge, { memberId, settings, operations: [operation] })
  if (!reply) throw new Error('a sale got no reply')
  return explained(edge, sale, soldOf(reply))
}

/** Of a coupon that is gone it is told when and where. */
async function explained(
  edge: Edge,
  { memberId, asked: { couponIds } }: Sale,
  reply: Sold | Refusal,
): Promise<Sold | Refusal> {
  if (!isRefusal(reply) || reply.code !== saleRefusals.couponGone.code) return reply
  const { coupons } = await readAccount(edge.store, memberId)
  // What is over by the clock may lie there still.
  const gone = couponIds.find((couponId) => {
    const coupon = ownCoupon(coupons, couponId)
    return !coupon || couponEndsAt(coupon) <= edge.now()
  })
  return gone === undefined ? reply : whyGoneAtTill(edge, memberId, gone)
}

/** Those that are asked for, as far as they are there. */
function among(coupons: Coupons, couponIds: string[]): Coupons {
  return Object.fromEntries(Object.entries(coupons).filter(([couponId]) => couponIds.includes(couponId)))
}

/** The kernel answers what the plan of this very sale answered. */
function soldOf(reply: Awaited<ReturnType<typeof refuseRepeat>>): Sold | Refusal {
  return reply.ok ? (reply.value as Sold) : reply
}

/** The sale that a request is: the same request of the same clerk for the same member is the same sale. */
function saleOf({ member, store }: MemberTicket, input: Selling, { _id: by, name: byName }: Staff): Sale {
  const { requestId, repeat: _repeat, ticket: _ticket, storeId: _store, payableFen, ...asked } = input
  return {
    source: tillSource(store),
    orderId: shortHash('sale', by, member, requestId),
    memberId: member,
    asked,
    payableFen,
    op: { time: timeOfRequest(requestId), input: inputHash({ asked, payableFen }) },
    clerk: { by, byName },
  }
}
