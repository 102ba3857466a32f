/**
 * What a cloud is started with, and its limits. Production's figures are the defaults; sources disagree on some of
 * them, so each can be set.
 */
import { availableParallelism } from 'node:os'
import type { DatabaseLimits } from './database/limits'
import type { DatabaseSchema } from './database/schema'
import type { LogLine } from './log'

export type { DatabaseSchema }

export interface Limits {
  /** Text body of a client call, bytes. */
  invokeBodyBytesMax: number
  /** Body of an HTTP trigger, bytes. */
  httpBodyBytesMax: number
  /** Answer of a function, bytes of JSON. */
  replyBytesMax: number
  /** An uploaded file, bytes. */
  fileBytesMax: number
  /** Worker threads of one function. */
  workersPerFunctionMax: number
  /** Worker threads of all functions together; every function may always have one. */
  workersMax: number
  /** Worker threads that are being started at the same moment. */
  workersStartingMax: number
  /** Calls that wait for a worker of one function. */
  waitingMax: number
  /** An idle worker is released after this time, ms. */
  workerIdleMs: number
  /** Memory of one worker's heap, MB. */
  workerHeapMb: number
  /** Time limit of a function whose config.json names none, s. */
  timeoutDefaultSeconds: number
  /** Longest time limit a config.json may ask for, s. */
  timeoutMaxSeconds: number
  /** How long a stop waits for running calls, ms. */
  stopGraceMs: number
  /** Messages that are kept in the outbox. */
  outboxMax: number
}

export const defaultLimits: Limits = {
  invokeBodyBytesMax: 100 * 1024,
  httpBodyBytesMax: 6 * 1024 * 1024,
  replyBytesMax: 6 * 1024 * 1024,
  fileBytesMax: 50 * 1024 * 1024,
  // Each instance compiles the SDK for itself: on few cores more of them cost more than they bring.
  workersPerFunctionMax: Math.min(8, availableParallelism() * 2),
  workersMax: 12,
  workersStartingMax: 2,
  waitingMax: 5000,
  workerIdleMs: 60_000,
  workerHeapMb: 256,
  timeoutDefaultSeconds: 3,
  timeoutMaxSeconds: 60,
  stopGraceMs: 5000,
  outboxMax: 1000,
}

export interface CloudOptions {
  /** Folder of functions: <name>/{index.js,package.json,config.json}, as WeChat DevTools takes them. */
  functionsDir: string
  /** Folder of everything durable; made when absent. */
  dataDir: string
  /** 0 or absent: any free port. The cloud listens on loopback only. */
  port?: number
  /** Declared collections and indexes; other collections are refused. */
  schema?: DatabaseSchema
  /** A web app served at "/", and single files served at the given addresses. */
  site?: { dir: string; files?: Record<string, string> }
  /** Environment of every function. */
  env?: Record<string, string>
  /** Names of environment values that are made once and kept in the data folder, where `env` has none. */
  secrets?: string[]
  /** The clock of a new data folder, ms since 1970; `stands`: it does not run by itself. */
  clock?: { at: number; stands?: boolean }
  /** false: triggers fire only by hand. */
  timers?: boolean
  limits?: Partial<Limits>
  databaseLimits?: Partial<DatabaseLimits>
  /** The number from which injected faults take their chances. */
  faultSeed?: number
  log?: (line: LogLine) => void
}
