/** What members and clerks ask of rewards: coupons taken, used, undone and sold with, and groups begun and joined. */
import type { Call } from '../../cloudfunctions/lib/action'
import type { Edge } from '../../cloudfunctions/lib/edge'
import type { Reply } from '../../src/domain/result'
import { accountIn } from './ledger-watch'
import { newRequestId, type Person, type Request } from './request'
import { clerkOpenid, storeId } from './shelf'
import { rulesIn, type World } from './world'

/** A call as its function would make it. */
function callBy(world: World, edge: Edge, by: Person & { action: string }): Call {
  return { edge, ...by, settings: rulesIn(world), now: edge.now() }
}

const clerkAs = (world: World, edge: Edge): Person => ({
  openid: clerkOpenid,
  memberId: world.kernel.memberId.memberIdOf(edge, clerkOpenid),
})

type Verb = 'redeem' | 'startGroup' | 'joinGroup'

/** A command of a member on their own account. */
function memberCommand(
  world: World,
  person: Person,
  { verb, input }: { verb: Verb; input: object },
): Request {
  const { kernel } = world
  const requestId = newRequestId(world)
  const action = `rewards.${verb}`
  const opId = kernel.request.requestOpId(person.memberId, action, requestId)
  const ask = async (edge: Edge, sent: object) => {
    // Each action takes what its own wish has.
    const { run } = kernel.rewards.actions[verb] as unknown as {
      run(call: Call, asked: object): Promise<Reply<unknown>>
    }
    const reply = await run(callBy(world, edge, { ...person, action }), { requestId, ...sent })
    return [{ key: opId, opId, reply }]
  }
  return {
    what: `${verb} ${JSON.stringify(input)} by ${person.openid}`,
    isFact: false,
    run: (edge, repeat) => ask(edge, { ...input, repeat }),
    misuse: (edge) => ask(edge, { ...input, pricePoints: 77 }),
  }
}

/** Takes one of an offer at its price, or now and then at another. */
export function takeRequest(world: World, person: Person): Request {
  const { dice, database } = world
  const offers = [...database.all('offers')].filter(({ kind }) => kind === 'shop')
  const offer = dice.pick(offers)
  const pricePoints = dice.chance(0.9) ? Number(offer.pricePoints) : 1
  return memberCommand(world, person, { verb: 'redeem', input: { offerId: offer._id, pricePoints } })
}

/** Begins a group, or joins one that somebody has begun. */
export function groupRequest(world: World, person: Person): Request {
  const { dice, database } = world
  const groups = [...database.all('groups')]
  const pricePoints = 6
  if (groups.length === 0 || dice.chance(0.3))
    return memberCommand(world, person, { verb: 'startGroup', input: { offerId: 'group', pricePoints } })
  const { _id: groupId } = dice.pick(groups)
  return memberCommand(world, person, { verb: 'joinGroup', input: { groupId, pricePoints } })
}

/** Shows a coupon at the counter: the clerk's ticket is made once and sent as often as it takes. */
export function useRequest(world: World, person: Person): Request {
  const { kernel, dice } = world
  const held = [...world.database.all('accounts')].flatMap((stored) => {
    const { memberId, coupons } = accountIn(stored)
    return Object.entries(coupons).map(([coupon, { serial, version }]) => ({
      memberId,
      coupon,
      serial,
      version,
    }))
  })
  if (held.length === 0) return takeRequest(world, person)
  const shown = dice.pick(held)
  const requestId = newRequestId(world)
  // A clerk scans once at a time.
  const issuedAt = Math.max(world.now, world.scannedAt + 1)
  world.scannedAt = issuedAt
  let opId = ''
  return {
    what: `use ${shown.coupon}_${shown.serial} of ${shown.memberId.slice(0, 5)}`,
    isFact: false,
    async run(edge, repeat) {
      const clerk = kernel.memberId.workerIdOf(edge, clerkOpenid)
      const { coupon, serial, version, memberId: member } = shown
      const said = {
        kind: 'coupon',
        clerk,
        store: storeId,
        member,
        issuedAt,
        coupon,
        serial,
        version,
      } as const
      const ticket = kernel.tickets.issueTicket(edge, said)
      opId = kernel.request.factOpId('use', ticket)
      const by = { ...clerkAs(world, edge), action: 'staff.confirm' }
      const reply = await kernel.staff.actions.confirm.run(callBy(world, edge, by), {
        requestId,
        repeat,
        ticket,
      })
      return [{ key: opId, opId, reply }]
    },
  }
}

