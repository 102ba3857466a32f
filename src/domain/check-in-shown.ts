/** Where a check-in stands, as the phone shows it: light enough for the phone, which brings it forward after a tap. */
import type { CheckedIn } from './check-in'

export interface CheckInStanding {
  isDoneToday: boolean
  streakDays: number
  /** What today's tap gives, or gave. */
  todayPoints: number
  /** Days until the next week bonus, today's tap counted; 0 when today's tap is it. */
  daysToBonus: number
  bonusPoints: number
}

/** A full row of days shows a closed rim, the day after it starts anew. */
export function dayInRow(streakDays: number, rowDays: number): number {
  return streakDays === 0 ? 0 : ((streakDays - 1) % rowDays) + 1
}

/** 连续签到 6 天 */
export function streakText({ streakDays }: CheckInStanding): string {
  return streakDays === 0 ? '每天签到' : `连续签到 ${streakDays} 天`
}

/** What is ahead: 再签 3 天，多得 20 */
export function bonusText(
  { daysToBonus, bonusPoints, isDoneToday }: CheckInStanding,
  rowDays: number,
): string {
  if (bonusPoints === 0) return '每天一次，漏一天从头数'
  if (daysToBonus === 0)
    return isDoneToday ? `今天多得了 ${bonusPoints}` : `今天连签满 ${rowDays} 天，多得 ${bonusPoints}`
  return `再签 ${isDoneToday ? daysToBonus : daysToBonus + 1} 天，多得 ${bonusPoints}`
}

/** The standing after the answer of a check-in. */
export function standingAfter(before: CheckInStanding, done: CheckedIn, rowDays: number): CheckInStanding {
  return {
    ...before,
    isDoneToday: true,
    streakDays: done.streakDays,
    todayPoints: done.points,
    daysToBonus: rowDays - dayInRow(done.streakDays, rowDays),
  }
}
