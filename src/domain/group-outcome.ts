/** What a group comes to: a coupon for everybody, or the points back to the lots they were taken from. */
import { type Account, added, balanceOf } from './account'
import type { Instant } from './calendar'
import { couponIdFrom } from './coupon'
import { couponNote, named } from './coupon-move'
import { counterName } from './counter'
import { deltaOf } from './delta'
import type { Entry, Lots } from './entry'
import type { Group } from './group'
import { lotBack, plus } from './lot'
import { offerCounter } from './offer'
import { plan, type Plan } from './plan'
import { note } from './points'
import type { Settings } from './settings'
import { issuedCoupon, type TemplateVersion } from './template'

interface Terms {
  now: Instant
  settings: Settings
}

const isGone = ({ leave }: Account) => leave?.state === 'left'

/** The coupon of one place of a full group. Who has left meanwhile gets none. */
export function groupCoupon(
  account: Account,
  { group, template, place }: { group: Group; template: TemplateVersion; place: string },
  { now }: Terms,
): Plan {
  const couponId = couponIdFrom(group._id, place)
  if (isGone(account)) return left(group)
  const coupon = issuedCoupon(template, { origin: group.offerId, way: 'group' }, now)
  return plan({
    post: [couponNote({ move: 'issued', coupons: [named(couponId, coupon)], label: group.label })],
    set: { coupons: { ...account.coupons, [couponId]: coupon } },
    answer: () => ({ couponId }),
  })
}

/** The points of one place of a group that was not filled, and the right to try again. Who has left meanwhile gets none. */
export function groupReturn(
  account: Account,
  { group, spent }: { group: Group; spent: Entry },
  { now, settings }: Terms,
): Plan {
  if (isGone(account)) return left(group)
  const back = lotsBack(spent.lots, { now, settings })
  const giving = { move: 'give-back', lots: back } as const
  const given = deltaOf(account, giving)
  const points = 0 - spent.points
  const why = {
    of: 'group-returned',
    groupId: group._id,
    label: group.label,
    points,
    repaid: 0 - given.debt,
    lots: given.lots,
  } as const
  return plan({
    post: points > 0 ? [{ ...giving, why, row: 'earned' }] : [note(why, 'note')],
    set: { counters: oneLess(account.counters, offerCounter(group.offerId)) },
    answer: (after) => ({ points, balance: balanceOf(after) }),
  })
}

/** Their own lots, or days of grace where those have ended. */
function lotsBack(taken: Lots, terms: Terms): Lots {
  return Object.entries(taken).reduce<Lots>((lots, [lot, points]) => {
    return plus(lots, { [lotBack(lot, terms)]: 0 - points })
  }, {})
}

/** The counters with one less, whatever day it lasts to; one that was dropped stays dropped. */
function oneLess(counters: Account['counters'], name: string): Account['counters'] {
  const key = Object.keys(counters).find((one) => counterName(one) === name)
  return key === undefined ? counters : added(counters, key, -1)
}

/** The membership ended meanwhile, and everything that was in it. */
function left({ _id: groupId, label }: Group): Plan {
  const why = { of: 'group-returned', groupId, label, points: 0, repaid: 0, lots: {} } as const
  return plan({ post: [note(why, 'hidden')], answer: () => null })
}
