/**
 * What callers were told, and whether it holds: a success is there and is answered the same for ever; a refusal of a
 * request that was sent once means that nothing was done, and one of a marked repeat that nothing ever will be.
 */
import type { Outcome } from './instance'
import { isSame, type LedgerWatch, type Posted } from './ledger-watch'
import type { Answer } from './request'
import { violate, type World } from './world'

/** What a refusal is worth: where an unmarked copy may still be on its way it says nothing. */
export type Weight = 'for good' | 'for now' | 'nothing'

/** Answers that reached their caller. */
export type Answered = Extract<Outcome<Answer[]>, { state: 'answered' }>

export interface Promises {
  heard(answered: Answered, weight: Weight): void
  /** Takes note of what was answered to the same request id with another input. */
  heardMisuse(answered: Answered): void
}

/** Holds the kernel to its word for one run. */
export function keepPromises(world: World, ledger: LedgerWatch): Promises {
  const successes = new Map<string, unknown>()
  const refused = new Set<string>()
  /** What each operation was asked for when it was answered first: nothing else has its answer. */
  const asked = new Map<string, string>()
  const heardSuccess = ({ key, opId }: Answer, value: unknown) => {
    const kept = successes.get(key)
    const tell = (what: string) => violate(world, `${opId} (${key}) ${what}`)
    if (refused.has(key)) tell('was refused for good, and then done')
    if (isNothingToDo(value) && isAsItStood(value, ledger.posted, opId)) return
    if (successes.has(key) && !isSame(kept, value)) {
      tell(`was answered ${JSON.stringify(kept)}, then ${JSON.stringify(value)}`)
    }
    if (!isDone(ledger.posted.get(opId))) tell('was answered, but it is not in the ledger')
    const other = asked.get(opId)
    if (other !== undefined && other !== key) tell(`was answered as if it were ${other}`)
    asked.set(opId, key)
    successes.set(key, value)
  }
  const heardRefusal = (
    { key, opId }: Answer,
    code: string,
    { weight, startTurn }: { weight: Weight; startTurn: number },
  ) => {
    const posted = ledger.posted.get(opId)
    const tell = (what: string) => violate(world, `${opId} (${key}) ${what}: ${code}`)
    if (successes.has(key) && (posted?.turn ?? 0) < startTurn) tell('was done, and then refused')
    if (weight === 'for good') refused.add(key)
    if (weight !== 'nothing' && isDone(posted)) tell('was refused, but it is in the ledger')
  }
  return {
    heard({ value: answers, startTurn, lastTurn }, weight) {
      for (const answer of answers) {
        const { reply } = answer
        if (reply.ok) heardSuccess(answer, reply.value)
        else heardRefusal(answer, reply.code, { weight, startTurn })
        if (answers.length === 1) expectLookedOnce(world, ledger, { answer, lastTurn })
      }
    },
    heardMisuse({ value: answers }) {
      for (const { key, opId, reply } of answers) {
        if (!successes.has(key) || (!reply.ok && reply.code === 'REQUEST_REUSED')) continue
        violate(world, `${opId} was used for something else and answered ${JSON.stringify(reply)}`)
      }
    },
  }
}

const isDone = (posted: Posted | undefined): posted is Posted =>
  posted !== undefined && posted.entry.kind !== 'void' && !isCountedRefusal(posted)

/** A wrong word is refused and counted: its entry is the refusal. */
function isCountedRefusal({ entry: { answer } }: Posted): boolean {
  return typeof answer === 'object' && answer !== null && 'ok' in answer && answer.ok === false
}

/** Where there is nothing to do it is answered how things stand, and nothing is posted: it is no promise. */
function isNothingToDo(value: unknown): boolean {
  if (typeof value !== 'object' || value === null) return false
  if ('moved' in value) return Object.values(value.moved ?? {}).every((points) => points === 0)
  if ('changed' in value) return Array.isArray(value.changed) && value.changed.length === 0
  return 'memberNo' in value || 'leavesAt' in value
}

/**
 * Nothing was posted for it; or another copy came when it no longer stood, was refused, and voided it: who asked to leave
 * once more was told the end of the first time, and is gone when the copy comes.
 */
function isAsItStood(value: unknown, posted: LedgerWatch['posted'], opId: string): boolean {
  const own = posted.get(opId)
  if (!own) return true
  if (own.entry.kind !== 'void') return false
  return [...posted.values()].some((other) => isDone(other) && isSame(other.entry.answer, value))
}

/** Who refuses a request has looked at the account last: another copy that was done before that is seen. */
function expectLookedOnce(
  world: World,
  ledger: LedgerWatch,
  { answer: { opId, reply }, lastTurn }: { answer: Answer; lastTurn: number },
): void {
  const posted = ledger.posted.get(opId)
  if (reply.ok || /^(ORDER|REFUND)/.test(reply.code) || !isDone(posted)) return
  if (posted && posted.turn < lastTurn)
    violate(world, `${opId} was refused by one who could see it done: ${reply.code}`)
}
