/**
 * Phone numbers change hands. A number has epochs: each is another customer, and only the newest gets what tills record
 * from now on. What was recorded in an earlier one stays with whom it went to. The document of a number is made when its
 * first epoch ends; the number itself is not in it.
 */
import type { Hold } from '../../src/domain/account'
import { phoneOfExternalId } from '../../src/domain/customer-phone'
import type { Customer } from '../../src/domain/order'
import type { Edge } from './edge'
import { externalMemberId, holderIdOf, phoneIdOf } from './member-id'
import { oneOf, type Store } from './store'

interface External {
  source: string
  externalId: string
}

/** Looks up numbers among external ids, in one call for all and none where there is none; answers who each customer is. */
export async function customersOf(edge: Edge, named: External[]): Promise<(external: External) => Customer> {
  const phoneIds = named.flatMap(({ externalId }) => phoneIdIn(edge, externalId) ?? [])
  const epochs = await epochsOf(edge.store, [...new Set(phoneIds)])
  return ({ source, externalId }) => {
    const phoneId = phoneIdIn(edge, externalId)
    if (phoneId === null) return { memberId: externalMemberId(edge, source, externalId) }
    const epoch = epochs.get(phoneId) ?? 0
    // In the first epoch the number's own id is the customer's, and needs no second one beside it.
    return epoch === 0 ? { memberId: phoneId } : { memberId: holderIdOf(edge, { phoneId, epoch }), phoneId }
  }
}

/** The id of the number that an external id names; null for any other. */
function phoneIdIn(edge: Edge, externalId: string): string | null {
  const number = phoneOfExternalId(externalId)
  return number === null ? null : phoneIdOf(edge, number)
}

async function epochsOf(store: Store, phoneIds: string[]): Promise<Map<string, number>> {
  if (phoneIds.length === 0) return new Map()
  const found = await store.find('phones', { where: { _id: oneOf(phoneIds) }, limit: phoneIds.length })
  return new Map(found.map(({ _id, epoch }) => [_id, Number(epoch)]))
}

/** The epoch in which a number is now. */
export async function epochOf(store: Store, phoneId: string): Promise<number> {
  return Number((await store.get('phones', phoneId))?.epoch ?? 0)
}

/** Ends an epoch where it has not ended: done again, or by somebody else at the same time, it ends once. */
export async function endEpoch(store: Store, { phoneId, epoch }: Hold): Promise<void> {
  const next = epoch + 1
  if (epoch === 0) await store.insert('phones', [{ _id: phoneId, epoch: next }])
  else await store.update('phones', { _id: phoneId, epoch }, { set: { epoch: next } })
}

/** So many customers of one number are looked through, the newest. */
const HOLDERS_MAX = 100

/** Every customer whom an external id may mean, the newest first: a number's one after another. */
export async function idsOfExternal(edge: Edge, { source, externalId }: External): Promise<string[]> {
  const phoneId = phoneIdIn(edge, externalId)
  if (phoneId === null) return [externalMemberId(edge, source, externalId)]
  const newest = await epochOf(edge.store, phoneId)
  const count = Math.min(HOLDERS_MAX, newest + 1)
  return Array.from({ length: count }, (_, back) => holderIdOf(edge, { phoneId, epoch: newest - back }))
}
