/**
 * Queries: checked for what MongoDB refuses and mingo lets pass, then tested by mingo.
 */
import { Query as QueryWithExpressions } from 'mingo'
import { Context } from 'mingo/core'
import * as queryOperators from 'mingo/operators/query'
import { Query } from 'mingo/query'
import { requestFailed } from './failures'
import { type Fields, isFields, type Value } from './values'

/** Whether a document is meant by a query. */
export type Test = (document: Fields) => boolean

const geoOperators = ['$near', '$nearSphere', '$geoWithin', '$geoIntersects', '$within']

/** mingo copies its operators for every query; most queries need only these few. */
const queryContext = Context.init({ query: queryOperators })

/** Compiles a query. Refuses unknown operators, malformed operands, scripts and geography. */
export function compileFilter(filter: Fields): Test {
  const plain = plainTest(filter)
  if (plain) return plain
  checkFilter(filter)
  return guarded(() => {
    const query = usesExpressions(filter)
      ? new QueryWithExpressions(filter, { scriptEnabled: false })
      : new Query(filter, { scriptEnabled: false, context: queryContext })
    return (document) => guarded(() => query.test(document))
  })
}

/** Queries that only name values of top-level fields, such as {_id, version}, are the most frequent and need no engine. */
function plainTest(filter: Fields): Test | undefined {
  const wanted = Object.entries(filter)
  if (!wanted.every(([name, value]) => /^[^$.]+$/.test(name) && isPlain(value))) return undefined
  return (document) =>
    wanted.every(([name, value]) => {
      const found = document[name]
      return found === value || (Array.isArray(found) && found.includes(value))
    })
}

function isPlain(value: Value): boolean {
  return (
    typeof value === 'string' ||
    typeof value === 'boolean' ||
    (typeof value === 'number' && !Number.isNaN(value))
  )
}

function usesExpressions(value: Value): boolean {
  if (Array.isArray(value)) return value.some(usesExpressions)
  return (
    isFields(value) &&
    Object.entries(value).some(([name, inner]) => name === '$expr' || usesExpressions(inner))
  )
}

/** mingo's complaints are the caller's fault: they are told as the database tells them. */
export function guarded<T>(work: () => T): T {
  try {
    return work()
  } catch (thrown) {
    if (thrown instanceof Error && thrown.name !== 'AdminFailure') throw requestFailed(thrown.message)
    throw thrown
  }
}

function checkFilter(filter: Value | undefined): void {
  if (!isFields(filter)) throw requestFailed('A query must be an object')
  for (const [name, condition] of Object.entries(filter)) {
    if (name === '$and' || name === '$or' || name === '$nor') checkBranches(name, condition)
    else if (name === '$expr') continue
    else if (name.startsWith('$')) throw requestFailed(`unknown top level operator: ${name}`)
    else checkCondition(condition)
  }
}

function checkBranches(name: string, branches: Value | undefined): void {
  if (!Array.isArray(branches) || branches.length === 0)
    throw requestFailed(`${name} must be a nonempty array`)
  branches.forEach(checkFilter)
}

function checkCondition(condition: Value | undefined): void {
  if (!isFields(condition)) return
  const names = Object.keys(condition)
  if (!names.some((name) => name.startsWith('$'))) return
  for (const name of names) {
    if (geoOperators.includes(name))
      throw requestFailed(`This cloud has no geographic queries (${name}); run this on a real environment`)
    if (!Object.hasOwn(operandChecks, name)) throw requestFailed(`unknown operator: ${name}`)
    const complaint = operandChecks[name]?.(condition[name])
    if (complaint !== undefined) throw requestFailed(`${name} ${complaint}`)
  }
}

type OperandCheck = (operand: Value | undefined) => string | undefined

const anything: OperandCheck = () => undefined
const anArray: OperandCheck = (operand) => (Array.isArray(operand) ? undefined : 'needs an array')
const aWhole: OperandCheck = (operand) =>
  Number.isInteger(operand) && Number(operand) >= 0 ? undefined : 'needs a whole number that is not negative'
const aMask: OperandCheck = (operand) =>
  typeof operand === 'number' || Array.isArray(operand) ? undefined : 'needs a bit mask'
const twoNumbers: OperandCheck = (operand) =>
  Array.isArray(operand) && operand.length === 2 && operand.every((part) => typeof part === 'number')
    ? undefined
    : 'needs a divisor and a remainder'

/** Every operator of a field, with what its operand must be. */
const operandChecks: Record<string, OperandCheck> = {
  $eq: anything,
  $ne: (operand) => (operand instanceof RegExp ? 'cannot have a regular expression' : undefined),
  $gt: anything,
  $gte: anything,
  $lt: anything,
  $lte: anything,
  $in: anArray,
  $nin: anArray,
  $exists: anything,
  $type: anything,
  $mod: twoNumbers,
  $regex: (operand) =>
    typeof operand === 'string' || operand instanceof RegExp ? undefined : 'has to be a string',
  $options: (operand) => (typeof operand === 'string' ? undefined : 'has to be a string'),
  $all: anArray,
  $size: aWhole,
  $elemMatch: elementCheck,
  $not: notCheck,
  $bitsAllSet: aMask,
  $bitsAllClear: aMask,
  $bitsAnySet: aMask,
  $bitsAnyClear: aMask,
}

function elementCheck(operand: Value | undefined): string | undefined {
  if (!isFields(operand)) return 'needs an object'
  const isOperators = Object.keys(operand).some(
    (name) => name.startsWith('$') && !['$and', '$or', '$nor'].includes(name),
  )
  if (isOperators) checkCondition(operand)
  else checkFilter(operand)
  return undefined
}

function notCheck(operand: Value | undefined): string | undefined {
  if (operand instanceof RegExp) return undefined
  if (
    !isFields(operand) ||
    !Object.keys(operand).every((name) => name.startsWith('$')) ||
    Object.keys(operand).length === 0
  )
    return 'needs a regular expression or an object of operators'
  checkCondition(operand)
  return undefined
}
