/** A request can be sent again and again and means the same thing. */
import type { Reply } from '../../src/domain/result'
import type { Edge } from '../../cloudfunctions/lib/edge'
import type { World } from './world'

/** A reply to one operation; the same key always means the same operation with the same input. */
export interface Answer {
  key: string
  opId: string
  reply: Reply<unknown>
}

export interface Request {
  what: string
  /** A fact is the same whoever sends it; a command sent again carries the mark of a repeat. */
  isFact: boolean
  run(edge: Edge, isRepeat: boolean): Promise<Answer[]>
  /** The same request ids with another input: a bug of a phone, or somebody who tries. */
  misuse?(edge: Edge): Promise<Answer[]>
}

export interface Person {
  openid: string
  memberId: string
}

const CROCKFORD = '0123456789ABCDEFGHJKMNPQRSTVWXYZ'

/** A request id as a phone makes it, from its own clock. */
export function newRequestId({ now, dice }: World): string {
  const phoneClock = dice.chance(0.1) ? now + dice.pick([-1, 1]) * dice.below(90 * 86_400_000) : now
  let time = ''
  for (let place = 0, rest = phoneClock; place < 10; place += 1, rest = Math.floor(rest / 32)) {
    time = CROCKFORD.charAt(rest % 32) + time
  }
  return time + String(dice.below(1e8)).padStart(8, '0') + String(dice.below(1e8)).padStart(8, '0')
}
