/** Tickets at the counter: made for the clerk who showed a code that was right, and taken from that clerk alone. */
import * as v from 'valibot'
import { refuse, type Refusal } from '../../src/domain/result'
import { readTicket, type Ticket, ticketText } from '../../src/domain/ticket'
import type { Edge } from './edge'
import type { Staff } from './workers'

/** A ticket as it comes from a phone. */
export const TicketText = v.pipe(v.string(), v.regex(/^[!-~]{1,300}$/, 'a ticket'))

/** What a clerk is told whose ticket is none, or is another clerk's. */
export const ticketWrong = refuse(
  'TICKET_WRONG',
  '这次扫码的凭据不对，什么都没有记，券和积分都没有动。请再扫一次码。',
)

/** What a clerk is told who waited too long. */
export const ticketExpired = refuse(
  'TICKET_EXPIRED',
  '扫码之后过了太久，什么都没有记，券和积分都没有动。请再扫一次码。',
)

/** The text of a ticket, to be given to the clerk it names. */
export function issueTicket({ mac }: Pick<Edge, 'mac'>, ticket: Ticket): string {
  return ticketText(ticket, mac)
}

/** The ticket of a kind that a clerk sent; undefined for a text that is none. Whose it is and until when is not asked. */
export function openTicket<Kind extends Ticket['kind']>(
  { mac }: Pick<Edge, 'mac'>,
  text: string,
  kind: Kind,
): Extract<Ticket, { kind: Kind }> | undefined {
  const ticket = readTicket(text, mac)
  // Its kind has just been compared.
  return ticket?.kind === kind ? (ticket as Extract<Ticket, { kind: Kind }>) : undefined
}

/** Null for a ticket of this clerk in a store that is still theirs; its time is for the rule to look at. */
export function refuseForeign(
  { _id, storeIds }: Pick<Staff, '_id' | 'storeIds'>,
  { clerk, store }: Pick<Ticket, 'clerk' | 'store'>,
): Refusal | null {
  return clerk === _id && storeIds.includes(store) ? null : ticketWrong
}
