/** Inputs are attacker text: nothing of one is used before it has the shape its action asks for. */
import * as v from 'valibot'
import { inputInvalid } from '../../src/domain/refusals'
import { answer, type Reply } from '../../src/domain/result'

/** What WeChat adds by itself to every event of a phone. It is never read: who calls is not in the input. */
const added = ['userInfo', 'tcbContext']

/**
 * The name of the action that an event asks for; empty where there is none. It may be written with its function,
 * `member.getHome`, as the documents and the log write it.
 */
export function actionNameOf(event: unknown, functionName: string): string {
  const written = isRecord(event) && typeof event.action === 'string' ? event.action.slice(0, 40) : ''
  return written.startsWith(`${functionName}.`) ? written.slice(functionName.length + 1) : written
}

/** The input of an action without its name; refused where a key is unknown or a value has another shape. */
export function parseInput<Input>(schema: v.GenericSchema<unknown, Input>, event: unknown): Reply<Input> {
  const input = isRecord(event) ? { ...event } : {}
  for (const key of ['action', ...added]) Reflect.deleteProperty(input, key)
  return parse(schema, input)
}

/** A value of a shape; the refusal names the place and never repeats what was sent. */
export function parse<Value>(schema: v.GenericSchema<unknown, Value>, value: unknown): Reply<Value> {
  return isForged(value) ? inputInvalid('') : shaped(schema, value)
}

/** The shape around parts that are parsed one by one: a forged part is refused by itself and not with the others. */
export function parseAround<Value>(schema: v.GenericSchema<unknown, Value>, value: unknown): Reply<Value> {
  const isForgedItself = isRecord(value) && Object.keys(value).some(isInherited)
  return isForgedItself ? inputInvalid('') : shaped(schema, value)
}

function shaped<Value>(schema: v.GenericSchema<unknown, Value>, value: unknown): Reply<Value> {
  const parsed = v.safeParse(schema, value, { abortEarly: true })
  if (parsed.success) return answer(parsed.output)
  const [issue] = parsed.issues
  const place = v.getDotPath(issue) ?? ''
  // What a check of ours says is written for whoever sent it; all other words of an issue may repeat the value.
  return inputInvalid(/^[\w.]{1,60}$/.test(place) ? place : '', issue.type === 'check' ? issue.message : '')
}

/** No shape of ours is as deep; a tower of brackets would overflow whoever walks it. */
const DEPTH_MAX = 16

/** Keys that every object inherits pass for known ones in a look-up: they are refused wherever they stand. */
function isForged(value: unknown, depth = 0): boolean {
  if (depth > DEPTH_MAX) return true
  if (Array.isArray(value)) return value.some((inner) => isForged(inner, depth + 1))
  if (!isRecord(value)) return false
  return Object.entries(value).some(([key, inner]) => isInherited(key) || isForged(inner, depth + 1))
}

const isInherited = (key: string) => key in Object.prototype

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}
