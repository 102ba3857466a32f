/**
 * The catalogue: the offers that stand, with what they give and how much of it is left. An instance keeps it for a few
 * seconds, so that a full shop costs one read of the caller's account; it never decides what a claim decides.
 */
import { type Instant, SECOND_MS } from '../../src/domain/calendar'
import { type Offer, OFFERS_MAX, type Shelved } from '../../src/domain/offer'
import type { TemplateVersion } from '../../src/domain/template'
import type { Edge } from './edge'
import { above, oneOf, type Stored } from './store'

const KEPT_MS = 3 * SECOND_MS
const VERSION_KEPT_MS = 30 * SECOND_MS
const VERSIONS_KEPT_MAX = 1000
/** A query answers a thousand documents at most. */
const SHARDS_MAX = 1000

/** Every offer that stands and is not over, by its id. */
export async function readCatalogue(edge: Edge): Promise<Map<string, Shelved>> {
  const now = edge.now()
  const kept = edge.memory.catalogue
  if (kept && isFresh(kept.readAt, now, KEPT_MS)) return kept.value
  const where = { state: 'open', closesAt: above(now) }
  const found = await edge.store.find('offers', { where, orderBy: { closesAt: 'asc' }, limit: OFFERS_MAX })
  const offers = found.map(offerFrom)
  const [templates, left] = await Promise.all([
    readVersions(
      edge,
      offers.map(({ templateVersion }) => templateVersion),
    ),
    unitsLeft(
      edge,
      offers.map(({ _id }) => _id),
    ),
  ])
  const value = new Map(
    offers.flatMap((offer) => {
      const template = templates.get(offer.templateVersion)
      return template ? [[offer._id, { offer, template, left: left.get(offer._id) ?? 0 }] as const] : []
    }),
  )
  edge.memory.catalogue = { value, readAt: now }
  return value
}

/** One offer with what it gives: of the catalogue where that is fresh; null where there is none. It may be over. */
export async function readOffer(edge: Edge, offerId: string): Promise<Omit<Shelved, 'left'> | null> {
  const kept = edge.memory.catalogue
  const shelved = kept && isFresh(kept.readAt, edge.now(), KEPT_MS) ? kept.value.get(offerId) : undefined
  if (shelved) return shelved
  const stored = await edge.store.get('offers', offerId)
  if (!stored) return null
  const offer = offerFrom(stored)
  const template = (await readVersions(edge, [offer.templateVersion])).get(offer.templateVersion)
  return template ? { offer, template } : null
}

/** Versions of templates by their ids. They never change but that operators may take one back: they are read again in time. */
export async function readVersions(edge: Edge, ids: string[]): Promise<Map<string, TemplateVersion>> {
  const { versions } = edge.memory
  const now = edge.now()
  const distinct = [...new Set(ids)]
  const missing = distinct.filter(
    (id) => !isFresh(versions.get(id)?.readAt ?? -Infinity, now, VERSION_KEPT_MS),
  )
  if (missing.length > 0) {
    if (versions.size > VERSIONS_KEPT_MAX) versions.clear()
    const found = await edge.store.find('templateVersions', {
      where: { _id: oneOf(missing) },
      limit: missing.length,
    })
    for (const stored of found) versions.set(stored._id, { value: versionFrom(stored), readAt: now })
  }
  return new Map(
    distinct.flatMap((id) => {
      const version = versions.get(id)
      return version ? [[id, version.value] as const] : []
    }),
  )
}

async function unitsLeft(edge: Edge, allotmentIds: string[]): Promise<Map<string, number>> {
  const left = new Map<string, number>()
  if (allotmentIds.length === 0) return left
  const where = { allotmentId: oneOf(allotmentIds), left: above(0) }
  const fields = ['allotmentId', 'left', 'state']
  for (const shard of await edge.store.find('allotments', { where, limit: SHARDS_MAX, fields })) {
    if (shard.state !== 'open') continue
    const allotmentId = String(shard.allotmentId)
    left.set(allotmentId, (left.get(allotmentId) ?? 0) + Number(shard.left))
  }
  return left
}

/** A clock that was set back makes nothing fresh. */
const isFresh = (readAt: Instant, now: Instant, keptMs: number) => now >= readAt && now - readAt < keptMs

/** The offer in a document. */
export function offerFrom(stored: Stored): Offer {
  // The document is ours: it was written from an Offer, at first from one that said nothing of its latest end.
  return { latestEnd: stored.closesAt, ...stored } as unknown as Offer
}

/** The version of a template in a document. */
export function versionFrom(stored: Stored): TemplateVersion {
  // The document is ours: it was written from a TemplateVersion. An empty list of stores may have vanished from it.
  return { storeIds: [], ...stored } as unknown as TemplateVersion
}
