/**
 * Ending groups: each is declared full or failed once, and then everybody in it gets their coupon or their points back,
 * each by an operation made from the group and the place, so that a kill anywhere only means that the next tick goes on.
 */
import { groupOutcome, newShards, type Shard, shardId, withFates } from '../../src/domain/allotment'
import { groupCoupon, groupReturn } from '../../src/domain/group-outcome'
import { type Group, type Place, returnedShard } from '../../src/domain/group'
import { factOpId, inputHash } from '../../src/domain/request'
import type { Settings } from '../../src/domain/settings'
import type { Entry } from '../../src/domain/entry'
import type { TemplateVersion } from '../../src/domain/template'
import { apart } from './apart'
import { readVersions } from './catalogue'
import { settleClaims } from './claims'
import type { Edge } from './edge'
import { groupFrom } from './groups'
import type { Operation } from './operation'
import { perform } from './perform'
import { findPosted } from './posted'
import { closeShard, shardFrom, writeShard } from './shard'
import { above, oneOf, type Stored } from './store'

const job = 'groups'
const SLICE = 100

/** Ends the groups that are full or whose time is over, and pays those that were ended; answers how many it paid. */
export async function endGroups(edge: Edge, settings: Settings): Promise<number> {
  await declareGroups(edge, settings)
  const where = { isPaid: false, state: oneOf(['full', 'failed']) }
  const ended = await edge.store.find('groups', { where, orderBy: { closesAt: 'asc' }, limit: SLICE })
  let paid = 0
  for (const stored of ended) {
    if (await apart(job, () => payGroup(edge, settings, groupFrom(stored)))) paid += 1
  }
  return paid
}

/** Looks at every open group, a slice at a time, in the order of ids: many end at one moment, that of their offer. */
async function declareGroups(edge: Edge, settings: Settings): Promise<void> {
  let after = ''
  for (;;) {
    const where = { state: 'open', _id: above(after) }
    const found = await edge.store.find('groups', { where, orderBy: { _id: 'asc' }, limit: SLICE })
    const shards = await shardsOf(edge, found)
    for (const stored of found) {
      const shard = shards.get(stored._id)
      if (shard) await apart(job, () => declareGroup(edge, groupFrom(stored), { shard, settings }))
    }
    const last = found.at(-1)
    if (!last || found.length < SLICE) return
    after = last._id
  }
}

async function shardsOf(edge: Edge, groups: Stored[]): Promise<Map<string, Shard>> {
  if (groups.length === 0) return new Map()
  const ids = groups.map(({ _id }) => shardId(_id, 0))
  const found = await edge.store.find('allotments', { where: { _id: oneOf(ids) }, limit: ids.length })
  return new Map(found.map((stored) => [shardFrom(stored).allotmentId, shardFrom(stored)]))
}

/** Closed first, then its held claims are settled, and only where none is held it is said what it came to. */
async function declareGroup(
  edge: Edge,
  group: Group,
  { shard: read, settings }: { shard: Shard; settings: Settings },
): Promise<void> {
  const isOver = edge.now() >= group.closesAt
  if (read.left > 0 && !isOver) return
  if (isOver && read.state === 'open' && !(await closeShard(edge, read))) return
  const closed = await readShard(edge, group)
  await settlePosted(edge, closed)
  await settleClaims(edge, await readShard(edge, group), settings)
  const outcome = groupOutcome(await readShard(edge, group), group.places - 1)
  if (outcome === 'undecided') return
  await edge.store.update('groups', { _id: group._id, state: 'open' }, { set: { state: outcome } })
}

async function readShard(edge: Edge, { _id }: Group): Promise<Shard> {
  const stored = await edge.store.get('allotments', shardId(_id, 0))
  if (!stored) throw new Error(`the places of ${_id} are gone`)
  return shardFrom(stored)
}

/** What is in the ledger is sold: nobody has to wait until a claim has been held for long. */
async function settlePosted(edge: Edge, shard: Shard): Promise<void> {
  const held = Object.values(shard.claims).filter(({ state }) => state === 'held')
  if (held.length === 0) return
  const posted = await findPosted(edge.store, held)
  const isPlace = (entry: Entry | undefined) => entry?.claim?.allotmentId === shard.allotmentId
  const sold = held.filter(({ opId }) => isPlace(posted.get(opId)))
  if (sold.length === 0) return
  await writeShard(edge, shard, withFates(shard, new Map(sold.map(({ opId }) => [opId, 'sold'] as const))))
}

/** Everybody gets theirs on their own; the next tick tries again who did not. */
async function payGroup(edge: Edge, settings: Settings, group: Group): Promise<void> {
  const shard = await readShard(edge, group)
  const sold = Object.values(shard.claims).filter(({ state }) => state === 'sold')
  const places: Place[] = [group.starter, ...sold]
  const template = (await readVersions(edge, [group.templateVersion])).get(group.templateVersion)
  if (!template) throw new Error(`what ${group._id} gives is gone`)
  let paid = 0
  for (const place of places) {
    if (await apart(job, () => payPlace(edge, settings, { group, template, place }))) paid += 1
  }
  if (paid < places.length) throw new Error(`${places.length - paid} of ${group._id} still wait`)
  if (group.state === 'failed') await putBack(edge, group)
  await edge.store.update('groups', { _id: group._id }, { set: { isPaid: true } })
}

async function payPlace(
  edge: Edge,
  settings: Settings,
  { group, template, place }: { group: Group; template: TemplateVersion; place: Place },
): Promise<void> {
  const { opId, opTime, memberId } = place
  const operation: Operation = {
    opId: factOpId('group', group._id, opId),
    time: group.closesAt,
    input: inputHash(group.state),
    alwaysEnters: true,
    ...(group.state === 'failed' && { basis: [{ opId, time: opTime }] }),
    decide(account, now, seen) {
      if (group.state === 'full')
        return groupCoupon(account, { group, template, place: opId }, { now, settings })
      // The kernel gives the entries that `basis` names.
      const spent = (seen as Map<string, Entry>).get(opId)
      if (!spent) throw new Error(`nobody finds what was spent for a place of ${group._id}`)
      return groupReturn(account, { group, spent }, { now, settings })
    },
  }
  const [reply] = await perform(edge, { memberId, settings, operations: [operation] })
  if (!reply?.ok) throw new Error(`a place was refused: ${reply?.code ?? 'no reply'}`)
}

/** The unit of the offer that the group took is there again, as a shard of its own. */
async function putBack(edge: Edge, { _id, offerId }: Group): Promise<void> {
  const [fresh] = newShards(offerId, 1)
  if (!fresh) throw new Error('one unit makes one shard')
  const shard = returnedShard(_id)
  await edge.store.insert('allotments', [{ ...fresh, _id: shardId(offerId, shard), shard }])
}
