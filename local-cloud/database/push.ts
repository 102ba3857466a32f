/**
 * $push with its modifiers: elements go in at a position, then the array is sorted, then cut.
 */
import { requestFailed } from './failures'
import { indexedValues, keyOfValue } from './index-keys'
import type { Direction } from './catalog'
import { type Fields, isFields, type Value } from './values'

const modifiers = ['$each', '$position', '$slice', '$sort']

/** The array after the push. Refuses unknown modifiers and operands of the wrong kind. */
export function pushed(array: Value[], operand: Value): Value[] {
  if (!isFields(operand) || !Object.keys(operand).some((name) => name.startsWith('$')))
    return [...array, operand]
  const unknown = Object.keys(operand).find((name) => !modifiers.includes(name))
  if (unknown !== undefined) throw requestFailed(`Unrecognized clause in $push: ${unknown}`)
  if (!Array.isArray(operand.$each)) throw requestFailed('The argument to $each in $push must be an array')
  const position = wholeOr(operand.$position, array.length, '$position')
  const result = [...array]
  result.splice(position, 0, ...operand.$each)
  const inOrder = operand.$sort === undefined ? result : sorted(result, operand.$sort)
  return cut(inOrder, wholeOr(operand.$slice, undefined, '$slice'))
}

function wholeOr<T>(value: Value | undefined, otherwise: T, name: string): number | T {
  if (value === undefined) return otherwise
  if (typeof value !== 'number' || !Number.isInteger(value))
    throw requestFailed(`The value for ${name} must be an integer`)
  return value
}

function cut(array: Value[], slice: number | undefined): Value[] {
  if (slice === undefined) return array
  if (slice === 0) return []
  return slice > 0 ? array.slice(0, slice) : array.slice(slice)
}

/** The order is a direction for whole elements, or directions for paths inside them. */
function sorted(array: Value[], order: Value): Value[] {
  const directions = isFields(order) ? Object.entries(order) : [['', order] as const]
  const keyed = array.map((element) => ({ element, key: keyOf(element, directions) }))
  return keyed.sort((one, other) => Buffer.compare(one.key, other.key)).map(({ element }) => element)
}

function keyOf(element: Value, directions: (readonly [path: string, direction: Value])[]): Buffer {
  return Buffer.concat(
    directions.map(([path, direction]) =>
      keyOfValue(path === '' ? element : valueAt(element, path), checked(direction)),
    ),
  )
}

function valueAt(element: Value, path: string): Value | undefined {
  const fields: Fields = isFields(element) ? element : {}
  return indexedValues(fields, path).values[0]
}

function checked(direction: Value): Direction {
  if (direction === 1 || direction === -1) return direction
  throw requestFailed('The $sort element value must be either 1 or -1')
}
