/** When a shown code turns: pure arithmetic on the cloud's time. */
import type { MemberCode } from '../domain/member-code'

/** A code is good for its own window and the next one, so it may stay on screen while a new one is fetched. */
const goodAfterTurnMs = 25_000
/** Half a round trip may be misjudged; asking a moment late never brings the old code again. */
const marginMs = 150
const shortestMs = 1_000

export function secondsTo(rotatesAt: number, now: number): number {
  return Math.max(0, Math.ceil((rotatesAt - now) / 1000))
}

export function untilTurnMs(code: MemberCode, now: number): number {
  return Math.max(shortestMs, code.rotatesAt - now + marginMs)
}

interface Moment {
  digits: string
  secondsLeft: number
}

const warnAtSeconds = 10

/** What is read aloud, and no more: that ten seconds are left, and that the code is another one. */
export function aloud({ digits, secondsLeft }: Moment, opened: Moment): string {
  const isFirst = digits === opened.digits
  if (secondsLeft > warnAtSeconds) return isFirst ? '' : '换了新码'
  return isFirst && opened.secondsLeft < warnAtSeconds ? '' : `还有 ${warnAtSeconds} 秒换新码`
}

export function isStillGood(code: MemberCode, now: number): boolean {
  return now < code.rotatesAt + goodAfterTurnMs
}
