/** Our conditions and changes as commands of the SDK. */
import { assertDefined, type Change, type Condition, type Where } from './store'
import { database } from './wechat'

const _ = database.command

/** The SDK types every answer as possibly absent, for callers with callbacks; ours always wait. */
export const answered = async <Value>(answer: unknown): Promise<Value> => (await answer) as Value

/** The filter of a query. */
export function queryOf(where: Where): Record<string, unknown> {
  // An empty filter, or an undefined in one, matches every document.
  if (Object.keys(where).length === 0) return { _id: _.exists(true) }
  assertDefined(where, 'the condition')
  return Object.fromEntries(Object.entries(where).map(([path, condition]) => [path, conditionOf(condition)]))
}

function conditionOf(condition: Where[string]): unknown {
  return typeof condition === 'object' && condition !== null ? commandOf(condition) : condition
}

function commandOf(condition: Condition): unknown {
  switch (condition.is) {
    case 'above':
      return _.gt(condition.value)
    case 'below':
      return _.lt(condition.value)
    case 'upTo':
      return _.lte(condition.value)
    case 'between':
      return _.gte(condition.from).lte(condition.upTo)
    case 'oneOf':
      return _.in(condition.values)
    case 'not':
      return _.neq(condition.value)
    case 'absent':
      return _.exists(false)
  }
}

/** The writes of an update. A plain nested object would be merged into what is stored, and an empty one would vanish: `set` writes it whole. */
export function writesOf({ set = {}, remove = [], inc = {}, min = {} }: Change): Record<string, unknown> {
  assertDefined(set, 'the new value')
  return {
    ...mapped(set, (value) => _.set(value)),
    ...Object.fromEntries(remove.map((path) => [path, _.remove()])),
    ...mapped(inc, (count) => _.inc(count)),
    ...mapped(min, (value) => _.min(value)),
  }
}

function mapped<Value>(
  fields: Record<string, Value>,
  command: (value: Value) => unknown,
): Record<string, unknown> {
  return Object.fromEntries(Object.entries(fields).map(([path, value]) => [path, command(value)]))
}
