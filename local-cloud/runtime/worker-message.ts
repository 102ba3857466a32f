/**
 * What a worker thread tells its cloud, and what it means to the caller. Written by worker.cjs.
 */
import * as v from 'valibot'
import { CloudFailure, reasonOf, systemCodeOf } from '../failure'

const thrown = { message: v.string(), stack: v.string() }
const call = { type: v.literal('answer'), id: v.string() }

/** The bundle could not be loaded. */
const Unloadable = v.object({ type: v.literal('unloadable'), ...thrown })
/** The call threw, answered what JSON cannot say, or answered too much. */
const Failed = v.object({ ...call, failed: v.picklist(['threw', 'unserialisable', 'too-large']), ...thrown })

const Message = v.union([
  v.object({ ...call, text: v.string() }),
  v.object({
    type: v.literal('log'),
    id: v.exactOptional(v.string()),
    level: v.picklist(['debug', 'info', 'warn', 'error']),
    text: v.string(),
  }),
  v.object({ type: v.literal('ready') }),
  Failed,
  Unloadable,
])

export type Message = v.InferOutput<typeof Message>
export type FailedMessage = v.InferOutput<typeof Failed> | v.InferOutput<typeof Unloadable>

/** A message of a thread; undefined for one that worker.cjs did not write: a bundle can speak on the same port. */
export function readMessage(said: unknown): Message | undefined {
  const read = v.safeParse(Message, said)
  return read.success ? read.output : undefined
}

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
