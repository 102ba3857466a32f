/**
 * The kinds of action. A query reads. A command is all or nothing, and once per request id: its rule is a pure
 * decision on the account, the kernel does the rest. Work for the brand writes documents of its own.
 */
import type * as v from 'valibot'
import type { Account } from '../../src/domain/account'
import type { Instant } from '../../src/domain/calendar'
import type { Decision, DecisionFor, OperationMark } from '../../src/domain/plan'
import { refusals } from '../../src/domain/refusals'
import { inputHash, requestOpId, timeOfRequest } from '../../src/domain/request'
import { isRefusal, type Refusal, replied, type Reply } from '../../src/domain/result'
import type { Settings } from '../../src/domain/settings'
import { readAccount, readSettled } from './account'
import type { Edge } from './edge'
import { perform, refuseRepeat } from './perform'

/** One call of one action, parsed, with the person who made it. */
export interface Call {
  edge: Edge
  openid: string
  /** The member the caller is, joined or not. */
  memberId: string
  /** With the function's name, `points.checkIn`. */
  action: string
  settings: Settings
  now: Instant
}

export interface Action<Input, Value, From extends Call = Call> {
  /** What may be sent beside the action's name; unknown keys are refused. */
  schema: v.GenericSchema<unknown, Input>
  run(call: From, input: Input): Promise<Reply<Value>>
}

/** An action that reads; it may refuse, and writes nothing. */
export function query<Input, Value, From extends Call = Call>(
  schema: v.GenericSchema<unknown, Input>,
  read: (call: From, input: Input) => Promise<Value | Refusal>,
): Action<Input, Value, From> {
  return { schema, run: async (call, input) => replied(await read(call, input)) }
}

/** What a query about the caller's own card reads from. */
export interface OwnCard<Input> extends Pick<Call, 'edge' | 'settings' | 'now'> {
  /** Settled up to now, in memory alone. */
  account: Account
  input: Input
}

/** A query about the caller's own card; refuses who has not joined. */
export function queryCard<Input, Value>(
  schema: v.GenericSchema<unknown, Input>,
  read: (card: OwnCard<Input>) => Promise<Value | Refusal>,
): Action<Input, Value> {
  return query(schema, async ({ edge, memberId, settings, now }, input) => {
    const account = await readSettled(edge.store, memberId, { now, settings })
    return account.profile ? read({ edge, settings, now, account, input }) : refusals.notJoined
  })
}

/**
 * An action for the brand: it writes documents that no account knows, such as stores and invitations. Each write is
 * named by its request id, so that the same request again finds its own and answers the same.
 */
export const work: typeof query = query

const isObject = (value: unknown): value is object => typeof value === 'object' && value !== null

export interface Command {
  requestId: string
  repeat?: boolean | undefined
}

/** What a rule decides on. */
export interface Given<Input, Fact> {
  account: Account
  input: Input
  settings: Settings
  now: Instant
  fact: Fact
  /** What makes the command itself. */
  mark: OperationMark
}

/** An action on the caller's own account; `Value` is what its plan answers. */
export function command<Input extends Command, Value>(
  schema: v.GenericSchema<unknown, Input>,
  decide: (given: Given<Input, null>) => DecisionFor<Value>,
): Action<Input, Value> {
  return commandOn(schema, async () => null, decide)
}

/** What a command is decided on beside its input: a fact, or why there is none; the account where it was read already. */
interface Established<Fact> {
  fact: Fact | Refusal
  account?: Account
}

/**
 * A command for a business fact that is written down before the account is read. Refuses what the fact or the rule
 * refuses.
 */
export function commandOn<Input extends Command, Fact, Value>(
  schema: v.GenericSchema<unknown, Input>,
  establish: (call: Call, input: Input) => Promise<Fact | Refusal>,
  decide: (given: Given<Input, Fact>) => DecisionFor<Value>,
): Action<Input, Value> {
  const established = async (call: Call, input: Input) => ({ fact: await establish(call, input) })
  return { schema, run: (call, input) => decided(call, input, { established, decide }) }
}

/**
 * A command on a fact that is only read, and that no account writes: both are read side by side. Refuses what the fact
 * or the rule refuses.
 */
export function commandBeside<Input extends Command, Fact, Value>(
  schema: v.GenericSchema<unknown, Input>,
  read: (call: Call, input: Input) => Promise<Fact | Refusal>,
  decide: (given: Given<Input, Fact>) => DecisionFor<Value>,
): Action<Input, Value> {
  const established = async (call: Call, input: Input) => {
    const [fact, account] = await Promise.all([
      read(call, input),
      readAccount(call.edge.store, call.memberId),
    ])
    return { fact, account }
  }
  return { schema, run: (call, input) => decided(call, input, { established, decide }) }
}

async function decided<Input extends Command, Fact, Value>(
  call: Call,
  input: Input,
  rule: {
    established: (call: Call, input: Input) => Promise<Established<Fact>>
    decide: (given: Given<Input, Fact>) => DecisionFor<Value>
  },
): Promise<Reply<Value>> {
  const { edge, memberId, settings } = call
  const mark = markOf(call, input)
  const isRepeat = input.repeat === true
  const { fact, ...read } = await rule.established(call, input)
  if (isObject(fact) && isRefusal(fact)) {
    if (!isRepeat) return fact
    // The kernel answers what the plan of this very command answered.
    return (await refuseRepeat(edge, call, { operation: mark, refusal: fact })) as Reply<Value>
  }
  const operation = {
    ...mark,
    isRepeat,
    decide: (account: Account, now: Instant): Decision =>
      rule.decide({ account, input, settings, now, fact, mark }),
  }
  const [reply] = await perform(edge, { memberId, settings, operations: [operation], ...read })
  // The kernel answers what the plan of this very command answered.
  return reply as Reply<Value>
}

/** The operation that a member's command is. */
export function markOf({ memberId, action }: Call, command: Command): OperationMark {
  return markBy(memberId, action, command)
}

/** The same request of the same caller, a member or a worker by their id, is the same operation. */
export function markBy(
  caller: string,
  action: string,
  { requestId, repeat: _repeat, ...input }: Command,
): OperationMark {
  return {
    opId: requestOpId(caller, action, requestId),
    time: timeOfRequest(requestId),
    input: inputHash(input),
  }
}
