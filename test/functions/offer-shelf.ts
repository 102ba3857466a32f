/** A shop in memory with an offer on its shelf, and members who take from it. */
import { type Call, markOf } from '../../cloudfunctions/lib/action'
import { shardFrom } from '../../cloudfunctions/lib/shard'
import { actions } from '../../cloudfunctions/rewards/index'
import { blankAccount } from '../../src/domain/account'
import { newShards } from '../../src/domain/allotment'
import { DAY_MS } from '../../src/domain/calendar'
import type { Offer } from '../../src/domain/offer'
import type { Redeemed } from '../../src/domain/redeem'
import type { Reply } from '../../src/domain/result'
import { at, settings } from '../domain/given'
import { offer, template } from '../domain/given-shop'
import { ulid } from './cloud'
import type { Desk } from './desk'

export const opening = at('2026-11-21 09:00')

export const latte = template({ at: opening - DAY_MS, validity: { kind: 'days', days: 28 } })

/** Five of them, one a member, for a month. */
export const latteOffer = offer({
  _id: 'latteoffer',
  shards: 1,
  quantity: 5,
  perMemberMax: 1,
  opensAt: opening - DAY_MS,
  closesAt: opening + 30 * DAY_MS,
  latestEnd: opening + 30 * DAY_MS,
})

/** Puts an offer of so many units on the shelf. */
export function stockShelf({ database }: Desk, parts: Partial<Offer> = {}, version = latte): Offer {
  const quantity = parts.quantity ?? latteOffer.quantity
  const shards = newShards(parts._id ?? latteOffer._id, quantity)
  const stocked = { ...latteOffer, ...parts, quantity, shards: shards.length, templateVersion: version._id }
  database.insert(
    'allotments',
    shards.map((shard) => ({ ...shard })),
    'stop there',
  )
  database.insert('offers', [{ ...stocked }], 'stop there')
  if (!database.get('templateVersions', version._id))
    database.insert('templateVersions', [{ ...version }], 'stop there')
  return stocked
}

/** A member who has joined, with so many points that end in a year. */
export function shopper({ database }: Desk, memberId: string, points: number): string {
  const profile = {
    memberNo: memberId.slice(-8),
    nickname: null,
    avatarUrl: null,
    joinedAt: opening - DAY_MS,
  }
  const { memberId: _id, ...account } = {
    ...blankAccount(memberId),
    version: 1,
    profile,
    ...(points > 0 && { lots: { m202711: points } }),
  }
  database.insert('accounts', [{ _id, ...account }], 'stop there')
  return memberId
}

/** A call of a member as the function would make it. */
export function callOf({ edge }: Desk, memberId: string, action: string): Call {
  return { edge, openid: `o${memberId}`, memberId, action, settings, now: edge.now() }
}

export interface Wish {
  requestId?: string
  repeat?: boolean
  offerId?: string
  pricePoints?: number
}

/** Asks for one of an offer; what is not named is the latte at its price. */
export function take(desk: Desk, memberId: string, wish: Wish = {}): Promise<Reply<Redeemed>> {
  const {
    requestId = ulid(desk.edge.now()),
    offerId = latteOffer._id,
    pricePoints = latteOffer.pricePoints,
  } = wish
  const call = callOf(desk, memberId, 'rewards.redeem')
  return actions.redeem.run(call, { requestId, repeat: wish.repeat, offerId, pricePoints })
}

/** The id of the operation that such a request is. */
export const opIdOf = (desk: Desk, memberId: string, requestId: string) =>
  markOf(callOf(desk, memberId, 'rewards.redeem'), { requestId }).opId

/** The units of every allotment by the state of their claims, and those that are left. */
export function unitsOf(desk: Desk): { left: number; held: number; sold: number; released: number } {
  const shards = desk.all('allotments').map(shardFrom)
  const claims = shards.flatMap((shard) => Object.values(shard.claims))
  const count = (state: string) => claims.filter((one) => one.state === state).length
  return {
    left: shards.reduce((sum, shard) => sum + shard.left, 0),
    held: count('held'),
    sold: count('sold'),
    released: count('released'),
  }
}
