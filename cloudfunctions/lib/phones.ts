/**
 * Phone numbers change hands. A number has epochs: each is another customer, and only the newest gets what tills record
 * from now on. What was recorded in an earlier one stays with whom it went to. The document of a number is made before it
 * is first somebody's; the number itself is not in it, but the id of its customer, by which whoever has it is found.
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

/** Begins the epoch of a hold where it is the next one; false where the number has gone on to a later one. */
export async function beginEpoch(edge: Edge, { phoneId, epoch }: Hold): Promise<boolean> {
  if (epoch === 0 && (await writeNumber(edge, { phoneId, epoch }))) return true
  const standing = await epochOf(edge.store, phoneId)
  if (standing >= epoch) return standing === epoch
  await endEpoch(edge, { phoneId, epoch: epoch - 1 })
  return (await epochOf(edge.store, phoneId)) === epoch
}

/** Writes down that a till's customer is going to be somebody's, where it is a phone number and was nobody's before. */
export async function noteNumber(edge: Edge, { externalId }: External): Promise<void> {
  const phoneId = phoneIdIn(edge, externalId)
  if (phoneId !== null) await writeNumber(edge, { phoneId, epoch: 0 })
}

/** Writes the document of a number; false where there is one. */
async function writeNumber(edge: Edge, hold: Hold): Promise<boolean> {
  const document = { _id: hold.phoneId, epoch: hold.epoch, holderId: holderIdOf(edge, hold) }
  return (await edge.store.insert('phones', [document])) === 'inserted'
}

/** Ends an epoch where it has not ended: done again, or by somebody else at the same time, it ends once. */
export async function endEpoch(edge: Edge, { phoneId, epoch }: Hold): Promise<void> {
  const next = { phoneId, epoch: epoch + 1 }
  if (epoch === 0 && (await writeNumber(edge, next))) return
  const set = { epoch: next.epoch, holderId: holderIdOf(edge, next) }
  await edge.store.update('phones', { _id: phoneId, epoch }, { set })
}

/** The numbers whose customers are these now, however they came to be. */
export async function holdsOf(store: Store, memberIds: string[]): Promise<Hold[]> {
  const search = { where: { holderId: oneOf(memberIds) }, limit: memberIds.length }
  const found = await store.find('phones', search)
  return found.map(({ _id, epoch }) => ({ phoneId: _id, epoch: Number(epoch) }))
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
