/** Giving the gifts: the coupon enters the account in the same update as what it is given for. */
import type { Account } from './account'
import { BIRTHDAY_GIFT, birthdayDue } from './birthday'
import { DAY_MS, dayOf, type Instant, type Month, startOfDay, startOfMonth } from './calendar'
import { type Coupon, couponIdFrom, giftOrigins } from './coupon'
import { couponNote, named } from './coupon-move'
import { countedOnce } from './counter'
import type { TierGift } from './entry'
import type { Gift } from './gift'
import type { Movement } from './points'
import type { TierId } from './programme'
import type { Settings } from './settings'

/** A coupon that is promised enters also where a member holds as many as they may take: there are few of them. */
function coupon({ version, days }: Gift, origin: string, at: Instant): Coupon {
  return { version, origin, from: at, until: startOfDay(dayOf(at)) + days * DAY_MS, serial: 0 }
}

/** The gift of a tier that the account would still get; null where it had it, and for who is no member. */
export function openWelcome(
  { profile, welcomed }: Pick<Account, 'profile' | 'welcomed'>,
  tierId: TierId,
  settings: Settings,
): Gift | null {
  if (!profile || welcomed.includes(tierId)) return null
  return settings.tier.ladder.find(({ id }) => id === tierId)?.welcome ?? null
}

/** What comes with a tier: for the row of its move, and for the account. Once for each tier, however often it is reached. */
export function welcome(
  account: Account,
  tierId: TierId,
  { at, settings }: { at: Instant; settings: Settings },
): { gift: TierGift; set: Pick<Account, 'coupons' | 'welcomed'> } | null {
  const gift = openWelcome(account, tierId, settings)
  if (!gift) return null
  const couponId = couponIdFrom('welcome', account.memberId, tierId)
  const given = coupon(gift, giftOrigins.tier, at)
  return {
    gift: { label: gift.name, coupon: named(couponId, given) },
    set: {
      coupons: { ...account.coupons, [couponId]: given },
      welcomed: [...account.welcomed, tierId],
    },
  }
}

/** The step of settling that gives the coupon of a birthday. */
interface BirthdayStep {
  dueAt: Instant
  movement: Movement
  set: Pick<Account, 'coupons' | 'counters' | 'birthdayUsed'>
}

/** The gift of the first birthday month that began since the account was settled; null where none did. */
export function birthdayStep(account: Account, now: Instant, settings: Settings): BirthdayStep | null {
  const { gift } = settings.birthday
  const month = gift && birthdayDue(account, now)
  if (!gift || !month) return null
  const dueAt = startOfMonth(month)
  const couponId = couponIdFrom('birthday', account.memberId, yearOf(month))
  const given = coupon(gift, giftOrigins.birthday, dueAt)
  const coupons = [named(couponId, given)]
  return {
    dueAt,
    movement: couponNote({ move: 'issued', coupons, label: gift.name, gift: 'birthday' }),
    set: {
      coupons: { ...account.coupons, [couponId]: given },
      counters: countedOnce(account.counters, `${yearOf(month)}-12-31`, BIRTHDAY_GIFT),
      birthdayUsed: { year: yearOf(month), month },
    },
  }
}

const yearOf = (month: Month) => Number(month.slice(0, 4))
