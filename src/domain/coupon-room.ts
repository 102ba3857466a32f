/** Room for coupons: those that a member holds, and those that groups they are in will bring. */
import type { Account } from './account'
import { COUPONS_MAX } from './coupon'
import { counterName } from './counter'
import { refuse, type Refusal } from './result'

type Holder = Pick<Account, 'coupons' | 'counters'>

const PLACE = 'g_'

/** The name of the counter of a member's place in a group. */
export function placeCounter(groupId: string): string {
  return `${PLACE}${groupId}`
}

/** The groups in which an account has a place, until the day after each has ended. */
export function groupIdsOf({ counters }: Pick<Account, 'counters'>): string[] {
  const names = Object.keys(counters).map(counterName)
  return names.flatMap((name) => (name.startsWith(PLACE) ? [name.slice(PLACE.length)] : [])).sort()
}

/**
 * True where another coupon can be promised. What comes back always enters, and what a full group brings does too: so a
 * place takes room from the start, and until its counter is dropped also beside the coupon that came of it.
 */
export function hasCouponRoom(holder: Holder): boolean {
  return couponsPromised(holder) < COUPONS_MAX
}

/** How many coupons somebody holds or may come to hold by groups. */
export function couponsPromised({ coupons, counters }: Holder): number {
  return Object.keys(coupons).length + placesIn(counters)
}

/** Refuses who has no room for another coupon. */
export function refuseFull(holder: Holder): Refusal | null {
  if (hasCouponRoom(holder)) return null
  return placesIn(holder.counters) === 0 ? full : fullWithGroups
}

/** Cards that were merged may have two places in one group. */
function placesIn(counters: Account['counters']): number {
  const places = Object.entries(counters).filter(([key]) => counterName(key).startsWith(PLACE))
  return places.reduce((sum, [, count]) => sum + count, 0)
}

const full = refuse('COUPONS_FULL', `卡券里已经有 ${COUPONS_MAX} 张没用的券，没有扣积分。先用掉几张再来换。`)
const fullWithGroups = refuse(
  'COUPONS_FULL',
  `没用的券和这几天拼的团一共到了 ${COUPONS_MAX} 个，没有扣积分。先用掉几张，或者等团结束再来换。`,
)
