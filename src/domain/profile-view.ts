/** The profile as its member reads it: what they have said of themselves, and what may be changed. */
import type { Account, Profile } from './account'
import { birthdayOpensOn } from './birthday'
import { type Day, type Instant, monthAfter, type Month, monthOf } from './calendar'
import { refusals } from './refusals'
import type { Refusal } from './result'
import type { Settings } from './settings'

export interface ProfileView {
  now: Instant
  memberNo: string
  joinedAt: Instant
  nickname: string | null
  avatarUrl: string | null
  /** 138****8000: whoever looks over a shoulder need not read it. */
  phone: string | null
  birthday: { month: number; day: number; countsFrom: Month; isCounting: boolean } | null
  /** The first day on which the birthday can be changed; null where it can be now. */
  birthdayOpensOn: Day | null
  /** The month from which a birthday counts that is told now. */
  birthdayCountsFrom: Month
  /** What the birthday month multiplies purchases by, in hundredths. */
  birthdayPercent: number
  /** The coupon that comes when it begins; null without one. */
  birthdayGift: string | null
  leavesAt: Instant | null
}

/** What the member has said of themselves, and what may be changed. Refused where nobody has joined. */
export function profileView(
  account: Account,
  { now, settings }: { now: Instant; settings: Settings },
): ProfileView | Refusal {
  const { profile, leave } = account
  if (!profile) return refusals.notJoined
  const { memberNo, joinedAt, nickname, avatarUrl, phone, birthday } = profile
  return {
    now,
    memberNo,
    joinedAt,
    nickname,
    avatarUrl,
    phone: phone ? maskedNumber(phone.number) : null,
    birthday: birthday ? shownBirthday(birthday, now) : null,
    birthdayOpensOn: birthdayOpensOn(account, now),
    birthdayCountsFrom: monthAfter(monthOf(now), 1),
    birthdayPercent: settings.purchase.birthdayPercent,
    birthdayGift: settings.birthday.gift?.name ?? null,
    leavesAt: leave?.state === 'asked' ? leave.dueAt : null,
  }
}

function shownBirthday({ month, day, countsFrom }: NonNullable<Profile['birthday']>, now: Instant) {
  return { month, day, countsFrom, isCounting: monthOf(now) >= countsFrom }
}

/** 138****8000; of a short number only the end. */
function maskedNumber(number: string): string {
  return number.length < 8 ? `****${number.slice(-2)}` : `${number.slice(0, 3)}****${number.slice(-4)}`
}
