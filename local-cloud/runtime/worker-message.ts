/**
 * What a worker thread tells its cloud, and what it means to the caller. Written by worker.cjs.
 */
import { CloudFailure, reasonOf, systemCodeOf } from '../failure'
import type { LogLine } from '../log'

interface Thrown {
  message: string
  stack: string
}

export type FailedMessage =
  /** The bundle could not be loaded. */
  | ({ type: 'unloadable' } & Thrown)
  /** The call threw, answered what JSON cannot say, or answered too much. */
  | ({ type: 'answer'; id: string; failed: 'threw' | 'unserialisable' | 'too-large' } & Thrown)

export type Message =
  | { type: 'ready' }
  | { type: 'log'; id?: string; level: LogLine['level']; text: string }
  | { type: 'answer'; id: string; text: string }
  | FailedMessage

/** The failure that a caller is told. */
export function failureOf(name: string, message: FailedMessage): CloudFailure {
  const reason = message.message.replace(/\s+/g, ' ')
  if (message.type === 'unloadable')
    return new CloudFailure('FUNCTION_FAILED', `The function "${name}" could not be loaded: ${reason}`)
  if (message.failed === 'threw')
    return new CloudFailure('FUNCTION_FAILED', `The function "${name}" threw: ${reason}`)
  if (message.failed === 'unserialisable')
    return new CloudFailure('REPLY_INVALID', `The answer of "${name}" cannot be written as JSON: ${reason}`)
  const size = `${reason} bytes`
  return new CloudFailure(
    'REPLY_TOO_LARGE',
    `The answer of "${name}" has ${size}, more than production lets out.`,
  )
}

/** Why a thread ended by itself, in words that follow "it". */
export function describeEnd(thrown: unknown): string {
  if (systemCodeOf(thrown) === 'ERR_WORKER_OUT_OF_MEMORY') return 'ran out of memory'
  return `threw outside a call: ${reasonOf(thrown)}`
}
