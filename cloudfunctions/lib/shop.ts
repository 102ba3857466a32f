/** The shop and one offer of it, as the caller sees them. */
import { type OfferView, offerViewOf } from '../../src/domain/offer-view'
import { refuse, type Refusal } from '../../src/domain/result'
import { shopOf, type ShopView } from '../../src/domain/shop-view'
import { readSettled } from './account'
import type { Call } from './action'
import { readCatalogue } from './catalogue'
import { countFriends } from './redeeming'
import { storeNamesOf } from './stores'

const gone = refuse('OFFER_UNKNOWN', '没有找到这份好礼，可能已经结束。积分没有变，去看看别的好礼。')

/** Every offer that stands. With a warm catalogue it costs one call, the caller's account. */
export async function readShop({ edge, memberId, settings, now }: Call): Promise<ShopView> {
  const [account, shelf] = await Promise.all([
    readSettled(edge.store, memberId, { now, settings }),
    readCatalogue(edge),
  ])
  return shopOf(account, [...shelf.values()], { now, settings })
}

/** One offer with its stores by name, and for a helper who has joined so far. Refuses one that does not stand. */
export async function readOfferView(
  call: Call,
  { offerId }: { offerId: string },
): Promise<OfferView | Refusal> {
  const { edge, memberId, settings, now } = call
  const shelved = (await readCatalogue(edge)).get(offerId)
  if (!shelved || shelved.template.isRevoked === true || shelved.offer.closesAt <= now) return gone
  const { storeIds } = shelved.template
  const [account, names, joined] = await Promise.all([
    readSettled(edge.store, memberId, { now, settings }),
    storeNamesOf(edge.store, storeIds),
    shelved.offer.helper ? countFriends(call, shelved.offer.opensAt) : undefined,
  ])
  const storeNames = storeIds.map((storeId) => names.get(storeId) ?? storeId)
  return offerViewOf(account, shelved, {
    now,
    settings,
    storeNames,
    ...(joined !== undefined && { joined }),
  })
}
