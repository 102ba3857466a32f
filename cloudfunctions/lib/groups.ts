/** Groups: starting and joining one, and what their members see of it. */
import { idsOf } from '../../src/domain/account'
import { type Group, type Joinable, refuseJoining } from '../../src/domain/group'
import { type GroupPage, groupPage, type GroupView, groupView, type Seat } from '../../src/domain/group-view'
import type { Offered } from '../../src/domain/offer'
import { refuse, type Refusal } from '../../src/domain/result'
import { accountFrom, readSettled } from './account'
import type { Call } from './action'
import { readOffer, readVersions } from './catalogue'
import { establishOffer } from './redeeming'
import { shardFrom } from './shard'
import { storeNamesOf } from './stores'
import { shardId, type Shard } from '../../src/domain/allotment'
import { above, oneOf, type Store, type Stored } from './store'

const LIST_MAX = 20

const unknown = refuse('GROUP_UNKNOWN', '没有找到这个团，没有扣积分。可以自己开一个。')

/** The group in a document. */
export function groupFrom(stored: Stored): Group {
  // The document is ours: it was written from a Group.
  return stored as unknown as Group
}

/** What a group is started from, and the id of who starts it, as it is before any merge. */
export async function startable(
  call: Call,
  input: { offerId: string },
): Promise<{ offered: Offered | null; by: string }> {
  return { offered: await establishOffer(call, input), by: call.memberId }
}

/** The group that somebody wants to join, with its offer and what it gives; each is null where there is none. */
export async function joinable({ edge }: Call, { groupId }: { groupId: string }): Promise<Joinable> {
  const stored = await edge.store.get('groups', groupId)
  return stored ? withOffer(edge, groupFrom(stored)) : { group: null, offered: null }
}

async function withOffer(edge: Call['edge'], group: Group): Promise<Joinable> {
  const [shelved, versions] = await Promise.all([
    readOffer(edge, group.offerId),
    readVersions(edge, [group.templateVersion]),
  ])
  const template = versions.get(group.templateVersion)
  return {
    group,
    offered: shelved && template ? { offer: shelved.offer, template, joinedFriends: null } : null,
  }
}

/** One group as the caller sees it: who is in it, by masked names, what it waits for, and what a place takes. */
export async function readGroup(call: Call, { groupId }: { groupId: string }): Promise<GroupPage | Refusal> {
  const { edge, memberId, settings, now } = call
  const [stored, shard, caller] = await Promise.all([
    edge.store.get('groups', groupId),
    edge.store.get('allotments', shardId(groupId, 0)),
    readSettled(edge.store, memberId, { now, settings }),
  ])
  if (!stored || !shard) return unknown
  const group = groupFrom(stored)
  const members = membersOf(group, shardFrom(shard))
  const [names, { offered }] = await Promise.all([profilesOf(edge.store, members), withOffer(edge, group)])
  const template = offered?.template ?? null
  const seats = seatsOf(members, names, idsOf(caller))
  const { pricePoints } = group
  const obstacle = refuseJoining(caller, { group, offered, pricePoints }, { now, settings })
  const storeIds = template?.storeIds ?? []
  const stores = await storeNamesOf(edge.store, storeIds)
  return groupPage(caller, groupView(group, { seats, template, now }), {
    template,
    storeNames: storeIds.map((storeId) => stores.get(storeId) ?? storeId),
    obstacle,
  })
}

/** The groups of an offer that can be joined, the caller's own first, then those that end first. */
export async function listGroups(
  { edge, now, memberId, settings }: Call,
  { offerId }: { offerId: string },
): Promise<{ now: number; groups: GroupView[] }> {
  const { store } = edge
  const where = { offerId, state: 'open', closesAt: above(now) }
  const [found, caller] = await Promise.all([
    store.find('groups', { where, orderBy: { closesAt: 'asc' }, limit: LIST_MAX }),
    readSettled(store, memberId, { now, settings }),
  ])
  const groups = found.map(groupFrom)
  if (groups.length === 0) return { now, groups: [] }
  const ids = groups.map(({ _id }) => shardId(_id, 0))
  const shards = await store.find('allotments', { where: { _id: oneOf(ids) }, limit: ids.length })
  const byGroup = new Map(shards.map((stored) => [shardFrom(stored).allotmentId, shardFrom(stored)]))
  const seated = groups.map((group) => ({ group, members: membersOf(group, byGroup.get(group._id)) }))
  const [names, versions] = await Promise.all([
    profilesOf(
      store,
      seated.flatMap(({ members }) => members),
    ),
    readVersions(
      edge,
      groups.map(({ templateVersion }) => templateVersion),
    ),
  ])
  const views = seated.map(({ group, members }) => {
    const seats = seatsOf(members, names, idsOf(caller))
    return groupView(group, { seats, template: versions.get(group.templateVersion) ?? null, now })
  })
  const open = views.filter(({ missing }) => missing > 0)
  const mine = (view: GroupView) => Number(view.isMine)
  return { now, groups: open.sort((a, b) => mine(b) - mine(a)) }
}

/** The starter, and who holds or has a place, in the order in which they came. */
function membersOf(group: Group, shard: Shard | undefined): string[] {
  const claims = Object.values(shard?.claims ?? {}).filter(({ state }) => state !== 'released')
  return [group.starter.memberId, ...claims.sort((a, b) => a.at - b.at).map(({ memberId }) => memberId)]
}

type Names = Map<string, Pick<Seat, 'nickname' | 'memberNo'>>

function seatsOf(members: string[], names: Names, mine: string[]): Seat[] {
  const nobody = { nickname: null, memberNo: '' }
  return members.map((id) => ({ ...(names.get(id) ?? nobody), isMe: mine.includes(id) }))
}

/** The names of those who are members, by their ids; a merged account is looked up no further. */
async function profilesOf(store: Store, memberIds: string[]): Promise<Names> {
  const ids = [...new Set(memberIds)]
  if (ids.length === 0) return new Map()
  const search = { where: { _id: oneOf(ids) }, limit: ids.length, fields: ['profile'] }
  const found = await store.find('accounts', search)
  return new Map(
    found.flatMap((stored) => {
      const { profile } = accountFrom(stored._id, stored)
      return profile
        ? [[stored._id, { nickname: profile.nickname, memberNo: profile.memberNo }] as const]
        : []
    }),
  )
}
