/**
 * The rule for field names: letters, digits, underscore and dot, at most 32 characters, no leading underscore or dot.
 */
import { requestFailed } from './failures'
import type { DatabaseLimits } from './limits'
import { isFields, type Value } from './values'

type NameLimits = Pick<DatabaseLimits, 'fieldNameCharsMax' | 'fieldNamePattern'>

/** What production itself puts into documents. */
const ownNames = ['_id', '_openid']

/** Checks every name in a value. Refuses those that begin with $ and those the limits forbid. */
export function checkNames(value: Value, limits: NameLimits): void {
  if (typeof value !== 'object' || value === null) return
  if (Array.isArray(value)) {
    for (const element of value) checkNames(element, limits)
    return
  }
  if (!isFields(value)) return
  for (const name in value) {
    checkName(name, limits)
    checkNames(value[name] ?? null, limits)
  }
}

/** Checks the names of an update path; numbers and positional parts stand for elements. */
export function checkPath(path: string, limits: NameLimits): void {
  for (const name of path.split('.')) {
    if (name === '')
      throw requestFailed(`The update path '${path}' contains an empty field name, which is not allowed`)
    if (!/^(\d+|\$|\$\[\w*\])$/.test(name)) checkName(name, limits)
  }
  if (path.startsWith('$'))
    throw requestFailed(`The dollar ($) prefixed field '${path}' is not allowed in an update`)
}

function checkName(name: string, limits: NameLimits): void {
  if (name.startsWith('$'))
    throw requestFailed(`The dollar ($) prefixed field '${name}' is not valid for storage`)
  if (name.length > limits.fieldNameCharsMax)
    throw requestFailed(`The field name '${name}' has more than ${limits.fieldNameCharsMax} characters`)
  if (!limits.fieldNamePattern.test(name) && !ownNames.includes(name))
    throw requestFailed(
      `The field name '${name}' is not made of letters, digits and underscores, or begins with one`,
    )
}
