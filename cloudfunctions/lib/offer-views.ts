/** Offers as operators read them: what they give, what is left, what became of it, and every move. */
import type { Instant } from '../../src/domain/calendar'
import { type Offer, type OfferContent, offerKinds } from '../../src/domain/offer'
import {
  offerContentOf,
  type OfferMove,
  type OfferMoveView,
  offerMoveView,
} from '../../src/domain/offer-move'
import type { Refusal } from '../../src/domain/result'
import { contentOf, type SavedVersion } from '../../src/domain/saved-template'
import type { Fates, Stock } from '../../src/domain/stock'
import type { TemplateContent } from '../../src/domain/template'
import { offerFrom } from './catalogue'
import { standingOffer } from './offer-moves'
import { fatesOf, stocksOf } from './offer-stock'
import { offerUnknown } from './offer-draft'
import { oneOf, type Store, type Stored } from './store'
import { templatesOf, type TemplateView, tiersOf, type TierName } from './template-views'
import { readVersion } from './templates'
import type { Operator, WorkerCall } from './workers'

const OFFERS_LISTED = 200
const MOVES_LISTED = 50

export interface OfferView {
  offerId: string
  version: number
  state: Offer['state']
  content: OfferContent
  gives: { number: number; isRevoked: boolean; content: TemplateContent }
  stock: Stock
}

/** Every offer, those that end first before the others, and closed ones last. */
export async function listOffers({
  edge: { store },
  now,
}: WorkerCall<Operator>): Promise<{ now: Instant; offers: OfferView[]; templates: TemplateView[] }> {
  const found = await store.find('offers', { where: {}, orderBy: { closesAt: 'desc' }, limit: OFFERS_LISTED })
  const offers = found.map(offerFrom)
  const versionIds = [...new Set(offers.map(({ templateVersion }) => templateVersion))]
  const [stocks, versions, templates] = await Promise.all([
    stocksOf(store, offers),
    store.find('templateVersions', { where: { _id: oneOf(versionIds) }, limit: OFFERS_LISTED }),
    templatesOf(store),
  ])
  const byId = new Map(versions.map((version) => [version._id, versionFrom(version)]))
  const views = offers.flatMap((offer) => {
    const [stock, version] = [stocks.get(offer._id), byId.get(offer.templateVersion)]
    return stock && version ? [offerView(offer, version, stock)] : []
  })
  return { now, offers: views.sort(openFirst), templates }
}

// The documents are ours: they were written from SavedVersions.
const versionFrom = (stored: Stored) => stored as unknown as SavedVersion

const isOpen = ({ state }: OfferView) => Number(state === 'open')
const openFirst = (a: OfferView, b: OfferView) =>
  isOpen(b) - isOpen(a) ||
  offerKinds.indexOf(a.content.kind) - offerKinds.indexOf(b.content.kind) ||
  a.content.closesAt - b.content.closesAt ||
  (a.offerId < b.offerId ? -1 : 1)

function offerView(offer: Offer, version: SavedVersion, stock: Stock): OfferView {
  const { _id, version: number, state } = offer
  const gives = {
    number: version.number,
    isRevoked: version.isRevoked === true,
    content: contentOf(version),
  }
  return { offerId: _id, version: number, state, content: offerContentOf(offer), gives, stock }
}

export interface OfferHistory {
  now: Instant
  offer: OfferView
  fates: Fates
  /** The newest first. */
  moves: OfferMoveView[]
  /** What a form about it may name. */
  templates: TemplateView[]
  tiers: TierName[]
  aloneFenMax: number
}

/** One offer with its history; a move that a crash left half done is completed first. */
export async function getOffer(
  { edge, now, settings }: WorkerCall<Operator>,
  { offerId }: { offerId: string },
): Promise<OfferHistory | Refusal> {
  const offer = await standingOffer(edge, offerId)
  const version = offer && (await readVersion(edge.store, offer.templateVersion))
  if (!offer || !version) return offerUnknown
  const [stocks, fates, moves, templates] = await Promise.all([
    stocksOf(edge.store, [offer]),
    fatesOf(edge.store, offerId),
    movesOf(edge.store, offerId),
    templatesOf(edge.store),
  ])
  const stock = stocks.get(offerId)
  if (!stock) throw new Error('an offer was counted and has no stock')
  const form = { templates, tiers: tiersOf(settings), aloneFenMax: settings.coupons.aloneFenMax }
  return { now, offer: offerView(offer, version, stock), fates, moves, ...form }
}

async function movesOf(store: Store, offerId: string): Promise<OfferMoveView[]> {
  const found = await store.find('offerMoves', {
    where: { offerId },
    orderBy: { number: 'desc' },
    limit: MOVES_LISTED,
  })
  // The documents are ours: they were written from OfferMoves.
  return found.map((stored) => offerMoveView(stored as unknown as OfferMove))
}
