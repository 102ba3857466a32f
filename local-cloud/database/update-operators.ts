/**
 * The update operators. mingo has them too, but passes silently over what MongoDB refuses ($inc on a string, $push on
 * something that is no array) and drops $slice and $sort of a $push that makes its array, so they are our own.
 */
import { stringifyEjson } from './ejson'
import { requestFailed } from './failures'
import { keyOfValue } from './index-keys'
import { pullTest } from './pull'
import { pushed } from './push'
import { Place } from './places'
import { isFields, type Fields, type Value } from './values'

/** Changes one place of a document. `now` is the instant of the request. */
type Operator = (target: { document: Fields; path: string; now: number }, operand: Value) => void

/** Every operator that an update may have. */
export const updateOperators: Record<string, Operator> = {
  $set: ({ document, path }, operand) => Place.make(document, path).set(operand),
  $unset: ({ document, path }) => Place.find(document, path)?.remove(),
  $inc: (target, operand) =>
    calculate(target, operand, { name: '$inc', missing: operand, with: (value, by) => value + by }),
  $mul: (target, operand) =>
    calculate(target, operand, { name: '$mul', missing: 0, with: (value, by) => value * by }),
  $min: (target, operand) => keepIf(target, operand, (order) => order > 0),
  $max: (target, operand) => keepIf(target, operand, (order) => order < 0),
  $bit: (target, operand) => setBits(target, operand),
  $rename: ({ document, path }, operand) => rename(document, path, operand),
  $currentDate: ({ document, path, now }) => Place.make(document, path).set(new Date(now)),
  $push: (target, operand) => changeArray(target, '$push', (array) => pushed(array, operand)),
  $addToSet: (target, operand) => changeArray(target, '$addToSet', (array) => withMembers(array, operand)),
  $pop: (target, operand) => changeFound(target, '$pop', (array) => popped(array, operand)),
  $pull: (target, operand) => {
    const isPulled = pullTest(operand)
    changeFound(target, '$pull', (array) => array.filter((element) => !isPulled(element)))
  },
  $pullAll: (target, operand) => {
    const pulled = new Set(elementsOf(operand, '$pullAll').map(stringifyEjson))
    changeFound(target, '$pullAll', (array) =>
      array.filter((element) => !pulled.has(stringifyEjson(element))),
    )
  },
}

type Target = Parameters<Operator>[0]

interface Calculation {
  name: string
  /** What a missing field becomes. */
  missing: Value
  with(value: number, by: number): number
}

function calculate({ document, path }: Target, operand: Value, calculation: Calculation): void {
  if (typeof operand !== 'number')
    throw requestFailed(`Cannot apply ${calculation.name} with a non-numeric argument (${path})`)
  const place = Place.make(document, path)
  const { value } = place
  if (value === undefined) place.set(calculation.missing)
  else if (typeof value === 'number') place.set(calculation.with(value, operand))
  else throw requestFailed(`Cannot apply ${calculation.name} to a value of non-numeric type: field '${path}'`)
}

function keepIf({ document, path }: Target, operand: Value, isTaken: (order: number) => boolean): void {
  const place = Place.make(document, path)
  const { value } = place
  if (value === undefined || isTaken(Buffer.compare(keyOfValue(value), keyOfValue(operand))))
    place.set(operand)
}

function setBits({ document, path }: Target, operand: Value): void {
  const [name, mask] = isFields(operand) ? (Object.entries(operand)[0] ?? []) : []
  const place = Place.make(document, path)
  const value = place.value ?? 0
  if (!Number.isInteger(mask) || !Number.isInteger(value))
    throw requestFailed(`Cannot apply $bit to '${path}': whole numbers only`)
  if (name === 'and') place.set(Number(value) & Number(mask))
  else if (name === 'or') place.set(Number(value) | Number(mask))
  else if (name === 'xor') place.set(Number(value) ^ Number(mask))
  else throw requestFailed("The $bit modifier only supports 'and', 'or', and 'xor'")
}

function rename(document: Fields, path: string, operand: Value): void {
  if (typeof operand !== 'string') throw requestFailed(`The 'to' field for $rename must be a string: ${path}`)
  const from = Place.find(document, path)
  if (!from || from.value === undefined) return
  if (from.isElement) throw requestFailed(`The source field of $rename cannot be an array element: '${path}'`)
  const { value } = from
  from.remove()
  Place.make(document, operand).set(value)
}

/** For operators that make the array where there is none. */
function changeArray({ document, path }: Target, name: string, change: (array: Value[]) => Value[]): void {
  const place = Place.make(document, path)
  place.set(change(arrayAt(place.value ?? [], path, name)))
}

/** For operators that leave a missing field missing. */
function changeFound({ document, path }: Target, name: string, change: (array: Value[]) => Value[]): void {
  const place = Place.find(document, path)
  if (place?.value !== undefined) place.set(change(arrayAt(place.value, path, name)))
}

function arrayAt(value: Value, path: string, name: string): Value[] {
  if (Array.isArray(value)) return value
  throw requestFailed(`Cannot apply ${name} to non-array field '${path}'`)
}

function elementsOf(operand: Value, name: string): Value[] {
  if (!Array.isArray(operand)) throw requestFailed(`${name} requires an array argument`)
  return operand
}

function withMembers(array: Value[], operand: Value): Value[] {
  const isMany = isFields(operand) && Object.hasOwn(operand, '$each')
  const added = isMany ? elementsOf(operand.$each ?? null, '$each') : [operand]
  const known = new Set(array.map(stringifyEjson))
  const result = [...array]
  for (const element of added) {
    const text = stringifyEjson(element)
    if (known.has(text)) continue
    known.add(text)
    result.push(element)
  }
  return result
}

function popped(array: Value[], operand: Value): Value[] {
  if (operand === 1) return array.slice(0, -1)
  if (operand === -1) return array.slice(1)
  throw requestFailed('$pop expects 1 or -1')
}
