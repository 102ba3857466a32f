import type { ValueOf } from '../../../lib/cloud'

/** An offer as its screen reads it. */
export type OfferHistory = ValueOf<'operator', 'getOffer'>
