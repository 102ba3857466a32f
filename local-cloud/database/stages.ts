/**
 * The stages a pipeline may have, and what each must be given: mingo runs for ever, or passes over it, where MongoDB refuses.
 */
import { requestFailed } from './failures'
import { type Fields, isFields, type Value } from './values'

type StageName = keyof typeof operands

type Check = (operand: Value) => boolean

const anObject: Check = isFields
const aText: Check = (operand) => typeof operand === 'string' && operand !== ''
const isWhole = (value: Value | undefined, min: number) => Number.isSafeInteger(value) && Number(value) >= min

/** Every stage of the SDK, and those that raw pipelines are written with. */
const operands = {
  $addFields: anObject,
  $bucket: anObject,
  $bucketAuto: (operand: Value) => isFields(operand) && isWhole(operand.buckets, 1),
  $count: aText,
  $facet: anObject,
  $group: (operand: Value) => isFields(operand) && operand._id !== undefined,
  $limit: (operand: Value) => isWhole(operand, 1),
  $lookup: anObject,
  $match: anObject,
  $project: anObject,
  $replaceRoot: anObject,
  $replaceWith: () => true,
  $sample: (operand: Value) => isFields(operand) && isWhole(operand.size, 1),
  $set: anObject,
  $skip: (operand: Value) => isWhole(operand, 0),
  $sort: (operand: Value) =>
    isFields(operand) && Object.values(operand).every((direction) => direction === 1 || direction === -1),
  $sortByCount: () => true,
  $unionWith: () => true,
  $unset: () => true,
  $unwind: (operand: Value) => aText(operand) || (isFields(operand) && aText(operand.path ?? null)),
} satisfies Record<string, Check>

/** Refuses a stage that is unknown or malformed, also inside others. */
export function checkStage(stage: Value): void {
  const [name, ...others] = isFields(stage) ? Object.keys(stage) : []
  if (!isFields(stage) || name === undefined || others.length > 0)
    throw requestFailed('A stage of a pipeline must be an object with one name')
  const operand = stage[name] ?? null
  if (!isStageName(name)) throw requestFailed(`Unrecognized pipeline stage name in this cloud: '${name}'`)
  if (!operands[name](operand)) throw requestFailed(`The stage ${name} is not given what it needs`)
  for (const pipeline of innerPipelines(name, operand)) pipeline.forEach(checkStage)
}

function isStageName(name: string): name is StageName {
  return Object.hasOwn(operands, name)
}

function innerPipelines(name: StageName, operand: Value): Value[][] {
  if (!isFields(operand)) return []
  const inner: Fields[string][] = name === '$facet' ? Object.values(operand) : [operand.pipeline ?? null]
  return inner.filter((pipeline) => Array.isArray(pipeline))
}
