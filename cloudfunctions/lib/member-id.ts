/** The id of a member is a keyed hash of who they are: it needs no look-up, and the ledger holds no openid. */
import type { Hold } from '../../src/domain/account'
import { base32 } from '../../src/domain/request'
import type { Edge } from './edge'

const ID_LENGTH = 26

/** The member that an openid is, joined or not: the same one always, as long as the key stays the same. */
export function memberIdOf(edge: Edge, openid: string): string {
  return `m${keyed(edge, `openid:${openid}`)}`
}

/** The member that a customer is whom only a till knows. The same id from another source is another customer. */
export function externalMemberId(edge: Edge, source: string, externalId: string): string {
  return `m${keyed(edge, `external:${source}:${externalId}`)}`
}

/** The id of a phone number, which is written with its country code and kept nowhere. It is the number's everywhere. */
export function phoneIdOf(edge: Edge, number: string): string {
  return `m${keyed(edge, `phone:${number}`)}`
}

/** The customer whom tills know by a number in one of its epochs: in the first the number's own id is theirs. */
export function holderIdOf(edge: Edge, { phoneId, epoch }: Hold): string {
  return epoch === 0 ? phoneId : `m${keyed(edge, `epoch:${phoneId}:${epoch}`)}`
}

/** Staff and operators have ids of their own: leaving the programme does not end a job. */
export function workerIdOf(edge: Edge, openid: string): string {
  return `w${keyed(edge, `worker:${openid}`)}`
}

const keyed = (edge: Edge, text: string) => base32(edge.mac(text), ID_LENGTH)
