/**
 * Values that functions need and nobody chose: made once, kept in the data folder.
 */
import { randomBytes } from 'node:crypto'
import { join } from 'node:path'
import * as v from 'valibot'
import { readJsonFile, replaceFile } from './durable-file'

const Secrets = v.record(v.string(), v.string())

/**
 * The value of every named secret: the environment's where it has one, else the kept one, else a new one of 32 random
 * bytes in hex behind a letter (the SDK turns values of digits alone into numbers).
 */
export function openSecrets(
  dir: string,
  names: string[],
  env: Record<string, string>,
): Record<string, string> {
  const path = join(dir, 'secrets.json')
  const kept = v.parse(v.optional(Secrets, {}), readJsonFile(path))
  const missing = names.filter((name) => env[name] === undefined && kept[name] === undefined)
  for (const name of missing) kept[name] = `s${randomBytes(32).toString('hex')}`
  if (missing.length > 0) replaceFile(path, JSON.stringify(kept, null, 2))
  return Object.fromEntries(names.map((name) => [name, env[name] ?? kept[name] ?? '']))
}
