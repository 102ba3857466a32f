/**
 * A function as it lies on disk: index.js and config.json. Both are looked at before each call, so that a new build
 * is taken without a restart.
 */
import { readdirSync, readFileSync, statSync } from 'node:fs'
import { join } from 'node:path'
import * as v from 'valibot'
import { CloudFailure, reasonOf } from '../failure'

const Trigger = v.object({ name: v.string(), type: v.literal('timer'), config: v.string() })

/** What config.json may say; WeChat DevTools ignores `timeout` and `permissions.invoke`, here they count. */
const Config = v.object({
  timeout: v.optional(v.pipe(v.number(), v.minValue(0.001))),
  permissions: v.optional(
    v.object({ invoke: v.optional(v.boolean()), openapi: v.optional(v.array(v.string())) }),
    {},
  ),
  triggers: v.optional(v.array(Trigger), []),
})
export type FunctionConfig = v.InferOutput<typeof Config>

export interface FunctionFolder {
  name: string
  /** Address of the bundle. */
  path: string
  /** Changes when the bundle or its configuration changes. */
  version: string
  config: FunctionConfig
}

export interface FunctionFolders {
  /** The function as it is now. Refuses a name without a folder, and a malformed config.json. */
  find(name: string): FunctionFolder
  /** Names of all functions, sorted. */
  names(): string[]
}

const namePattern = /^[A-Za-z][A-Za-z0-9_-]{0,59}$/

/** The functions in a folder of folders; refuses a folder that is not there. */
export function openFunctionFolders(dir: string): FunctionFolders {
  if (stampOf(dir) === undefined)
    throw new CloudFailure(
      'FUNCTIONS_MISSING',
      `There is no folder of functions at ${dir}; build them first.`,
    )
  const known = new Map<string, FunctionFolder>()
  return {
    find(name) {
      const path = join(dir, name, 'index.js')
      const stamp = namePattern.test(name) ? stampOf(path) : undefined
      if (stamp === undefined)
        throw new CloudFailure('FUNCTION_NOT_FOUND', `There is no function named "${name}".`)
      const configPath = join(dir, name, 'config.json')
      const version = `${stamp}/${stampOf(configPath) ?? ''}`
      const before = known.get(name)
      if (before?.version === version) return before
      const found = { name, path, version, config: readConfig(name, configPath) }
      known.set(name, found)
      return found
    },
    names: () =>
      readdirSync(dir)
        .filter((name) => namePattern.test(name) && stampOf(join(dir, name, 'index.js')) !== undefined)
        .sort(),
  }
}

function stampOf(path: string): string | undefined {
  const found = statSync(path, { throwIfNoEntry: false })
  return found && `${found.mtimeMs}:${found.size}:${found.ino}`
}

function readConfig(name: string, path: string): FunctionConfig {
  if (stampOf(path) === undefined) return v.parse(Config, {})
  try {
    return v.parse(Config, JSON.parse(readFileSync(path, 'utf8')))
  } catch (thrown) {
    const reason = reasonOf(thrown)
    throw new CloudFailure('FUNCTION_FAILED', `The config.json of "${name}" cannot be read: ${reason}.`)
  }
}
