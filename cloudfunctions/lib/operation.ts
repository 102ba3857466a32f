/** An operation: something that happens to one account at most once, under an id made from what it is. */
import type { Account } from '../../src/domain/account'
import type { Instant } from '../../src/domain/calendar'
import type { Entry } from '../../src/domain/entry'
import type { Decision, OperationMark } from '../../src/domain/plan'
import { refusals } from '../../src/domain/refusals'
import { type Refusal, replied, type Reply } from '../../src/domain/result'

/** What an entry is found by, wherever it lies. */
export type EntryMark = Pick<OperationMark, 'opId' | 'time'>

export interface Operation extends OperationMark {
  /** The same request was sent before and got no answer: it may still be on its way. */
  isRepeat?: boolean
  /** Enters an account that is full of unfinished entries too: tells and returns. */
  alwaysEnters?: boolean
  /** Reads what is decided on beside the account; called after the account was read. */
  look?(account: Account): Promise<unknown>
  /** Earlier operations on whose entries it is decided, such as the purchase that is refunded. */
  basis?: EntryMark[]
  /** Pure. `seen` is what `look` read, or the entries that `basis` names, by their operations. */
  decide(account: Account, now: Instant, seen: unknown): Decision
}

/**
 * Decided where the account and the entries beside it are of two moments: something was moved out in between. Nobody is
 * told of it, the account is read again.
 */
export const readAgain: Refusal = { ...refusals.accountBusy }

/** Each operation once: the same one twice in a request is done once and answered twice. */
export function distinctOf(operations: Operation[]): Operation[] {
  return operations.filter((one, at) => operations.findIndex(({ opId }) => opId === one.opId) === at)
}

/** The entries that an operation is decided on: of the account, or found where they were moved to. */
export function basisOf(
  { basis = [] }: Operation,
  account: Account,
  found: Map<string, Entry>,
): Map<string, Entry> {
  return new Map(
    basis.flatMap(({ opId }) => {
      const entry = account.journal[opId] ?? found.get(opId)
      return entry ? [[opId, entry] as const] : []
    }),
  )
}

/** What an operation that is done already answers: what it answered then, also where that was a counted refusal. */
export function answerAgain(entry: Entry, mark: OperationMark): Reply<unknown> {
  if (entry.kind === 'void') return refusals.requestLapsed
  if (entry.input !== mark.input) return refusals.requestReused
  return replied(entry.answer)
}
