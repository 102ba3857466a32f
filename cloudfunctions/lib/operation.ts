/** An operation: something that happens to one account at most once, under an id made from what it is. */
import type { Account } from '../../src/domain/account'
import type { Instant } from '../../src/domain/calendar'
import type { Entry } from '../../src/domain/entry'
import type { Decision, OperationMark } from '../../src/domain/plan'
import { refusals } from '../../src/domain/refusals'
import { answer, type Reply } from '../../src/domain/result'

export interface Operation extends OperationMark {
  /** The same request was sent before and got no answer: it may still be on its way. */
  isRepeat?: boolean
  /** Enters an account that is full of unfinished entries too: tells and returns. */
  alwaysEnters?: boolean
  /** Reads what is decided on beside the account; called after the account was read. */
  look?(account: Account): Promise<unknown>
  /** Pure. `seen` is what `look` read. */
  decide(account: Account, now: Instant, seen: unknown): Decision
}

/** Each operation once: the same one twice in a request is done once and answered twice. */
export function distinctOf(operations: Operation[]): Operation[] {
  return operations.filter((one, at) => operations.findIndex(({ opId }) => opId === one.opId) === at)
}

/** What an operation that is done already answers: what it answered then. */
export function answerAgain(entry: Entry, mark: OperationMark): Reply<unknown> {
  if (entry.kind === 'void') return refusals.requestLapsed
  if (entry.input !== mark.input) return refusals.requestReused
  return answer(entry.answer)
}
