/** How a word of the day is told, in the statement and at once on the phone. */

export const wordTitle = '群口令'

/** 群口令「桂花」 · 当天第 1 个 */
export function wordReason(word: string, place: number): string {
  return `群口令「${word}」 · 当天第 ${place} 个`
}
