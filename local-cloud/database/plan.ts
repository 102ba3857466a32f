/**
 * Which rows a query must look at: by _id, by a range of an index, or all. The plan may name too many rows, never too
 * few; every row is tested again.
 */
import type { Collection, Direction, Index } from './catalog'
import { afterPrefix, indexPrefix, keyBytesMax, keyOfValue, kindByteOf } from './index-keys'
import type { KeyRange } from './rows'
import { type Fields, isFields, type Value } from './values'

export type SortOrder = [path: string, direction: Direction][]

/** `isExact`: every row it names is meant, so none needs to be read for that. */
export type Plan =
  | { kind: 'scan'; isSorted: boolean; isExact: false }
  | {
      kind: 'ranges'
      index: Index
      ranges: KeyRange[]
      isReverse: boolean
      isSorted: boolean
      isExact: boolean
    }

/** What a query says of one path. */
interface Condition {
  equals?: Value[]
  /** The equality is all that the query says of the path. */
  isExact: boolean
  bounds: { operator: string; value: Value }[]
}

interface Question {
  filter: Fields
  conditions: Map<string, Condition>
  sort: SortOrder
}

/** More alternatives than this are not worth their ranges. */
const rangesMax = 2000

/** Chooses the index that narrows most; of those that narrow alike, one that also sorts. */
export function planOf(collection: Collection, filter: Fields, sort: SortOrder): Plan {
  const conditions = conditionsOf(filter)
  let best: { plan: Plan; score: number } = {
    plan: { kind: 'scan', isSorted: sort.length === 0, isExact: false },
    score: 0,
  }
  for (const index of [collection.idIndex, ...collection.indexes]) {
    const found = rangePlan(index, { filter, conditions, sort })
    if (found && found.score > best.score) best = found
  }
  return best.plan
}

function rangePlan(index: Index, { filter, conditions, sort }: Question) {
  let prefixes = [indexPrefix(index)]
  let depth = 0
  for (const [path, direction] of index.fields) {
    const values = conditions.get(path)?.equals
    if (!values || prefixes.length * values.length > rangesMax) break
    const longer = prefixes.flatMap((prefix) =>
      values.map((value) => Buffer.concat([prefix, keyOfValue(value, direction)])),
    )
    // No entry is that long, and lmdb does not take such a key.
    if (longer.some(({ length }) => length > keyBytesMax)) break
    prefixes = longer
    depth++
  }
  const next = index.fields[depth]
  const bounds = next && !index.isMultikey ? (conditions.get(next[0])?.bounds ?? []) : []
  // Several ranges lie in the order of the index, which is the order asked for when that begins where the index does.
  const fixed = prefixes.length === 1 ? depth : 0
  const order = index.isMultikey ? undefined : sortedBy(index, fixed, sort)
  const score =
    depth * 8 +
    (bounds.length > 0 ? 4 : 0) +
    (order === undefined ? 0 : 1) +
    (isWhole(index, depth) ? 100 : 0)
  if (depth === 0 && bounds.length === 0 && (order === undefined || sort.length === 0)) return undefined
  const ranges = sortedRanges(prefixes.map((prefix) => boundedRange(prefix, next?.[1] ?? 1, bounds)))
  const isExact = isAnswered(index, depth, { filter, conditions })
  const plan: Plan = {
    kind: 'ranges',
    index,
    ranges,
    isReverse: order === 'reverse',
    isSorted: order !== undefined,
    isExact,
  }
  return { plan, score }
}

/** A unique index with a value for every field names at most one row for each combination. */
function isWhole(index: Index, depth: number): boolean {
  return index.isUnique && depth === index.fields.length
}

/** Whether the first `depth` fields of the index say all that the query says. */
function isAnswered(index: Index, depth: number, { filter, conditions }: Omit<Question, 'sort'>): boolean {
  const fixed = index.fields.slice(0, depth).map(([path]) => path)
  return Object.keys(filter).every((name) => fixed.includes(name) && conditions.get(name)?.isExact)
}

