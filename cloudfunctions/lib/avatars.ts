/** Pictures of members: where one may be put, and whether a profile still names it. */
import { type AvatarPlace, avatarPlace, type OfferAvatar } from '../../src/domain/avatar'
import { offeredPlace } from '../../src/domain/erasure'
import { refusals } from '../../src/domain/refusals'
import type { Refusal } from '../../src/domain/result'
import { readAccount } from './account'
import type { Call } from './action'
import type { Store } from './store'

/**
 * Where the phone puts a picture that is chosen now. The row that finds it again is written before the place is told:
 * whatever the phone does then, or does not, nothing lies there unseen. Refused where nobody has joined.
 */
export async function offerAvatar(
  { edge, memberId, now }: Call,
  input: OfferAvatar,
): Promise<{ path: string } | Refusal> {
  const { profile } = await readAccount(edge.store, memberId)
  if (!profile) return refusals.notJoined
  const offer = offeredPlace(profile.memberNo, input, now)
  if ((await edge.store.insert('erasures', [{ ...offer }])) === 'inserted') return { path: offer.path }
  const known = await edge.store.get('erasures', offer._id)
  if (!known) throw new Error('an offer was neither written nor found')
  return { path: String(known.path) }
}

/**
 * True where a profile names the picture at a place. It is asked when the offer of the place is over: who does not name
 * it now never will, and who does and replaces it later has that written down in a row of its own.
 */
export async function isNamed(
  store: Store,
  place: Pick<AvatarPlace, 'memberNo' | 'path'> | null,
): Promise<boolean> {
  if (!place) return false
  const search = { where: { memberNo: place.memberNo }, limit: 1, fields: ['memberNo'] }
  const [row] = await store.find('members', search)
  // Whoever the member was merged into may have taken the picture over.
  const { profile } = row ? await readAccount(store, row._id) : { profile: null }
  return avatarPlace(profile?.avatarUrl ?? '')?.path === place.path
}
