/** Why a member cannot have an offer at a moment, in the order in which it helps to know. */
import { type Account, balanceOf, sumOf } from './account'
import { clockTime, monthDay } from './beijing-text'
import type { Instant } from './calendar'
import { countOnAnyDay } from './counter'
import { grouped } from './figures'
import { type Offer, offerCounter, type Offered, OFFERS_TAKEN_MAX, offersTaken, opensFor } from './offer'
import { refusals } from './refusals'
import { refuse, type Refusal } from './result'
import { type Settings, tierRule } from './settings'
import { rankOf } from './tier'

/** Refuses who has not joined. */
export function refuseGuest({ profile }: Account): Refusal | null {
  return profile ? null : refusals.notJoined
}

/** Why not; null where nothing is against it but perhaps the stock. `pricePoints` is the price that the member saw. */
export function refuseOffer(
  account: Account,
  { offered, pricePoints }: { offered: Offered; pricePoints: number },
  { now, settings }: { now: Instant; settings: Settings },
): Refusal | null {
  const { offer } = offered
  return (
    refuseTime(account, offer, { now, settings }) ??
    refuseTier(account, offer, settings) ??
    refuseMore(account, offer) ??
    refuseFriends(offered) ??
    (pricePoints === offer.pricePoints ? null : changed(offer)) ??
    refuseShort(account, offer.pricePoints)
  )
}

/** When an offer opens for a member of a tier (ms): those who come first have it earlier. */
export function opensForMember({ tier }: Account, offer: Offer, settings: Settings): Instant {
  return opensFor(offer, (tierId) => rankOf(tierId, settings), tier.id)
}

function refuseTime(
  account: Account,
  offer: Offer,
  { now, settings }: { now: Instant; settings: Settings },
): Refusal | null {
  if (offer.state === 'closed' || now >= offer.closesAt)
    return refuse('OFFER_CLOSED', '这份好礼已经结束，没有扣积分。可以看看别的好礼。')
  const opensAt = opensForMember(account, offer, settings)
  if (now >= opensAt) return null
  return refuse(
    'OFFER_EARLY',
    `${monthDay(opensAt)} ${clockTime(opensAt)} 开始，还没到时间，没有扣积分。到点再来。`,
  )
}

function refuseTier({ tier }: Account, { tierId }: Offer, settings: Settings): Refusal | null {
  if (rankOf(tier.id, settings) >= rankOf(tierId, settings)) return null
  const name = tierRule(settings, tierId).name
  return refuse('OFFER_TIER', `${name}及以上可以换，没有扣积分。消费得的成长值够了就升级。`)
}

function refuseMore({ counters }: Account, { _id, perMemberMax }: Offer): Refusal | null {
  const had = countOnAnyDay(counters, offerCounter(_id))
  if (had === 0 && offersTaken(counters) >= OFFERS_TAKEN_MAX) return manyTaken
  if (had < perMemberMax) return null
  return refuse(
    'OFFER_TAKEN',
    `这份好礼每人限 ${perMemberMax} 份，你已经换过了，没有再扣积分。换到的在卡券里。`,
  )
}

const manyTaken = refuse(
  'OFFERS_FULL',
  `最近换过的好礼已经有 ${OFFERS_TAKEN_MAX} 种，没有扣积分。等前面的好礼结束两周后再来换。`,
)

function refuseFriends({ offer: { helper }, joinedFriends }: Offered): Refusal | null {
  const missing = (helper?.steps ?? 0) - (joinedFriends ?? 0)
  if (missing <= 0) return null
  return refuse('HELPER_SHORT', `还差 ${missing} 位朋友通过你的卡片加入。已经加入的都算着，人齐了再来领。`)
}

const changed = ({ pricePoints }: Offer) =>
  refuse('OFFER_CHANGED', `这份好礼现在是 ${grouped(pricePoints)} 积分，没有扣积分。看过新的再决定要不要换。`)

/** Says by when the points are enough, where points that wait are. */
function refuseShort(account: Account, pricePoints: number): Refusal | null {
  const missing = pricePoints - balanceOf(account)
  if (missing <= 0) return null
  const enough = enoughAt(account, missing)
  const when = enough
    ? `${monthDay(enough.at)}到账 ${grouped(enough.points)}，那天就够了。`
    : '消费、签到都能攒。'
  return refuse('POINTS_SHORT', `积分还差 ${grouped(missing)}。${when}积分没有被扣。`)
}

/** When the points that wait make up for what is missing (ms), and how many become active by then; null where they never do. */
export function enoughAt(
  { pending, debt }: Pick<Account, 'pending' | 'debt'>,
  missing: number,
): { at: Instant; points: number } | null {
  const buckets = Object.values(pending).sort((a, b) => a.activatesAt - b.activatesAt)
  let points = 0
  for (const { activatesAt, lots } of buckets) {
    points += sumOf(lots)
    // What becomes active repays what is owed first.
    if (points - debt >= missing) return { at: activatesAt, points }
  }
  return null
}
