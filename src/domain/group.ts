/**
 * A group: so many members take an offer together, or everybody gets their points back. The one who starts it takes one
 * unit of the offer and has the first place; the others each claim a place of the group's own allotment.
 */
import * as v from 'valibot'
import { type Account, balanceOf } from './account'
import { newShards } from './allotment'
import { DAY_MS, dayOf, HOUR_MS, type Instant } from './calendar'
import { countedOnAnyDay, countOnAnyDay } from './counter'
import { placeCounter, refuseFull } from './coupon-room'
import type { Effect } from './entry'
import { counterLastDay, type Offer, type Offered, offerCounter, OfferId, PRICE_MAX } from './offer'
import { refuseGuest, refuseOffer } from './offer-refusals'
import { type DecisionFor, type OperationMark, plan, type Plan } from './plan'
import { type Movement, note, spend } from './points'
import { commandKeys, shortHash } from './request'
import { refuse, type Refusal } from './result'
import type { Settings } from './settings'
import { count } from './shapes'

export const GroupId = v.pipe(v.string(), v.regex(/^g[a-z2-7]{19}$/, 'an id'))
const price = { pricePoints: count(PRICE_MAX) }
export const StartGroup = v.strictObject({ ...commandKeys, offerId: OfferId, ...price })
export const JoinGroup = v.strictObject({ ...commandKeys, groupId: GroupId, ...price })

/** Who holds a place, and by which operation. */
export interface Place {
  opId: string
  opTime: Instant
  memberId: string
}

/** A group as it lies in `groups`. Its places but the first are the units of the allotment of its id. */
export interface Group {
  _id: string
  offerId: string
  templateVersion: string
  /** What it gives, as it was called. */
  label: string
  pricePoints: number
  places: number
  starter: Place
  startedAt: Instant
  closesAt: Instant
  state: 'open' | 'full' | 'failed'
  /** Everybody has their coupon, or their points back. */
  isPaid: boolean
}

/** What starting and joining answer. */
export interface GroupJoined {
  groupId: string
  closesAt: Instant
  pointsAfter: number
}

interface Terms {
  now: Instant
  settings: Settings
  mark: OperationMark
}

const RETURNED_FROM = 1_000_000_000

/**
 * The number of the shard in which the unit of a failed group comes back to its offer: from the first 45 bits of the id,
 * above the numbers that operators' shards have, so that it comes back once.
 */
export function returnedShard(groupId: string): number {
  const digits = [...groupId.slice(1, 10)].map((char) => 'abcdefghijklmnopqrstuvwxyz234567'.indexOf(char))
  return digits.reduce((sum, digit) => sum * 32 + digit, 0) + RETURNED_FROM
}

/** Starts a group and takes its first place. Refuses what the offer refuses this member, and where no group is left. */
export function startGroup(
  account: Account,
  { pricePoints, by }: { pricePoints: number; by: string },
  { offered, ...terms }: Terms & { offered: Offered | null },
): DecisionFor<GroupJoined> {
  const guest = refuseGuest(account)
  if (guest) return guest
  if (!offered?.offer.group || offered.template.isRevoked) return unknown
  const { offer, template } = offered
  const refusal = refuseOffer(account, { offered, pricePoints }, terms) ?? refuseFull(account)
  if (refusal) return refusal
  const group: Group = {
    _id: `g${shortHash('group', terms.mark.opId).slice(0, 19)}`,
    offerId: offer._id,
    templateVersion: template._id,
    label: template.name,
    pricePoints: offer.pricePoints,
    places: offered.offer.group.places,
    starter: { opId: terms.mark.opId, opTime: terms.mark.time, memberId: by },
    startedAt: terms.now,
    closesAt: Math.min(offer.closesAt, terms.now + offered.offer.group.hours * HOUR_MS),
    state: 'open',
    isPaid: false,
  }
  return plan({
    ...placed(account, group, offer),
    effects: effectsOf(group),
    reserve: { allotmentId: offer._id, shards: offer.shards, soldOut: gone },
  })
}

