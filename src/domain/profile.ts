/**
 * What members say of themselves: nickname, avatar, birthday, phone. Each is optional, is for something that the screen
 * names, and can be taken away again.
 */
import * as v from 'valibot'
import type { Account, Profile } from './account'
import { isOffered, isOwnAvatar } from './avatar'
import { bornOn, birthdayLocked, birthdayOpensOn } from './birthday'
import { eraseFile, letGo } from './erasure'
import { fullDate } from './beijing-text'
import { type Day, type Instant, startOfDay } from './calendar'
import { type Decision, plan } from './plan'
import { note } from './points'
import { refusals } from './refusals'
import { commandKeys } from './request'
import { isRefusal, refuse, type Refusal } from './result'
import { visibleAscii } from './shapes'
import { shownName } from './shown-name'

const LONGEST_MONTHS = [31, 29, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31]

const upTo = (max: number) => v.pipe(v.number(), v.safeInteger(), v.minValue(1), v.maxValue(max))

/** A day that some year has: the 29th of February is one. */
const DayOfYear = v.pipe(
  v.strictObject({ month: upTo(12), day: upTo(31) }),
  v.check(({ month, day }) => day <= (LONGEST_MONTHS[month - 1] ?? 0), '没有这一天'),
)

/** What is left out stays as it is; null takes it away. */
export const SetProfile = v.strictObject({
  ...commandKeys,
  nickname: v.optional(v.nullable(shownName(20))),
  /** The id of a file that the phone has put into the member's own folder. */
  avatar: v.optional(v.nullable(visibleAscii(300))),
  birthday: v.optional(v.nullable(DayOfYear)),
  /** A number comes by phone-hold.ts alone: here it is only taken away. */
  phone: v.optional(v.null()),
})

export type SetProfile = v.InferOutput<typeof SetProfile>

/** Names of fields alone: answers stay in the ledger, and what was in the fields must not. */
export interface ProfileSet {
  changed: string[]
}

const foreign = refuse('AVATAR_FOREIGN', '这张图片不在你自己的头像里，什么都没有改。请重新选一张。')
const expired = refuse('AVATAR_EXPIRED', '这张图片选好太久了，什么都没有改，原来的头像还在。请重新选一张。')

/** Changes the fields that are named. Refuses a file that is not the member's and a second birthday within a year. */
export function setProfile(
  account: Account,
  input: SetProfile,
  { now, envId }: { now: Instant; envId: string },
): Decision {
  const { profile } = account
  if (!profile) return refusals.notJoined
  const next = profileAfter(account, profile, { input, now, envId })
  if (isRefusal(next)) return next
  const changed = changedFields(profile, next)
  const answer = (): ProfileSet => ({ changed })
  if (changed.length === 0) return plan({ answer })
  const isBirthdayNew = changed.includes('birthday') && next.birthday !== null
  const isReplaced = changed.includes('avatar') && profile.avatarUrl !== null
  return plan({
    post: [note({ of: 'profile', changed }, 'hidden')],
    set: {
      profile: next,
      ...(isBirthdayNew && { counters: birthdayLocked(account.counters, now) }),
    },
    effects: [
      ...(isReplaced ? [eraseFile(profile.avatarUrl ?? '', { seq: account.seq + 1, at: now })] : []),
      ...(changed.includes('phone') ? letGo(account) : []),
    ],
    answer,
  })
}

function profileAfter(
  account: Account,
  profile: Profile,
  { input, now, envId }: { input: SetProfile; now: Instant; envId: string },
): Profile | Refusal {
  const { nickname = profile.nickname, avatar: avatarUrl = profile.avatarUrl } = input
  const isAvatarNew = avatarUrl !== null && avatarUrl !== profile.avatarUrl
  const terms = { envId, memberNo: profile.memberNo }
  if (isAvatarNew && !isOwnAvatar(avatarUrl, terms)) return foreign
  if (isAvatarNew && !isOffered(avatarUrl, now)) return expired
  const birthday = birthdayAfter(account, input.birthday, now)
  if (birthday !== null && isRefusal(birthday)) return birthday
  const phone = input.phone === undefined ? (profile.phone ?? null) : null
  return { ...profile, nickname, avatarUrl, birthday, phone }
}

/** The same day told again changes nothing, and taking it away is no change either. */
function birthdayAfter(account: Account, told: SetProfile['birthday'], now: Instant) {
  const standing = account.profile?.birthday ?? null
  if (told === undefined) return standing
  if (told === null) return null
  if (standing?.month === told.month && standing.day === told.day) return standing
  const opensOn = birthdayOpensOn(account, now)
  return opensOn === null ? bornOn(told, standing, now) : locked(opensOn)
}

function locked(opensOn: Day): Refusal {
  const from = fullDate(startOfDay(opensOn))
  return refuse('BIRTHDAY_LOCKED', `生日一年只能改一次，这次没有改，别的也都没动。${from}起可以再改。`)
}

function changedFields(before: Profile, after: Profile): string[] {
  const fields = { nickname: 'nickname', avatar: 'avatarUrl', birthday: 'birthday', phone: 'phone' } as const
  return Object.entries(fields)
    .filter(([, field]) => (before[field] ?? null) !== (after[field] ?? null))
    .map(([name]) => name)
}
