/** Who works for the brand: their own documents say so, and nobody else may. */
import * as v from 'valibot'
import type { Instant } from '../../src/domain/calendar'
import { refusals } from '../../src/domain/refusals'
import type { Refusal, Reply } from '../../src/domain/result'
import { teammate } from '../../src/domain/team'
import type { Action, Call } from './action'
import { workerIdOf } from './member-id'
import type { Store, Stored } from './store'
import { readTeam } from './team'

/** Whom an input names among the staff. */
export const StaffId = v.pipe(v.string(), v.regex(/^[a-z0-9]{1,40}$/, 'an id'))

/** Eight digits that a clerk typed. */
export interface Try {
  digits: string
  at: Instant
  /** Only a member was asked for. */
  isMember?: boolean
  /** They were alive, and what they were shown for was gone. */
  isSpent?: boolean
}

/** The end of somebody's work in one store: who ended it, and by which request, as a hash. */
export interface Ending {
  request: string
  storeId: string
  wasManager: boolean
  by: string
  byName: string
  at: Instant
}

/** A clerk, bound to stores; the manager of some of them, or of none. */
export interface Staff {
  _id: string
  name: string
  storeIds: string[]
  /** Where they invite clerks and end their work; always stores of theirs. */
  managedIds: string[]
  /** The invitations that were accepted, by id. */
  invites: string[]
  /** Where their work was ended, newest last. */
  endings?: Ending[]
  version: number
  /** Digits that were typed lately, newest last, since the last lock. */
  tries: Try[]
  lockedUntil: number
}

export interface Operator {
  _id: string
  name: string
  openedAt: number
}

/** The clerk of an id; null where there is none. */
export async function readStaff(store: Store, staffId: string): Promise<Staff | null> {
  return staffFrom(await store.get('staff', staffId))
}

/** The clerk in a document; null where there is none. */
export function staffFrom(stored: Stored | null): Staff | null {
  // The document is ours: it was written from a Staff, at first from one that knew neither tries nor managers.
  return stored && ({ tries: [], managedIds: [], ...stored } as unknown as Staff)
}

/** A call of somebody who has the right to make it. */
export type WorkerCall<Worker> = Call & { worker: Worker }

/** Lets clerks in, managers among them, and refuses everybody else, also whose work has ended everywhere. */
export function forStaff<Input, Value>(
  action: Action<Input, Value, WorkerCall<Staff>>,
): Action<Input, Value> {
  return gated(action, clerkOf)
}

const clerkOf = (call: Call) => staffWith(call, ({ storeIds }) => storeIds.length > 0)

/**
 * Lets clerks in, and reads beside the question who they are what they will need: that answers nobody who is not let
 * in, and `ahead` must read nothing on the word of the caller alone.
 */
export function forStaffAhead<Input, Ahead, Value>(
  schema: v.GenericSchema<unknown, Input>,
  ahead: (call: Call, input: Input) => Promise<Ahead>,
  run: (call: WorkerCall<Staff>, input: Input, read: Ahead) => Promise<Reply<Value>>,
): Action<Input, Value> {
  return {
    schema,
    async run(call, input) {
      const [worker, read] = await Promise.all([clerkOf(call), ahead(call, input)])
      return worker ? run({ ...call, worker }, input, read) : refusals.roleMissing
    },
  }
}

/** Lets the managers of stores in and refuses everybody else; which stores is for the action to look at. */
export function forManagers<Input, Value>(
  action: Action<Input, Value, WorkerCall<Staff>>,
): Action<Input, Value> {
  return gated(action, (call) => staffWith(call, ({ managedIds }) => managedIds.length > 0))
}

async function staffWith({ edge, openid }: Call, isOne: (staff: Staff) => boolean): Promise<Staff | null> {
  const staff = await readStaff(edge.store, workerIdOf(edge, openid))
  return staff && isOne(staff) ? staff : null
}

/** Lets operators in and refuses everybody else, also whose rights have ended. */
export function forOperators<Input, Value>(
  action: Action<Input, Value, WorkerCall<Operator>>,
): Action<Input, Value> {
  return gated(action, async ({ edge, openid }) => {
    return teammate(await readTeam(edge.store), workerIdOf(edge, openid))
  })
}

function gated<Input, Value, Worker>(
  action: Action<Input, Value, WorkerCall<Worker>>,
  find: (call: Call) => Promise<Worker | null>,
): Action<Input, Value> {
  return {
    schema: action.schema,
    async run(call, input) {
      const worker = await find(call)
      return worker ? action.run({ ...call, worker }, input) : (refusals.roleMissing satisfies Refusal)
    },
  }
}