/** Whether the index, behind `depth` fields that are fixed, gives the asked order, and from which end. */
function sortedBy(index: Index, depth: number, sort: SortOrder): 'forward' | 'reverse' | undefined {
  const fixed = index.fields.slice(0, depth).map(([path]) => path)
  const wanted = sort.filter(([path]) => !fixed.includes(path))
  const rest = index.fields.slice(depth)
  if (wanted.length > rest.length) return undefined
  const turns = wanted.map(([path, direction], place) =>
    rest[place]?.[0] === path ? direction * rest[place][1] : 0,
  )
  if (turns.every((turn) => turn === 1)) return 'forward'
  return turns.every((turn) => turn === -1) ? 'reverse' : undefined
}

/** The part of the keys behind `prefix` whose next field is within the bounds. */
function boundedRange(prefix: Buffer, direction: Direction, bounds: Condition['bounds']): KeyRange {
  let start = prefix
  let end = afterPrefix(prefix)
  for (const { operator, value } of bounds) {
    const kindByte = kindByteOf(value) ?? 0
    const first = Buffer.concat([prefix, Buffer.of(direction === 1 ? kindByte : 255 - kindByte)])
    const edge = Buffer.concat([prefix, keyOfValue(value, direction)])
    const isLower = operator.startsWith('$gt') === (direction === 1)
    const isInclusive = operator.endsWith('e')
    const range = isLower
      ? { start: isInclusive ? edge : afterPrefix(edge), end: afterPrefix(first) }
      : { start: first, end: isInclusive ? afterPrefix(edge) : edge }
    start = Buffer.compare(range.start, start) > 0 ? range.start : start
    end = Buffer.compare(range.end, end) < 0 ? range.end : end
  }
  return { start, end }
}

/** In the order of the index, without repetition and without empty ones. */
function sortedRanges(ranges: KeyRange[]): KeyRange[] {
  const sorted = ranges
    .filter(({ start, end }) => Buffer.compare(start, end) < 0)
    .sort((one, other) => Buffer.compare(one.start, other.start))
  return sorted.filter(({ start }, place) => place === 0 || !sorted[place - 1]?.start.equals(start))
}

/** What the query demands of single paths, whatever else it says. */
function conditionsOf(filter: Fields, found = new Map<string, Condition>()): Map<string, Condition> {
  for (const [name, value] of Object.entries(filter)) {
    if (name === '$and' && Array.isArray(value))
      value.filter(isFields).forEach((branch) => conditionsOf(branch, found))
    else if (!name.startsWith('$')) addCondition(found, name, value)
  }
  return found
}

function addCondition(found: Map<string, Condition>, path: string, value: Value): void {
  const before = found.get(path)
  const condition = before ?? { bounds: [], isExact: true }
  found.set(path, condition)
  const operators =
    isFields(value) && Object.keys(value).some((name) => name.startsWith('$')) ? value : { $eq: value }
  if (before || Object.keys(operators).length > 1) condition.isExact = false
  for (const [operator, operand] of Object.entries(operators)) {
    const values =
      operator === '$eq' ? [operand] : operator === '$in' && Array.isArray(operand) ? operand : undefined
    if (values?.every(isKeyed)) condition.equals ??= values
    // What null means inside lists is left to the test of each row.
    if (!values?.every(isKeyed) || values.includes(null)) condition.isExact = false
    if (/^\$[gl]te?$/.test(operator) && isBound(operand)) condition.bounds.push({ operator, value: operand })
  }
}

/** Texts that no index can hold are no bound for one. */
function isBound(value: Value): boolean {
  if (typeof value === 'string') return Buffer.byteLength(value) < keyBytesMax / 2
  return kindByteOf(value) !== undefined && !Number.isNaN(value)
}

/** Equality with an object, an array or a pattern is more than one key. */
function isKeyed(value: Value): boolean {
  if (value === null || typeof value !== 'object') return typeof value !== 'number' || !Number.isNaN(value)
  return !Array.isArray(value) && !(value instanceof RegExp) && !isFields(value)
}
