/** What a redemption is decided on beside the account: the offer, what it gives, and who joined by the member's card. */
import { idsOf } from '../../src/domain/account'
import type { Offered } from '../../src/domain/offer'
import { readAccount } from './account'
import type { Call } from './action'
import { readOffer } from './catalogue'
import { above, oneOf } from './store'

/** The offer as it stands; null where there is none of that id. */
export async function establishOffer(call: Call, { offerId }: { offerId: string }): Promise<Offered | null> {
  const shelved = await readOffer(call.edge, offerId)
  if (!shelved) return null
  const { offer, template } = shelved
  const joinedFriends = offer.helper ? await countFriends(call, offer.opensAt) : null
  return { offer, template, joinedFriends }
}

/** How many joined by a member's card from a moment on and did not leave to come back: those are nobody's invitation. */
export async function countFriends(
  { edge, memberId }: Pick<Call, 'edge' | 'memberId'>,
  from: number,
): Promise<number> {
  const account = await readAccount(edge.store, memberId)
  return edge.store.count('accounts', { 'invite.by': oneOf(idsOf(account)), 'invite.at': above(from - 1) })
}
