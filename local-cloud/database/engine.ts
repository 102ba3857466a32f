/**
 * What the actions of the database work on, and with.
 */
import type { AdminCall, AdminReply, AdminRequest } from '../gateway/service'
import type { Calls } from './calls'
import type { Collection } from './catalog'
import type { Committer } from './committer'
import type { DatabaseLimits } from './limits'
import { textField } from './request'
import type { Storage } from './storage'
import type { Transactions } from './transactions'

export interface Engine {
  storage: Storage
  committer: Committer
  transactions: Transactions
  calls: Calls
  limits: DatabaseLimits
  /** The cloud's clock, ms since 1970. */
  clock: { now(): number }
}

/** One request with its one instant: every server date in it is the same. */
export interface Task extends Engine {
  request: AdminRequest
  call: AdminCall
  now: number
}

/** Answers one action of the database. */
export type Action = (task: Task) => AdminReply | Promise<AdminReply>

/** The collection a request names. Refuses an undeclared one. */
export function collectionOf({ storage, request }: Task): Collection {
  return storage.catalog.get(textField(request, 'collectionName'))
}
