/** How a check-in is told, in the statement and at once on the phone. */

export const checkInTitle = '签到'

/** 每日签到 · 连续第 7 天，多得 20 */
export function checkInReason(streakDays: number, bonusPoints: number): string {
  const more = bonusPoints > 0 ? `，多得 ${bonusPoints}` : ''
  return `每日签到 · 连续第 ${streakDays} 天${more}`
}
