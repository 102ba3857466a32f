/** The one door to the cloud functions. Being without a network is an answer of its own, `OFFLINE`. */
import type { Actions as Member } from '../../cloudfunctions/member/index'
import type { Actions as Operator } from '../../cloudfunctions/operator/index'
import type { Actions as Points } from '../../cloudfunctions/points/index'
import type { Actions as Rewards } from '../../cloudfunctions/rewards/index'
import type { Actions as Staff } from '../../cloudfunctions/staff/index'
import type { Refusal, Reply } from '../domain/result'
import { type Delivery, send } from './cloud-transport'
import { learnServerTime } from './server-time'

export interface Functions {
  member: Member
  points: Points
  rewards: Rewards
  staff: Staff
  operator: Operator
}
export type FunctionName = keyof Functions
export type ActionName<F extends FunctionName> = keyof Functions[F] & string

/** What a command carries beside its input. */
export interface Stamp {
  requestId: string
  repeat?: true
}

type SentTo<F extends FunctionName, A extends ActionName<F>> = Functions[F][A] extends {
  run(call: never, input: infer Input): unknown
}
  ? Input
  : never
/** Of an input that may be one of several, each. */
type Unstamped<Input> = Input extends unknown ? Omit<Input, keyof Stamp> : never
export type InputOf<F extends FunctionName, A extends ActionName<F>> = Unstamped<SentTo<F, A>>
export type ValueOf<F extends FunctionName, A extends ActionName<F>> = Functions[F][A] extends {
  run(call: never, input: never): Promise<Reply<infer Value>>
}
  ? Value
  : never

const offline: Refusal = { ok: false, code: 'OFFLINE', message: '网络断了，什么都没有丢。连上网后再试一次。' }
const unavailable: Refusal = {
  ok: false,
  code: 'SERVICE_UNAVAILABLE',
  message: '服务暂时没有回应，你的积分和等级都还在。过一会儿再试一次。',
}

/** Neither a value nor a refusal came back: what was asked may have been done all the same. */
export function isUnanswered(outcome: Reply<unknown>): boolean {
  return !outcome.ok && (outcome.code === offline.code || outcome.code === unavailable.code)
}

/** Asks a function once and answers with its value, its refusal, or why there is neither. */
export async function call<F extends FunctionName, A extends ActionName<F>>(
  name: F,
  action: A,
  input: InputOf<F, A> | (InputOf<F, A> & Stamp),
): Promise<Reply<ValueOf<F, A>>> {
  const sentAt = Date.now()
  const outcome = outcomeOf<ValueOf<F, A>>(await send(name, { ...input, action }))
  if (outcome.ok) learnServerTime(outcome.value, sentAt)
  return outcome
}

function outcomeOf<V>(delivery: Delivery): Reply<V> {
  if (!delivery.arrived) return delivery.isOffline ? offline : unavailable
  const { body } = delivery
  if (typeof body !== 'object' || body === null || !('ok' in body)) return unavailable
  // The functions are built from the same source; their replies have the type that their actions declare.
  return body as Reply<V>
}