/** A group with its offer and what it gives, as they stand; null where there is none. */
export interface Joinable {
  group: Group | null
  offered: Offered | null
}

/** Takes a place. Refuses a group that is full or over, who is in it already, and what the offer refuses this member. */
export function joinGroup(
  account: Account,
  { pricePoints }: { pricePoints: number },
  { group, offered, ...terms }: Terms & Joinable,
): DecisionFor<GroupJoined> {
  const refusal = refuseJoining(account, { group, offered, pricePoints }, terms)
  if (refusal) return refusal
  if (!group || !offered) return groupUnknown
  return plan({
    ...placed(account, group, offered.offer),
    reserve: { allotmentId: group._id, shards: 1, soldOut: full },
  })
}

/** Why a member cannot take a place at a moment, where it is not that the group is full; null where nothing is against it. */
export function refuseJoining(
  account: Account,
  { group, offered, pricePoints }: Joinable & { pricePoints: number },
  { now, settings }: Pick<Terms, 'now' | 'settings'>,
): Refusal | null {
  const guest = refuseGuest(account)
  if (guest) return guest
  if (!group || !offered || offered.template.isRevoked) return groupUnknown
  if (countOnAnyDay(account.counters, placeCounter(group._id)) > 0) return joined
  if (group.state !== 'open' || now >= group.closesAt) return over
  // A group that has begun is filled at its own price, also where the offer has gone on or has ended meanwhile.
  const offer = {
    ...offered.offer,
    pricePoints: group.pricePoints,
    state: 'open',
    closesAt: group.closesAt,
  } as const
  const asked = { offered: { ...offered, offer }, pricePoints }
  return refuseOffer(account, asked, { now, settings }) ?? refuseFull(account)
}

/** What a place costs, and what is counted for it. */
function placed(account: Account, group: Group, offer: Offer): PlacePlan {
  const { _id: groupId, label, pricePoints, offerId, closesAt } = group
  const why = { of: 'redeem', label, offerId, groupId } as const
  const movement: Movement = pricePoints > 0 ? spend(pricePoints, why) : note(why, 'note')
  const counters = countedOnAnyDay(account.counters, counterLastDay(offer), offerCounter(offerId))
  return {
    post: [movement],
    set: { counters: countedOnAnyDay(counters, dayOf(closesAt + DAY_MS), placeCounter(groupId)) },
    answer: (after) => ({ groupId, closesAt, pointsAfter: balanceOf(after) }),
  }
}

type PlacePlan = Pick<Plan, 'post' | 'set'> & { answer(after: Account): GroupJoined }

/** The places come before the group: who finds the group finds them. */
function effectsOf(group: Group): Effect[] {
  const [shard] = newShards(group._id, group.places - 1, group.closesAt)
  if (!shard) throw new Error('a group has no places')
  return [
    { do: 'insert', collection: 'allotments', document: { ...shard } },
    { do: 'insert', collection: 'groups', document: { ...group } },
  ]
}

const unknown: Refusal = refuse('OFFER_UNKNOWN', '没有找到这份拼团，没有扣积分。请回到好礼页刷新后再看。')
const gone = refuse('OFFER_GONE', '能开的团都开完了，没有扣积分。可以参加别人开的团。')
const groupUnknown = refuse('GROUP_UNKNOWN', '没有找到这个团，没有扣积分。可以自己开一个。')
const joined = refuse('GROUP_JOINED', '你已经在这个团里，没有再扣积分。把它发给朋友，人齐了券就到卡券里。')
const over = refuse('GROUP_OVER', '这个团已经结束，没有扣积分。可以自己开一个，或者参加别的团。')
const full = refuse('GROUP_FULL', '这个团刚刚满了，没有扣积分。可以自己开一个，或者参加别的团。')
