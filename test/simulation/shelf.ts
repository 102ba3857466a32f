/** What a run has in its shop: a gift, a coupon for orders, a group offer, and a clerk in a store. */
import type { Offer } from '../../src/domain/offer'
import type { TemplateVersion } from '../../src/domain/template'
import { edgeOf } from './instance'
import type { World } from './world'

export const storeId = 's1'
export const clerkOpenid = 'oClerk'
/** The most that one member may have of each. */
export const perMemberMax = 3

const HOUR_MS = 3_600_000
const DAY_MS = 24 * HOUR_MS

/** Puts templates, offers with few units, and the clerk where their documents lie. */
export function fillShelf(world: World): void {
  const { database, now, dice } = world
  const days = dice.pick([1, 2, 30])
  const gift = { ...template('gift', now), validity: { kind: 'days' as const, days } }
  const rule = { kind: 'cash' as const, offFen: 1000, thresholdFen: 0 }
  const cash = { ...template('cash', now), rule }
  database.insert('templateVersions', [{ ...gift }, { ...cash }], 'stop there')
  for (const offer of [
    offerOf('gift', gift, { now }),
    offerOf('cash', cash, { now, pricePoints: 0 }),
    offerOf('group', gift, {
      now,
      pricePoints: 6,
      kind: 'group',
      group: { places: 2 + dice.below(2), hours: 1 },
    }),
  ])
    layOffer(world, offer)
  const _id = world.kernel.memberId.workerIdOf(edgeOf({ world, name: 'shelf', crash() {} }), clerkOpenid)
  const clerk = { _id, name: 'clerk', storeIds: [storeId], managedIds: [], invites: [], version: 1 }
  database.insert('staff', [{ ...clerk, tries: [], lockedUntil: 0 }], 'stop there')
}

function layOffer({ database, dice, kernel }: World, offer: Offer): void {
  const shards = 1 + dice.below(2)
  for (let shard = 0; shard < shards; shard += 1) {
    const [made] = kernel.allotment.newShards(offer._id, 1 + dice.below(2))
    const _id = kernel.allotment.shardId(offer._id, shard)
    if (made) database.insert('allotments', [{ ...made, _id, shard }], 'stop there')
  }
  database.insert('offers', [{ ...offer, shards }], 'stop there')
}

function template(templateId: string, at: number): TemplateVersion {
  return {
    _id: `${templateId}_1`,
    templateId,
    number: 1,
    at,
    name: templateId,
    words: templateId,
    picture: 'gift',
    rule: { kind: 'gift' },
    validity: { kind: 'days', days: 30 },
    storeIds: [],
    worthFen: 1000,
    budgetFen: null,
  }
}

function offerOf(
  _id: string,
  { _id: templateVersion, templateId }: TemplateVersion,
  { now, ...parts }: { now: number } & Partial<Offer>,
): Offer {
  return {
    _id,
    version: 1,
    state: 'open',
    shards: 1,
    templateVersion,
    templateId,
    kind: 'shop',
    category: 'all',
    pricePoints: 4,
    oldPricePoints: 0,
    quantity: 4,
    perMemberMax,
    tierId: 'basic',
    opensAt: now - DAY_MS,
    closesAt: now + 365 * DAY_MS,
    latestEnd: now + 365 * DAY_MS,
    early: null,
    group: null,
    helper: null,
    ...parts,
  }
}
