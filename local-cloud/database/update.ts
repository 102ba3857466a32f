/**
 * Updates: checked as a whole, then applied operator by operator.
 */
import { checkNames, checkPath } from './field-names'
import { requestFailed } from './failures'
import type { DatabaseLimits } from './limits'
import { concretePaths } from './positional'
import { updateOperators } from './update-operators'
import { type Document, type Fields, isFields, type Value } from './values'

interface Step {
  operator: string
  path: string
  operand: Value
}

/** Changes a document in place. */
export type Update = (document: Document) => void

/**
 * Makes an update of MongoDB's operators. Refuses unknown operators, names the limits forbid, a change of _id, and two
 * operators on one path. `filter` tells what the positional `$` means; `now` (ms) is the instant of the request.
 */
export function compileUpdate(
  update: Fields,
  context: { filter: Fields; now: number; limits: DatabaseLimits },
): Update {
  const steps = stepsOf(update)
  for (const step of steps) checkStep(step, context.limits)
  refuseConflicts(steps)
  return (document) => {
    for (const { operator, path, operand } of steps)
      for (const concrete of concretePaths(document, path, context.filter))
        updateOperators[operator]?.({ document, path: concrete, now: context.now }, operand)
  }
}

function stepsOf(update: Fields): Step[] {
  const steps: Step[] = []
  for (const [operator, operands] of Object.entries(update)) {
    if (!operator.startsWith('$'))
      throw requestFailed(`The update operator expected, found field '${operator}'`)
    if (!Object.hasOwn(updateOperators, operator)) throw requestFailed(`Unknown modifier: ${operator}`)
    if (!isFields(operands)) throw requestFailed(`Modifiers operate on fields, but ${operator} has no object`)
    for (const [path, operand] of Object.entries(operands)) steps.push({ operator, path, operand })
  }
  return steps
}

function checkStep({ operator, path, operand }: Step, limits: DatabaseLimits): void {
  checkPath(path, limits)
  if (isIdPath(path) || (operator === '$rename' && typeof operand === 'string' && isIdPath(operand)))
    throw requestFailed("Performing an update on the path '_id' would modify the immutable field '_id'")
  if (operator === '$rename' && typeof operand === 'string') checkPath(operand, limits)
  if (operator === '$set' || operator === '$min' || operator === '$max') checkNames(operand, limits)
  if (operator === '$push' || operator === '$addToSet')
    checkNames(isFields(operand) && operand.$each !== undefined ? operand.$each : operand, limits)
}

function isIdPath(path: string): boolean {
  return path === '_id' || path.startsWith('_id.')
}

/** Sorted paths stand directly before those that begin with them. */
function refuseConflicts(steps: Step[]): void {
  const renamed = steps.flatMap(({ operator, operand }) => (operator === '$rename' ? [String(operand)] : []))
  const paths = [...steps.map(({ path }) => path), ...renamed].map((path) => `${path}.`).sort()
  for (const [place, path] of paths.entries()) {
    const before = paths[place - 1]
    if (before !== undefined && path.startsWith(before))
      throw requestFailed(
        `Updating the path '${path.slice(0, -1)}' would create a conflict at '${before.slice(0, -1)}'`,
      )
  }
}
