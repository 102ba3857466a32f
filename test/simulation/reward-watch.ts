/** Looks at coupons: each is in the account that its rows say, ends once a serial, and groups end for everybody alike. */
import type { Account } from '../../src/domain/account'
import type { Entry } from '../../src/domain/entry'
import type { Group } from '../../src/domain/group'
import { shardIn } from './allotment-watch'
import { openCounts } from './counts'
import type { Posted } from './ledger-watch'
import { perMemberMax } from './shelf'
import { violate, type World } from './world'

/** Says what is wrong where an account's coupons changed otherwise than its new rows say. */
export function sawCoupons(world: World, before: Account | null, after: Account): void {
  const held = new Map(Object.keys(before?.coupons ?? {}).map((couponId) => [couponId, 1]))
  const fresh = Object.values(after.journal).filter(({ opId }) => !before?.journal[opId])
  for (const { why } of fresh.sort((a, b) => a.seq - b.seq)) {
    const { came, went } = world.kernel.couponMove.couponsMoved(why)
    for (const couponId of came) held.set(couponId, (held.get(couponId) ?? 0) + 1)
    for (const couponId of went) held.set(couponId, (held.get(couponId) ?? 0) - 1)
  }
  for (const couponId of Object.keys(after.coupons)) held.set(couponId, (held.get(couponId) ?? 0) - 1)
  for (const [couponId, rest] of held) {
    if (rest !== 0) violate(world, `the coupons of ${after.memberId} and its rows differ at ${couponId}`)
  }
}

/** Looks at everything that was posted, when everybody rests. */
export function expectRewardsInPeace(world: World, all: Map<string, Posted>): void {
  const posted = [...all.values()].map(({ entry }) => entry)
  expectEndsOnce(world, posted)
  expectReceipts(world, posted)
  expectLimits(world, [...all.values()])
  expectGiftsOnce(world, [...all.values()])
  for (const stored of world.database.all('groups')) expectGroup(world, stored as unknown as Group, all) // the kernel writes all of one
}

const ends = ['used', 'expired', 'revoked']

/** Under one serial a coupon comes once and ends once. */
function expectEndsOnce(world: World, posted: Entry[]): void {
  const ended = new Set<string>()
  for (const { why } of posted) {
    if (why.of !== 'coupon' || !ends.includes(why.move)) continue
    for (const { couponId, serial } of why.coupons) {
      const key = `${couponId}_${serial}`
      if (ended.has(key)) violate(world, `${key} ended twice`)
      ended.add(key)
    }
  }
}

/** Every end has its receipt, and a use that was undone says so. */
function expectReceipts(world: World, posted: Entry[]): void {
  for (const { why } of posted) {
    if (why.of !== 'coupon') continue
    for (const { couponId, serial } of why.coupons) {
      if (ends.includes(why.move) && !world.database.get('receipts', `${couponId}_${serial}`))
        violate(world, `the end of ${couponId}_${serial} has no receipt`)
      const before = world.database.get('receipts', `${couponId}_${serial - 1}`)
      if (why.move === 'undone' && !before?.undone) violate(world, `nobody reads that ${couponId} was undone`)
    }
  }
}

/** Nobody has more of an offer than each may have; what a group gave back does not count. */
function expectLimits(world: World, all: Posted[]): void {
  const returned = new Set(
    all.flatMap(({ entry: { why } }) => (why.of === 'group-returned' ? [why.groupId] : [])),
  )
  const counts = openCounts(world)
  for (const { memberId, entry } of all) {
    const { why } = entry
    counts.sees(memberId, entry)
    if (why.of === 'redeem' && why.offerId && !(why.groupId && returned.has(why.groupId)))
      counts.count(memberId, `one of ${why.offerId}`, perMemberMax)
  }
}

const tierIds = ['silver', 'gold', 'diamond']

/** One gift for each tier, and one for the birthday of a year. What both had who became one stays theirs. */
function expectGiftsOnce(world: World, all: Posted[]): void {
  const { calendar, coupon } = world.kernel
  const counts = openCounts(world)
  for (const { memberId, entry } of all) {
    const { why } = entry
    counts.sees(memberId, entry)
    const given = why.of === 'tier' ? why.gift?.coupon : why.of === 'coupon' ? why.coupons[0] : undefined
    if (!given || (why.of === 'coupon' && why.move !== 'issued')) continue
    const tierId = tierIds.find((id) => coupon.couponIdFrom('welcome', memberId, id) === given.couponId)
    if (given.origin === coupon.giftOrigins.tier)
      counts.count(memberId, `the gift of ${tierId ?? 'no tier'}`, tierId ? 1 : 0)
    if (given.origin === coupon.giftOrigins.birthday)
      counts.count(memberId, `the birthday gift of ${calendar.dayOf(entry.at).slice(0, 4)}`, 1)
  }
}

/** A group has ended, and every place got what the group came to, once. */
function expectGroup(world: World, group: Group, all: Map<string, Posted>): void {
  const tell = (what: string) => violate(world, `${group._id} ${what}`)
  if (group.state === 'open' || !group.isPaid) return tell(`is ${group.state} and its time is over`)
  const stored = world.database.get('allotments', world.kernel.allotment.shardId(group._id, 0))
  if (!stored) return tell('has no places')
  const sold = Object.values(shardIn(stored).claims).filter(({ state }) => state === 'sold')
  const isFull = sold.length === group.places - 1
  if (isFull !== (group.state === 'full')) tell(`has ${sold.length + 1} places taken and is ${group.state}`)
  for (const { opId } of [group.starter, ...sold]) {
    const spent = all.get(opId)?.entry
    const paid = all.get(world.kernel.request.factOpId('group', group._id, opId))?.entry
    if (!spent || !paid) return tell(`forgot the place of ${opId}`)
    const isCoupon = paid.why.of === 'coupon'
    if (isCoupon && !isFull) tell(`gave a coupon for ${opId} and is not full`)
    // Who has left meanwhile gets nothing any more.
    if (paid.why.of === 'group-returned' && paid.row !== 'hidden' && paid.why.points !== 0 - spent.points)
      tell(`gave back ${paid.why.points} for ${opId}, which took ${spent.points}`)
  }
}
