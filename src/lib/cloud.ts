/** The one door to the cloud functions. Being without a network is an answer of its own, `OFFLINE`. */
import { type Delivery, send } from './cloud-transport'
import type { Home } from '../domain/home'
import type { MemberCode } from '../domain/member-code'
import type { Refusal, Reply } from '../domain/result'
import type { EntryView, Statement, StatementKind } from '../domain/statement'
import type { TierPage } from '../domain/tier-page'
import type { FirstTouch, IdentifiedMember, OperatorOverview, StaffMember } from './contract'
import { learnServerTime } from './server-time'

export type Outcome<V> = Reply<V>

type Action<I, V> = { input: I; value: V }
export interface Functions {
  member: {
    getHome: Action<object, Home>
    join: Action<
      { accept: { privacy: string; rules: string }; firstTouch?: FirstTouch; nickname?: string },
      { memberNo: string; joinedAt: number }
    >
    getCode: Action<object, MemberCode>
    getTier: Action<object, TierPage>
  }
  points: {
    getStatement: Action<{ kind?: StatementKind; before?: string }, Statement>
    checkIn: Action<object, { points: number; streakDays: number; balance: number; entry?: EntryView }>
  }
  staff: {
    getMe: Action<object, StaffMember>
    acceptInvite: Action<{ code: string }, StaffMember>
    identifyMember: Action<{ code: string }, IdentifiedMember>
  }
  operator: {
    claimSetup: Action<{ code: string }, { name: string }>
    getOverview: Action<object, OperatorOverview>
    saveStore: Action<{ storeId: string; name: string }, { storeId: string; name: string }>
    inviteStaff: Action<{ storeIds: string[]; name: string }, { code: string; expiresAt: number }>
  }
}
export type FunctionName = keyof Functions
export type ActionName<F extends FunctionName> = keyof Functions[F] & string
export type InputOf<F extends FunctionName, A extends ActionName<F>> = object &
  (Functions[F][A] extends { input: infer I } ? I : never)
export type ValueOf<F extends FunctionName, A extends ActionName<F>> = Functions[F][A] extends {
  value: infer V
}
  ? V
  : never

const offline: Refusal = { ok: false, code: 'OFFLINE', message: '网络断了，什么都没有丢。连上网后再试一次。' }
const unavailable: Refusal = {
  ok: false,
  code: 'SERVICE_UNAVAILABLE',
  message: '服务暂时没有回应，你的积分和等级都还在。过一会儿再试一次。',
}

/** What a command carries beside its input. */
export interface Stamp {
  requestId: string
  repeat?: true
}

/** Asks a function once and answers with its value, its refusal, or why there is neither. */
export async function call<F extends FunctionName, A extends ActionName<F>>(
  name: F,
  action: A,
  input: InputOf<F, A> | (InputOf<F, A> & Stamp),
): Promise<Outcome<ValueOf<F, A>>> {
  const sentAt = Date.now()
  const outcome = outcomeOf<ValueOf<F, A>>(await send(name, { ...input, action }))
  if (outcome.ok) learnServerTime(outcome.value, sentAt)
  return outcome
}

function outcomeOf<V>(delivery: Delivery): Outcome<V> {
  if (!delivery.arrived) return delivery.isOffline ? offline : unavailable
  const { body } = delivery
  if (typeof body !== 'object' || body === null || !('ok' in body)) return unavailable
  // The functions are built from the same source; their replies have the type that their actions declare.
  return body as Outcome<V>
}
