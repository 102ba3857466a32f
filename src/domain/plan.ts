/**
 * A plan is a decision to be posted: what moves, what else of the account it sets, which stock it needs, what
 * follows outside, and what is answered. Carrying it out is pure; the kernel makes it the stored truth.
 */
import type { Account } from './account'
import type { Instant } from './calendar'
import type { ClaimRef, Effect } from './entry'
import { note, type Movement } from './points'
import { post } from './post'
import { shortHash } from './request'
import { type Refusal } from './result'
import { settle } from './settle'
import type { Settings } from './settings'

/** One unit of an allotment; `soldOut` is what happens when there is none. */
export interface Reservation {
  allotmentId: string
  shards: number
  soldOut: Decision
}

/** What a plan may set beside what it posts; the numbers of points follow from its movements. */
type SetByPlan =
  | 'profile'
  | 'checkIn'
  | 'birthdayUsed'
  | 'contests'
  | 'coupons'
  | 'counters'
  | 'invite'
  | 'leave'
  | 'tier'
  | 'welcomed'

export interface Plan {
  ok: true
  post: Movement[]
  set: Partial<Pick<Account, SetByPlan>>
  effects: Effect[]
  reserve: Reservation | null
  /** What is answered, from the account as the plan leaves it; a refusal where only the attempt is counted. */
  answer(after: Account): unknown
}

export type Decision = Plan | Refusal

/** A decision whose answer has a type. */
export type DecisionFor<Value> = Refusal | PlanFor<Value>

/** A plan whose answer has a type. */
export type PlanFor<Value> = Omit<Plan, 'answer'> & { answer(after: Account): Value }

/** Says yes with what to do; what is not named is nothing. */
export function plan<Value>(
  parts: Partial<Omit<Plan, 'ok' | 'answer'>> & Pick<PlanFor<Value>, 'answer'>,
): PlanFor<Value> {
  return { ok: true, post: [], set: {}, effects: [], reserve: null, ...parts }
}

/** What makes an operation itself. */
export interface OperationMark {
  opId: string
  /** From what the id is made of; compared with `floor` and used for nothing else. */
  time: Instant
  /** The hash of the input. */
  input: string
}

export interface Carrying {
  mark: OperationMark
  now: Instant
  settings: Settings
  claim: ClaimRef | null
}

/** The id of what an operation posts beside its first entry, which has the operation's own. */
export function partOpId(opId: string, index: number): string {
  return `p${shortHash(opId, index)}`
}

/** The account after a plan, settled again: a purchase that reaches a tier is upgraded in the same update. */
export function carryOut(account: Account, decided: Plan, { mark, now, settings, claim }: Carrying): Account {
  const stamp = { time: mark.time, at: now, rules: settings.version, input: mark.input }
  const posted = decided.post.reduce(
    (before, movement, index) =>
      index === 0
        ? post(before, movement, { ...stamp, opId: mark.opId, claim, effects: decided.effects })
        : post(before, movement, {
            ...stamp,
            opId: partOpId(mark.opId, index),
            claim: null,
            effects: [],
          }),
    account,
  )
  const settled = settle({ ...posted, ...decided.set }, now, settings)
  const entry = settled.journal[mark.opId]
  if (!entry) throw new Error('a plan that posts nothing is answered, not carried out')
  return {
    ...settled,
    journal: { ...settled.journal, [mark.opId]: { ...entry, answer: decided.answer(settled) } },
  }
}

/**
 * Makes sure that an operation never happens: whoever still tries finds the void under its id and stops. It does
 * not settle: it moves nothing.
 */
export function voided(
  account: Account,
  mark: OperationMark,
  terms: { at: Instant; rules: number },
): Account {
  const at = Math.max(terms.at, account.settledAt)
  return post(account, note({ of: 'void' }, 'hidden'), {
    ...mark,
    at,
    rules: terms.rules,
    claim: null,
    effects: [],
  })
}
