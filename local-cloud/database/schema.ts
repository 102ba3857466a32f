/**
 * The declaration of collections and indexes that a database is opened with.
 */
import * as v from 'valibot'
import { CloudFailure } from '../failure'
import type { DatabaseLimits } from './limits'

const Direction = v.picklist([1, -1])
const FieldPath = v.pipe(v.string(), v.regex(/^[^$.][^$]*$/))
const DeclaredIndex = v.strictObject({
  keys: v.pipe(
    v.record(FieldPath, Direction),
    v.check((keys) => Object.keys(keys).length > 0),
  ),
  unique: v.exactOptional(v.boolean()),
})
const DeclaredCollection = v.strictObject({
  name: v.pipe(v.string(), v.regex(/^[A-Za-z][\w-]{0,63}$/)),
  indexes: v.exactOptional(v.array(DeclaredIndex)),
})
const Schema = v.strictObject({ collections: v.array(DeclaredCollection) })

export type DatabaseSchema = v.InferOutput<typeof Schema>

/** Checks a schema. Refuses one that names a collection twice, has a malformed name, or goes beyond the limits. */
export function parseSchema(schema: unknown, limits: DatabaseLimits): DatabaseSchema {
  const parsed = v.safeParse(Schema, schema)
  if (!parsed.success) throw refused(`${v.getDotPath(parsed.issues[0]) ?? 'it'} is malformed`)
  const { collections } = parsed.output
  const names = collections.map(({ name }) => name)
  const twice = names.find((name, place) => names.indexOf(name) !== place)
  if (twice !== undefined) throw refused(`${twice} is declared twice`)
  if (names.length > limits.collectionsMax)
    throw refused(`it has more than ${limits.collectionsMax} collections`)
  for (const { name, indexes } of collections) {
    if ((indexes?.length ?? 0) > limits.indexesPerCollectionMax)
      throw refused(`${name} has more than ${limits.indexesPerCollectionMax} indexes`)
    if (indexes?.some(({ keys }) => Object.keys(keys).length > limits.fieldsPerIndexMax))
      throw refused(`an index of ${name} has more than ${limits.fieldsPerIndexMax} fields`)
  }
  return parsed.output
}

/** Whether a name is one that createCollection takes. */
export function isCollectionName(name: unknown): name is string {
  return v.is(DeclaredCollection.entries.name, name)
}

function refused(reason: string): CloudFailure {
  return new CloudFailure('OPTIONS_INVALID', `The database schema cannot be used: ${reason}.`)
}
