/**
 * Values as bytes whose order is MongoDB's order of values. Index entries and sorting use the same bytes, so a result
 * that comes out of an index and one that was sorted cannot differ.
 */
import { Binary, ObjectId } from 'bson'
import { stringifyEjson } from './ejson'
import { requestFailed } from './failures'
import type { Direction, Index } from './catalog'
import { type Fields, isFields, type Value } from './values'

/** First byte of a value: kinds are ordered among each other, and an empty array comes before everything. */
const kind = {
  emptyArray: 0x08,
  null: 0x10,
  number: 0x20,
  string: 0x30,
  fields: 0x40,
  array: 0x50,
  binary: 0x60,
  objectId: 0x70,
  boolean: 0x80,
  date: 0x90,
  pattern: 0xa0,
} as const

/** lmdb takes keys up to 1978 bytes; the row's number follows the key in plain indexes. */
export const keyBytesMax = 1900

/** The bytes of one value; a missing field counts as null. */
export function keyOfValue(value: Value | undefined, direction: Direction = 1): Buffer {
  const bytes = ascendingKey(value)
  if (direction === 1) return bytes
  const inverted = Buffer.allocUnsafe(bytes.length)
  for (let place = 0; place < bytes.length; place++) inverted[place] = 255 - (bytes[place] ?? 0)
  return inverted
}

function ascendingKey(value: Value | undefined): Buffer {
  if (value === undefined || value === null) return Buffer.of(kind.null)
  if (typeof value === 'string') return textKey(kind.string, Buffer.from(value))
  if (typeof value === 'number') return numberKey(kind.number, value)
  if (typeof value === 'boolean') return Buffer.of(kind.boolean, value ? 1 : 0)
  if (value instanceof Date) return numberKey(kind.date, value.getTime())
  if (value instanceof ObjectId) return Buffer.concat([Buffer.of(kind.objectId), value.id])
  if (value instanceof Binary) return textKey(kind.binary, Buffer.from(value.value()))
  if (value instanceof RegExp) return textKey(kind.pattern, Buffer.from(`${value.source}/${value.flags}`))
  if (Array.isArray(value) && value.length === 0) return Buffer.of(kind.emptyArray)
  return textKey(Array.isArray(value) ? kind.array : kind.fields, Buffer.from(stringifyEjson(value)))
}

/** The byte with which every value of the same kind begins, or undefined for kinds that have no ranges. */
export function kindByteOf(value: Value | undefined): number | undefined {
  if (typeof value === 'string') return kind.string
  if (typeof value === 'number') return kind.number
  return value instanceof Date ? kind.date : undefined
}

/** IEEE bits in an order that compares as bytes; -0 is 0, and NaN is the smallest number, as in MongoDB. */
function numberKey(kindByte: number, value: number): Buffer {
  if (Number.isNaN(value)) return Buffer.of(kindByte, 0, 0, 0, 0, 0, 0, 0, 0)
  const key = Buffer.allocUnsafe(9)
  key[0] = kindByte
  key.writeDoubleBE(value === 0 ? 0 : value, 1)
  if (value >= 0) key[1] = (key[1] ?? 0) ^ 0x80
  else for (let place = 1; place < 9; place++) key[place] = 255 - (key[place] ?? 0)
  return key
}

/**
 * Text ends with a zero byte, so that a shorter one comes first. Inside, 0 becomes 1 1 and 1 becomes 1 2: then no key
 * begins with another, and a look-up of "x" does not find "x\\0".
 */
function textKey(kindByte: number, text: Buffer): Buffer {
  if (text.includes(0) || text.includes(1)) {
    const escaped = [...text].flatMap((byte) => (byte > 1 ? [byte] : [1, byte + 1]))
    return Buffer.from([kindByte, ...escaped, 0])
  }
  const key = Buffer.allocUnsafe(text.length + 2)
  key[0] = kindByte
  text.copy(key, 1)
  key[text.length + 1] = 0
  return key
}

/** The smallest key that is larger than every key beginning with `prefix`. */
export function afterPrefix(prefix: Buffer): Buffer {
  const next = Buffer.from(prefix)
  for (let place = next.length - 1; place >= 0; place--) {
    if (next[place] !== 255) {
      next[place] = (next[place] ?? 0) + 1
      return next.subarray(0, place + 1)
    }
  }
  return Buffer.concat([prefix, Buffer.of(255, 255)])
}

/** One entry of an index; the key begins with the number of the index. */
export interface Entry {
  index: Index
  key: Buffer
}

/** The number of an index as the first four bytes of its keys. */
export function indexPrefix(index: Index): Buffer {
  const prefix = Buffer.allocUnsafe(4)
  prefix.writeUInt32BE(index.no)
  return prefix
}

/** Every entry of a document in one index: one, or one an element where the field is an array. */
export function entriesOf(index: Index, document: Fields): Entry[] {
  const keys = isSimple(index, document) ? [simpleKey(index, document)] : arrayKeys(index, document)
  for (const key of keys)
    if (key.length > keyBytesMax) throw requestFailed(`key too large to index in ${index.name}`)
  return keys.map((key) => ({ index, key }))
}

/** Fields of the document itself that are no arrays give one key. */
function isSimple(index: Index, document: Fields): boolean {
  return index.fields.every(([path]) => !path.includes('.') && !Array.isArray(document[path]))
}

function simpleKey(index: Index, document: Fields): Buffer {
  const parts = index.fields.map(([path, direction]) => keyOfValue(document[path], direction))
  return Buffer.concat([indexPrefix(index), ...parts])
}

function arrayKeys(index: Index, document: Fields): Buffer[] {
  let keys = [indexPrefix(index)]
  let arrayPath: string | undefined
  for (const [path, direction] of index.fields) {
    const { values, isArray } = indexedValues(document, path)
    if (isArray && arrayPath !== undefined)
      throw requestFailed(`cannot index parallel arrays [${path}] [${arrayPath}]`)
    if (isArray) arrayPath = path
    const parts = distinct(values.map((value) => keyOfValue(value, direction)))
    keys = keys.flatMap((key) => parts.map((part) => Buffer.concat([key, part])))
  }
  if (arrayPath !== undefined) index.isMultikey = true
  return keys
}

function distinct(keys: Buffer[]): Buffer[] {
  if (keys.length < 2) return keys
  return [...new Map(keys.map((key) => [key.toString('latin1'), key])).values()]
}

/** The values of a path for an index or a sort: an array gives its elements, an empty one itself. */
export function indexedValues(
  document: Fields,
  path: string,
): { values: (Value | undefined)[]; isArray: boolean } {
  const { values, isArray } = valuesAt(document, path.split('.'))
  if (!values.some((value) => Array.isArray(value) && value.length > 0))
    return { values, isArray: isArray || values.some(Array.isArray) }
  return {
    values: values.flatMap((value) => (Array.isArray(value) && value.length > 0 ? value : [value])),
    isArray: true,
  }
}

function valuesAt(
  value: Value | undefined,
  path: string[],
): { values: (Value | undefined)[]; isArray: boolean } {
  const [name, ...rest] = path
  if (name === undefined) return { values: [value], isArray: false }
  if (Array.isArray(value)) {
    if (/^\d+$/.test(name)) return valuesAt(value[Number(name)], rest)
    const inner = value.filter(isFields).map((element) => valuesAt(element, path).values)
    return { values: inner.length === 0 ? [undefined] : inner.flat(), isArray: true }
  }
  return valuesAt(isFields(value) ? value[name] : undefined, rest)
}
