/**
 * What a cloud consists of, for those parts that need others.
 */
import type { Clock } from './clock'
import type { DataFolder } from './data-folder'
import type { Database } from './database/database'
import type { FaultRegister } from './faults'
import type { Log } from './log'
import type { Outbox } from './openapi/outbox'
import type { CloudOptions, Limits } from './options'
import type { Runtime } from './runtime/runtime'
import type { FileStore } from './storage/file-store'
import type { Links } from './storage/links'
import type { Timers } from './timers/timers'

/** Everything a cloud consists of but its open doors. */
export interface Parts {
  options: CloudOptions
  limits: Limits
  folder: DataFolder
  clock: Clock
  log: Log
  secrets: Record<string, string>
  faults: FaultRegister
  database: Database
  outbox: Outbox
  runtime: Runtime
  timers: Timers
  store: FileStore
  links: Links
  /** http://127.0.0.1:PORT; the port is known once the doors are open. */
  address: { url: string; port: number }
}
