/** Posting a batch of orders: facts first, then one member after another, each in the order of payment. */
import { factOf, type Order, type OrderFact } from '../../src/domain/order'
import { readMemberNo } from '../../src/domain/member'
import { AHEAD_MAX_MS, purchase, type Purchased } from '../../src/domain/purchase'
import { factOpId, inputHash } from '../../src/domain/request'
import { isRefusal, refuse, type Refusal, type Reply } from '../../src/domain/result'
import type { Account } from '../../src/domain/account'
import type { Settings } from '../../src/domain/settings'
import { accountFrom } from './account'
import type { Edge } from './edge'
import { externalMemberId, memberIdOf } from './member-id'
import type { Operation } from './operation'
import { knownFacts, recordFacts } from './order-facts'
import { writeFirst } from './first-accounts'
import { perform } from './perform'
import { oneOf, type Store } from './store'

/** So many accounts of one batch are written at the same time. */
const AT_ONCE = 8

const memberUnknown = refuse('MEMBER_UNKNOWN', '没有这个会员号，订单没有记。请核对会员号后再发一次。')
const orderAhead = refuse('ORDER_AHEAD', '订单时间晚于现在，先不记。请到时再发一次同样的订单。')

/** The replies to orders, in the order sent. An order that is refused does not stop the others. */
export async function postOrders(
  edge: Edge,
  settings: Settings,
  orders: Order[],
): Promise<Reply<Purchased>[]> {
  const members = await membersByNumber(edge.store, orders)
  const named = orders.map((order) => namedFact(edge, order, members))
  const known = await knownAhead(edge, named)
  const facts = named.map((fact) => (isAhead(edge, fact) && !known.has(fact._id) ? orderAhead : fact))
  const accepted = facts.filter((fact): fact is OrderFact => !isRefusal(fact))
  const refused =
    accepted.length > 0 ? await recordFacts(edge.store, accepted) : new Map<OrderFact, Refusal>()
  const standing = accepted.filter((fact) => !refused.has(fact))
  const posted = await postFacts(edge, settings, standing)
  return facts.map((fact) => (isRefusal(fact) ? fact : (refused.get(fact) ?? posted.get(fact) ?? lost())))
}

function lost(): never {
  throw new Error('an order got no reply')
}

function isAhead(edge: Edge, fact: OrderFact | Refusal): fact is OrderFact {
  return !isRefusal(fact) && fact.content.paidAt > edge.now() + AHEAD_MAX_MS
}

/** An instance whose clock is behind must not deny an order that another one has written down. */
async function knownAhead(edge: Edge, facts: (OrderFact | Refusal)[]): Promise<Set<string>> {
  const ahead = facts.filter((fact): fact is OrderFact => isAhead(edge, fact))
  return ahead.length === 0 ? new Set() : knownFacts(edge.store, ahead)
}

function namedFact(edge: Edge, order: Order, members: Map<string, string>): OrderFact | Refusal {
  const memberId = memberOf(edge, order, members)
  return memberId === undefined ? memberUnknown : factOf(order, memberId)
}

function memberOf(edge: Edge, order: Order, members: Map<string, string>): string | undefined {
  const { openid, externalId, source, memberNo } = order
  if (openid !== undefined) return memberIdOf(edge, openid)
  if (externalId !== undefined) return externalMemberId(edge, source, externalId)
  return members.get(readMemberNo(memberNo ?? '') ?? '')
}

/** The only ids that need a look-up: one call for all numbers of a batch, none where there is no number. */
async function membersByNumber(store: Store, orders: Order[]): Promise<Map<string, string>> {
  const numbers = new Set(orders.flatMap(({ memberNo }) => (memberNo && readMemberNo(memberNo)) || []))
  if (numbers.size === 0) return new Map()
  const found = await store.find('members', { where: { memberNo: oneOf([...numbers]) }, limit: numbers.size })
  return new Map(found.map(({ _id, memberNo }) => [String(memberNo), _id]))
}

async function postFacts(
  edge: Edge,
  settings: Settings,
  facts: OrderFact[],
): Promise<Map<OrderFact, Reply<Purchased>>> {
  const byMember = new Map<string, OrderFact[]>()
  for (const fact of facts) byMember.set(fact.memberId, [...(byMember.get(fact.memberId) ?? []), fact])
  // The sort is stable: two that were paid at the same moment keep the order of the batch.
  for (const own of byMember.values()) own.sort((a, b) => a.content.paidAt - b.content.paidAt)
  const accounts = await readAccounts(edge.store, [...byMember.keys()])
  const performings = [...byMember].map(([memberId, own]) => {
    const account = accounts.get(memberId)
    const operations = own.map((fact) => operationOf(fact, settings))
    return { memberId, settings, operations, ...(account && { account }) }
  })
  const waiting = await writeFirst(edge, performings)
  const replies = new Map<OrderFact, Reply<Purchased>>()
  const worker = async () => {
    for (let next = waiting.shift(); next; next = waiting.shift()) {
      const answers = await perform(edge, next)
      byMember.get(next.memberId)?.forEach((fact, place) => {
        // The kernel answers what the plan of a purchase answers.
        replies.set(fact, answers[place] as Reply<Purchased>)
      })
    }
  }
  await allEnded(Array.from({ length: Math.min(AT_ONCE, waiting.length) }, worker))
  return replies
}

/** Nothing may still be written once the answer is out: an instance sleeps then, or has somebody else's call. */
async function allEnded(works: Promise<void>[]): Promise<void> {
  const failed = (await Promise.allSettled(works)).find(({ status }) => status === 'rejected')
  if (failed?.status === 'rejected') throw failed.reason
}

/** Made from the fact alone: whoever sends the order again, in whatever batch, means the same operation. */
function operationOf({ content }: OrderFact, settings: Settings): Operation {
  return {
    opId: factOpId('order', content.source, content.orderId),
    time: content.paidAt,
    input: inputHash(content),
    decide: (account, now) => purchase(account, content, { now, settings }),
  }
}

/** The accounts of a batch in one call; those not stored or merged away are left to be read one by one. */
async function readAccounts(store: Store, memberIds: string[]): Promise<Map<string, Account>> {
  if (memberIds.length < 2) return new Map()
  const found = await store.find('accounts', { where: { _id: oneOf(memberIds) }, limit: memberIds.length })
  const stored = new Map(found.map((document) => [document._id, document]))
  const accounts = memberIds.map((memberId) => accountFrom(memberId, stored.get(memberId) ?? null))
  return new Map(accounts.filter((account) => account.mergedInto === null).map((one) => [one.memberId, one]))
}
