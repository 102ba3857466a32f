/** The id of a member is a keyed hash of who they are: it needs no look-up, and the ledger holds no openid. */
import { phoneOfExternalId } from '../../src/domain/customer-phone'
import { base32 } from '../../src/domain/request'
import type { Edge } from './edge'

const ID_LENGTH = 26

/** The member that an openid is, joined or not: the same one always, as long as the key stays the same. */
export function memberIdOf(edge: Edge, openid: string): string {
  return `m${keyed(edge, `openid:${openid}`)}`
}

/**
 * The member that a customer is whom only a till knows. The same id from another source is another customer; a phone
 * number is the same one's everywhere.
 */
export function externalMemberId(edge: Edge, source: string, externalId: string): string {
  const number = phoneOfExternalId(externalId)
  return number === null ? `m${keyed(edge, `external:${source}:${externalId}`)}` : phoneMemberId(edge, number)
}

/** The customer whom tills know by a phone number, which is written with its country code and kept nowhere. */
export function phoneMemberId(edge: Edge, number: string): string {
  return `m${keyed(edge, `phone:${number}`)}`
}

/** Staff and operators have ids of their own: leaving the programme does not end a job. */
export function workerIdOf(edge: Edge, openid: string): string {
  return `w${keyed(edge, `worker:${openid}`)}`
}

const keyed = (edge: Edge, text: string) => base32(edge.mac(text), ID_LENGTH)
