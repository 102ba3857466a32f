/** What a till asks of the product that sells and takes back: orders with points used, and refunds of any of them. */
import type { Refund } from '../../src/domain/refund'
import type { Reply } from '../../src/domain/result'
import { phones } from './life-requests'
import type { TillOrder } from './product-requests'
import type { Answer, Person, Request } from './request'
import { expectPosted, type Waiting } from './sales-watch'
import { rulesIn, type World } from './world'

const DAY_MS = 86_400_000

type Lines = { lineId: string; sku: string; paidFen: number }[]
type SoldOrder = TillOrder & { source: string; pointsUsed: number; lines?: Lines }
type SentRefund = Pick<Refund, 'refundId' | 'orderId' | 'source' | 'refundedAt'> &
  ({ amountFen: number } | { lines: { lineId: string; amountFen: number }[] })

/** A sale of a run; each of its refunds has an id and an amount of its own, whoever sends it and when. */
export interface Till {
  orders: SoldOrder[]
  waiting: Waiting[]
  /** True once the last order has its moment. */
  isRungUp?: boolean
}

/** Some order, new or known, and refunds of some order, which may come before it. */
export function saleRequest(world: World, till: Till, person: Person): Request {
  const { dice, kernel } = world
  while (till.orders.length < 3) till.orders.push(newOrder(world, till, person))
  const orders = till.orders.filter(() => dice.chance(0.4)).map((order) => rungUp(world, till, order))
  const refunds = Array.from({ length: 1 + dice.below(3) }, () => newRefund(world, dice.pick(till.orders)))
  return {
    what: `${orders.map(({ orderId }) => orderId).join(' ')} and refunds ${refunds.map(({ refundId }) => refundId).join(' ')}`,
    isFact: true,
    async run(edge) {
      const settings = rulesIn(world)
      const waiting = [...till.waiting]
      const sold = orders.length > 0 ? await kernel.orders.postOrders(edge, settings, orders) : []
      for (const [place, { orderId }] of orders.entries()) {
        const own = waiting.filter((one) => one.orderId === orderId)
        if (sold[place]?.ok && own.length > 0) expectPosted(world, { orderId, refunds: own })
      }
      const taken = await kernel.refunds.postRefunds(edge, settings, refunds)
      for (const [place, refund] of refunds.entries()) {
        const opId = kernel.request.factOpId('refund', 'till', refund.orderId, refund.refundId)
        if (isWaiting(taken[place])) till.waiting.push({ ...refund, opId })
      }
      return [
        ...orders.map((order, place) =>
          answerTo(kernel.request.factOpId('order', 'till', order.orderId), order, sold[place]),
        ),
        ...refunds.map((refund, place) => {
          const opId = kernel.request.factOpId('refund', 'till', refund.orderId, refund.refundId)
          return answerTo(opId, { ...refund, refundedAt: 0 }, taken[place])
        }),
      ].filter(isSettled)
    },
  }
}

/** The last order is paid a minute less than a week before it is rung up: a day whose points are active opens again. */
function rungUp({ now }: World, till: Till, order: SoldOrder): SoldOrder {
  if (till.isRungUp || order !== till.orders[2]) return order
  till.isRungUp = true
  till.orders[2] = { ...order, paidAt: now - 7 * DAY_MS + 60_000 }
  return till.orders[2]
}

const answerTo = (opId: string, sent: object, reply: Reply<unknown> | undefined): Answer => ({
  key: JSON.stringify(sent),
  opId,
  reply: reply!,
})

/** That a refund waits is no promise of what it will be. */
const isSettled = ({ reply }: Answer): boolean => !isWaiting(reply)

function isWaiting(reply: Reply<unknown> | undefined): boolean {
  const value = reply?.ok ? reply.value : null
  return typeof value === 'object' && value !== null && 'state' in value && value.state === 'waiting'
}

function newOrder({ dice, now }: World, { orders }: Till, { openid }: Person): SoldOrder {
  const paidFen = dice.pick([0, 1000, 12_990, 400_000])
  const teaFen = Math.floor(paidFen * dice.pick([0, 0.3, 1]))
  const lines = [
    { lineId: 'a', sku: 'tea', paidFen: teaFen },
    { lineId: 'b', sku: 'cup', paidFen: paidFen - teaFen },
  ]
  return {
    orderId: `s${orders.length}`,
    source: 'till',
    paidFen,
    paidAt: now - dice.pick([0, 60_000, 7 * DAY_MS - 1000, 40 * DAY_MS, 400 * DAY_MS]),
    ...(dice.chance(0.1) ? { externalId: dice.pick(phones) } : { openid }),
    ...(dice.chance(0.5) && { lines }),
    pointsUsed: dice.pick([0, 7, 300]),
  }
}

/** One of a few refunds of an order: together they come to more than was paid. */
function newRefund({ dice, now }: World, { orderId, paidFen, lines }: SoldOrder): SentRefund {
  const part = dice.below(lines ? 6 : 4)
  const amountFen = [Math.floor(paidFen / 3), Math.ceil(paidFen / 3), paidFen - 1, paidFen][part] ?? 0
  const refundedAt = now - dice.pick([0, DAY_MS])
  // Now and then a till says something else under an id that it has used.
  const said = dice.chance(0.1) ? 1 : 0
  const named = { refundId: `r${part}`, orderId, source: 'till', refundedAt }
  const line = lines?.[part - 4]
  if (line)
    return { ...named, lines: [{ lineId: line.lineId, amountFen: Math.ceil(line.paidFen / 2) + said }] }
  return { ...named, amountFen: Math.max(0, amountFen + said) }
}
