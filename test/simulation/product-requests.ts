/** What people and tills ask of the product. */
import type { Reply } from '../../src/domain/result'
import { newRequestId, type Person, type Request } from './request'
import { rulesIn, type World } from './world'

interface Asked {
  what: 'checkIn' | 'join'
  /** The number of who invited. */
  inviterNo?: string
}

/** An action of the product, called as its function would. */
export function actionRequest(world: World, person: Person, { what, inviterNo }: Asked): Request {
  const { kernel } = world
  const requestId = newRequestId(world)
  const name = what === 'join' ? 'member.join' : 'points.checkIn'
  const opId = kernel.request.requestOpId(person.memberId, name, requestId)
  const { privacyVersion, rulesVersion } = kernel.rules.brand
  const accept = { privacy: privacyVersion, rules: rulesVersion }
  const touched = inviterNo === undefined ? {} : { firstTouch: { kind: 'inviter' as const, id: inviterNo } }
  return {
    what: `${what} by ${person.openid}`,
    isFact: false,
    async run(edge, repeat) {
      const call = {
        edge,
        ...person,
        action: name,
        settings: rulesIn(world),
        now: edge.now(),
      }
      const reply =
        what === 'join'
          ? await kernel.member.actions.join.run(call, { requestId, repeat, accept, ...touched })
          : await kernel.points.actions.checkIn.run(call, { requestId, repeat })
      return [{ key: opId, opId, reply }]
    },
  }
}

export interface TillOrder {
  orderId: string
  paidFen: number
  paidAt: number
  openid?: string
  /** A customer whom the till knows by a phone number. */
  externalId?: string
}

/** A batch of a till. */
export function orderRequest(world: World, orders: TillOrder[]): Request {
  const { kernel } = world
  const sent = orders.map((order) => ({ ...order, source: 'till' }))
  return {
    what: `orders ${orders.map(({ orderId, paidFen, openid, externalId }) => `${orderId}/${paidFen}/${openid ?? externalId}`).join(' ')}`,
    isFact: true,
    async run(edge) {
      const replies = await kernel.orders.postOrders(edge, rulesIn(world), sent)
      return sent.map((order, place) => ({
        key: JSON.stringify(order),
        opId: kernel.request.factOpId('order', order.source, order.orderId),
        reply: replies[place] as Reply<unknown>,
      }))
    },
  }
}
