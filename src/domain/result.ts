/**
 * What a rule answers: a plan or a refusal; and what a door answers: a value or a code with its sentence.
 * A refusal is something a person can cause; it changes nothing and says what to do now.
 */

export type Reply<Value> = { ok: true; value: Value } | Refusal

export interface Refusal {
  ok: false
  /** `NOUN_STATE`: those that any action may answer are in refusals.ts, the others where their rule is. */
  code: string
  /** What the person reads. */
  message: string
}

/** Says no with a code such as `COUPON_EXPIRED` and the Chinese sentence a person reads. */
export function refuse(code: string, message: string): Refusal {
  return { ok: false, code, message }
}

/** Says yes with what was asked for. */
export function answer<Value>(value: Value): { ok: true; value: Value } {
  return { ok: true, value }
}

/** True for the answer that says no, and for nothing that says `ok: true` or has no `ok` at all. */
export function isRefusal(reply: object): reply is Refusal {
  return 'ok' in reply && reply.ok === false
}

/** A refusal as it is, and everything else as the value asked for. */
export function replied<Value>(value: Value | Refusal): Reply<Value> {
  return isObject(value) && isRefusal(value) ? value : answer(value)
}

const isObject = (value: unknown): value is object => typeof value === 'object' && value !== null
