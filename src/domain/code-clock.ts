/** When a shown code turns: pure arithmetic on the cloud's time. */

/** What every code on a screen has. */
export interface TurningCode {
  /** ASCII, at most 120 characters. */
  qr: string
  digits: string
  rotatesAt: number
}

/** A code is good for its own window and the next one, so it may stay on screen while a new one is fetched. */
const goodAfterTurnMs = 25_000
/** Half a round trip may be misjudged; asking a moment late never brings the old code again. */
const marginMs = 150
const shortestMs = 1_000

/** Whole seconds to a moment (ms), never below 0. */
export function secondsTo(rotatesAt: number, now: number): number {
  return Math.max(0, Math.ceil((rotatesAt - now) / 1000))
}

/** So many ms to ask for the next code in. */
export function untilTurnMs(code: TurningCode, now: number): number {
  return Math.max(shortestMs, code.rotatesAt - now + marginMs)
}

interface Moment {
  digits: string
  secondsLeft: number
}

const warnAtSeconds = 10

/** What is read aloud, and no more: that ten seconds are left, and that the code is another one. */
export function codeAloud({ digits, secondsLeft }: Moment, opened: Moment): string {
  const isFirst = digits === opened.digits
  if (secondsLeft > warnAtSeconds) return isFirst ? '' : '换了新码'
  return isFirst && opened.secondsLeft < warnAtSeconds ? '' : `还有 ${warnAtSeconds} 秒换新码`
}

/** True while a code that has turned is still taken at the counter. */
export function isStillGood(code: TurningCode, now: number): boolean {
  return now < code.rotatesAt + goodAfterTurnMs
}
