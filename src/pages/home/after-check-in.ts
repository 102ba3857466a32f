/** What the answer of a check-in makes of the home that is on screen: nothing needs to be asked again. */
import { dayText } from '../../domain/beijing-text'
import type { CheckedIn } from '../../domain/check-in'
import { standingAfter } from '../../domain/check-in-shown'
import { checkInReason, checkInTitle } from '../../domain/check-in-words'
import type { MemberHome } from '../../domain/home'
import { cashFen } from '../../domain/programme'
import type { EntryView } from '../../domain/statement'
import { withNewest } from './with-newest'

export function afterCheckIn(home: MemberHome, done: CheckedIn, now: number): MemberHome {
  const { programme, checkIn } = home
  return withNewest(
    {
      ...home,
      points: done.balance,
      worthFen: cashFen(done.balance, programme),
      checkIn: standingAfter(checkIn, done, programme.checkInDays),
    },
    rowOf(home, done, now),
  )
}

function rowOf(home: MemberHome, { points, streakDays }: CheckedIn, now: number): EntryView {
  const bonusPoints = streakDays % home.programme.checkInDays === 0 ? home.checkIn.bonusPoints : 0
  return {
    entryId: `check-in-${dayText(now)}`,
    at: now,
    day: dayText(now),
    title: checkInTitle,
    reason: checkInReason(streakDays, bonusPoints),
    points,
    state: 'credited',
    activatesAt: null,
  }
}
