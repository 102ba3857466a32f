/**
 * Canonical extended JSON, the form in which documents travel and in which they are kept: a document that is read by
 * its id is sent as it lies there. Written by hand because `bson` needs 370 µs to read an account where this needs 90.
 */
import { Binary, ObjectId } from 'bson'
import { invalidParam } from './failures'
import type { Fields, Value } from './values'

/** Levels of nesting that MongoDB takes. */
const depthMax = 100

/** Reads extended JSON. `now` (ms) is the one instant that every server date of the request stands for. */
export function parseEjson(text: string, now: number): Value {
  let parsed: unknown
  try {
    parsed = JSON.parse(text)
  } catch {
    throw invalidParam('A document, query or update is not valid JSON')
  }
  return revive(parsed, now, 0)
}

/** Reads extended JSON that must be an object. */
export function parseFields(text: string, now: number): Fields {
  const value = parseEjson(text, now)
  if (typeof value !== 'object' || value === null || Object.getPrototypeOf(value) !== Object.prototype)
    throw invalidParam('A document, query or update is not an object')
  return value as Fields // its prototype was just looked at
}

/** Turns what JSON.parse gave into values, in place. */
function revive(value: unknown, now: number, depth: number): Value {
  if (typeof value !== 'object' || value === null) return value as Value // JSON.parse gives no other primitives
  if (depth > depthMax) throw invalidParam(`Objects are nested more than ${depthMax} levels deep`)
  if (Array.isArray(value)) {
    for (let place = 0; place < value.length; place++) value[place] = revive(value[place], now, depth + 1)
    return value
  }
  const fields = value as Record<string, unknown> // an object of JSON.parse
  for (const name in fields) {
    if (name.charCodeAt(0) === dollar && Object.hasOwn(readers, name)) return readSpecial(fields, name, now)
    if (name === '__proto__') throw invalidParam('A field cannot be named __proto__')
    const inner = fields[name]
    if (typeof inner === 'object' && inner !== null) fields[name] = revive(inner, now, depth + 1)
  }
  return fields as Fields // every field has been revived
}

const dollar = 36

function readSpecial(fields: Record<string, unknown>, name: string, now: number): Value {
  const read = readers[name]
  const value = read?.(fields[name], now)
  if (value === undefined) throw invalidParam(`A value of the form ${name} cannot be read`)
  return value
}

type Reader = (body: unknown, now: number) => Value | undefined

const readers: Record<string, Reader> = {
  $numberInt: (body) => wholeNumber(body),
  $numberLong: (body) => wholeNumber(body),
  $numberDouble: (body) => (typeof body === 'string' ? Number(body) : undefined),
  $date: (body) => readDate(body),
  $oid: (body) => (typeof body === 'string' && ObjectId.isValid(body) ? new ObjectId(body) : undefined),
  $regularExpression: (body) => readPattern(body),
  $binary: (body) => readBinary(body),
  $tcb_server_date: (body, now) => serverDate(body, now),
  $numberDecimal: () => undefined,
  $timestamp: () => undefined,
  $minKey: () => undefined,
  $maxKey: () => undefined,
  $code: () => undefined,
  $symbol: () => undefined,
  $undefined: () => undefined,
  $dbPointer: () => undefined,
}

/** A 64-bit number that JavaScript cannot hold is refused rather than rounded. */
function wholeNumber(body: unknown): number | undefined {
  if (typeof body !== 'string' || !/^-?\d+$/.test(body)) return undefined
  const number = Number(body)
  if (Number.isSafeInteger(number)) return number
  // The SDK writes large ones with the digits that JavaScript shows.
  if (String(number) !== body && BigInt(body) !== BigInt(number))
    throw invalidParam(`The number ${body} is larger than this cloud can keep`)
  return number
}

function readDate(body: unknown): Date | undefined {
  const at = isRecord(body) ? wholeNumber(body.$numberLong) : body
  if (typeof at !== 'string' && typeof at !== 'number') return undefined
  const date = new Date(at)
  return Number.isNaN(date.getTime()) ? undefined : date
}

function serverDate(body: unknown, now: number): Date | undefined {
  if (!isRecord(body)) return undefined
  const offset = body.offset === undefined ? 0 : revive(body.offset, now, 0)
  return typeof offset === 'number' ? new Date(now + offset) : undefined
}

function readPattern(body: unknown): RegExp | undefined {
  if (!isRecord(body) || typeof body.pattern !== 'string') return undefined
  try {
    return new RegExp(body.pattern, typeof body.options === 'string' ? body.options : '')
  } catch {
    throw invalidParam(`The regular expression /${body.pattern}/ cannot be read`)
  }
}

function readBinary(body: unknown): Binary | undefined {
  if (!isRecord(body) || typeof body.base64 !== 'string') return undefined
  return new Binary(Buffer.from(body.base64, 'base64'), parseInt(String(body.subType ?? '0'), 16))
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}

/** Writes canonical extended JSON: every number says its type. */
export function stringifyEjson(value: Value): string {
  switch (typeof value) {
    case 'string':
      return JSON.stringify(value)
    case 'number':
      return numberText(value)
    case 'boolean':
      return value ? 'true' : 'false'
    default:
      return objectText(value)
  }
}

const int32Max = 2 ** 31 - 1
const int64Limit = 2 ** 63

function numberText(value: number): string {
  if (!Number.isInteger(value) || Object.is(value, -0)) return `{"$numberDouble":"${doubleText(value)}"}`
  if (value >= -int32Max - 1 && value <= int32Max) return `{"$numberInt":"${value}"}`
  if (value >= -int64Limit && value < int64Limit) return `{"$numberLong":"${BigInt(value)}"}`
  return `{"$numberDouble":"${value}"}`
}

function doubleText(value: number): string {
  return Object.is(value, -0) ? '-0.0' : String(value)
}

function objectText(value: Exclude<Value, string | number | boolean>): string {
  if (value === null) return 'null'
  if (Array.isArray(value)) return `[${value.map(stringifyEjson).join(',')}]`
  if (value instanceof Date) return `{"$date":{"$numberLong":"${value.getTime()}"}}`
  if (value instanceof RegExp)
    return `{"$regularExpression":{"pattern":${JSON.stringify(value.source)},"options":"${value.flags}"}}`
  if (value instanceof ObjectId) return `{"$oid":"${value.toHexString()}"}`
  if (value instanceof Binary)
    return `{"$binary":{"base64":"${value.toString('base64')}","subType":"${value.sub_type.toString(16).padStart(2, '0')}"}}`
  return fieldsText(value)
}

function fieldsText(fields: Fields): string {
  let text = ''
  for (const name in fields) {
    const value = fields[name]
    if (value === undefined) continue
    text += `${text === '' ? '' : ','}${JSON.stringify(name)}:${stringifyEjson(value)}`
  }
  return `{${text}}`
}