/** Undoes a use that a receipt tells of. */
export function undoRequest(world: World, person: Person): Request {
  const { kernel, dice, database } = world
  const receipts = [...database.all('receipts')].filter(({ kind }) => kind === 'use')
  if (receipts.length === 0) return useRequest(world, person)
  const { _id: receiptId } = dice.pick(receipts)
  const requestId = newRequestId(world)
  return {
    what: `undo ${receiptId}`,
    isFact: false,
    async run(edge, repeat) {
      const clerk = kernel.memberId.workerIdOf(edge, clerkOpenid)
      const by = { ...clerkAs(world, edge), action: 'staff.undoUse' }
      const asked = { requestId, repeat, receiptId, reason: 'wrong cup' }
      const reply = await kernel.staff.actions.undoUse.run(callBy(world, edge, by), asked)
      const opId = kernel.request.requestOpId(clerk, 'staff.undoUse', requestId)
      return [{ key: opId, opId, reply }]
    },
  }
}

/** Sells at the till with a coupon and some points, at the price that a quote gives first. */
export function tillRequest(world: World, person: Person): Request {
  const { kernel, dice, database } = world
  const stored = database.get('accounts', person.memberId)
  const account = stored && accountIn(stored)
  const cash = Object.entries(account?.coupons ?? {}).filter(([, { version }]) => version === 'cash_1')
  const couponIds = cash.length > 0 && dice.chance(0.7) ? [dice.pick(cash)[0]] : []
  const asked = { amountFen: dice.pick([2000, 5000, 12_990]), couponIds, pointsUsed: dice.pick([0, 0, 10]) }
  const requestId = newRequestId(world)
  const issuedAt = world.now
  let payableFen: number | null = null
  return {
    what: `sell ${JSON.stringify(asked)} to ${person.openid}`,
    isFact: false,
    async run(edge, repeat) {
      const clerk = kernel.memberId.workerIdOf(edge, clerkOpenid)
      const said = { kind: 'member', clerk, store: storeId, member: person.memberId, issuedAt } as const
      const sale = { ticket: kernel.tickets.issueTicket(edge, said), storeId, ...asked }
      const orderId = kernel.request.shortHash('sale', clerk, person.memberId, requestId)
      const opId = kernel.request.factOpId('order', `till.${storeId}`, orderId)
      const by = clerkAs(world, edge)
      if (payableFen === null) {
        const quote = await kernel.staff.actions.quote.run(
          callBy(world, edge, { ...by, action: 'staff.quote' }),
          sale,
        )
        if (!quote.ok) return []
        // Another copy may have asked meanwhile: all of them send the price that the clerk saw first.
        payableFen ??= quote.value.price.paidFen
      }
      const reply = await kernel.staff.actions.sell.run(
        callBy(world, edge, { ...by, action: 'staff.sell' }),
        {
          requestId,
          repeat,
          ...sale,
          payableFen,
        },
      )
      return [{ key: opId, opId, reply }]
    },
  }
}

/** Undoes a sale of the till. */
export function undoSaleRequest(world: World, person: Person): Request {
  const { kernel, dice, database } = world
  const sales = [...database.all('orders')].filter(({ _id }) => _id.startsWith(`till.${storeId}_`))
  if (sales.length === 0) return tillRequest(world, person)
  const orderId = dice.pick(sales)._id.slice(`till.${storeId}_`.length)
  const requestId = newRequestId(world)
  return {
    what: `undo sale ${orderId}`,
    isFact: true,
    async run(edge, repeat) {
      const by = { ...clerkAs(world, edge), action: 'staff.undoSale' }
      const asked = { requestId, repeat, storeId, orderId, reason: 'wrong sum' }
      const reply = await kernel.staff.actions.undoSale.run(callBy(world, edge, by), asked)
      const opId = kernel.request.factOpId('refund', `till.${storeId}`, orderId, 'undo')
      return [{ key: opId, opId, reply }]
    },
  }
}
