/** What every local cloud of Siyu is started with: the built functions, the collections, and the secrets they need. */
import { readFileSync } from 'node:fs'
import path from 'node:path'
import type { CloudOptions, DatabaseSchema } from '../../local-cloud/options'
import { root } from '../build'

/** Made by the cloud and kept in its data folder where the environment does not name them. */
export const secretNames = ['SIYU_MEMBER_KEY', 'SIYU_INGRESS_SECRET', 'SIYU_SETUP_CODE']

export function builtSchema(): DatabaseSchema {
  // The build writes it in this shape.
  return JSON.parse(readFileSync(path.join(root, 'dist/database.json'), 'utf8')) as DatabaseSchema
}

/** The options of a cloud that runs what was built last on a data folder. */
export function builtCloud(
  dataDir: string,
): Required<Pick<CloudOptions, 'functionsDir' | 'dataDir' | 'schema' | 'secrets'>> {
  const functionsDir = path.join(root, 'dist/cloudfunctions')
  return { functionsDir, dataDir, schema: builtSchema(), secrets: secretNames }
}

/** The secrets that whoever starts a command has named. */
export function secretsNamed(): Record<string, string> {
  return Object.fromEntries(
    secretNames.flatMap((name) => {
      const value = process.env[name]
      return value ? [[name, value]] : []
    }),
  )
}

/** Templates of this machine, so that notices can be tried: their messages land in the outbox. */
const localTemplates = Object.fromEntries(
  ['EXPIRY', 'TIER', 'POINTS'].map((kind) => [
    `SIYU_NOTICE_${kind}`,
    `local-${kind.toLowerCase()}?what=thing1&count=number2&when=time3&hint=thing4`,
  ]),
)

/** The notice templates that whoever starts a command has named; those of this machine for the others. */
export function templatesNamed(): Record<string, string> {
  return Object.fromEntries(
    Object.entries(localTemplates).map(([name, local]) => [name, process.env[name] ?? local]),
  )
}
