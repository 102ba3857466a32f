/** When a shown code turns: pure arithmetic on the cloud's time. */
import type { MemberCode } from '../domain/member-code'

/** A code is good for its own window and the next one, so it may stay on screen while a new one is fetched. */
const goodAfterTurn_ms = 25_000
/** Half a round trip may be misjudged; asking a moment late never brings the old code again. */
const margin_ms = 150
const shortest_ms = 1_000

export function secondsTo(rotatesAt: number, now: number): number {
  return Math.max(0, Math.ceil((rotatesAt - now) / 1000))
}

export function untilTurn_ms(code: MemberCode, now: number): number {
  return Math.max(shortest_ms, code.rotatesAt - now + margin_ms)
}

export function isStillGood(code: MemberCode, now: number): boolean {
  return now < code.rotatesAt + goodAfterTurn_ms
}
