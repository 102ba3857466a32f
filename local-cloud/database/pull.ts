/**
 * Which elements $pull takes out: those equal to a value, or those a condition means.
 */
import { stringifyEjson } from './ejson'
import { compileFilter } from './filter'
import { isFields, type Value } from './values'

/** A test for elements. An object of operators is a condition on the element; another object one on its fields. */
export function pullTest(operand: Value): (element: Value) => boolean {
  if (operand instanceof RegExp) return (element) => typeof element === 'string' && operand.test(element)
  if (!isFields(operand)) {
    const text = stringifyEjson(operand)
    return (element) => stringifyEjson(element) === text
  }
  if (Object.keys(operand).some((name) => name.startsWith('$') && !['$and', '$or', '$nor'].includes(name))) {
    const isMeant = compileFilter({ element: operand })
    return (element) => isMeant({ element })
  }
  const isMeant = compileFilter(operand)
  return (element) => isFields(element) && isMeant(element)
}
