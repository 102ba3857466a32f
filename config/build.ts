/** `npm run build`: everything under dist. What has not changed since the last build is left alone. */
import { existsSync } from 'node:fs'
import path from 'node:path'
import { parseArgs } from 'node:util'
import { bundleFunctions } from './build/bundle'
import { BuiltNotes, fingerprint } from './build/fingerprint'
import { PlainError, runMain } from './lib/plain'
import { buildTaro } from './build/taro'

export type Part = 'functions' | 'h5' | 'weapp'

interface Recipe {
  inputs: string[]
  output: string
  make: (root: string) => Promise<void>
}

const shared = ['package-lock.json', 'tsconfig.json']
const phone = [...shared, 'src', 'types', 'babel.config.js', 'package.json', 'config/build/taro.ts']
const taroConfig = ['config/index.ts', 'config/spoken']

const recipes: Record<Part, Recipe> = {
  functions: {
    inputs: [...shared, 'cloudfunctions', 'src/domain', 'config/build/bundle.ts'],
    output: 'dist/cloudfunctions',
    make: bundleFunctions,
  },
  h5: {
    inputs: [...phone, ...taroConfig],
    output: 'dist/h5/index.html',
    make: (root) => buildTaro(root, 'h5'),
  },
  weapp: {
    inputs: [...phone, ...taroConfig],
    output: 'dist/weapp/app.json',
    make: (root) => buildTaro(root, 'weapp'),
  },
}

export const parts: Part[] = ['functions', 'h5', 'weapp']
export const root = path.join(__dirname, '..')

/** Builds the named parts that are missing or older than their sources; says one line for each it built. */
export async function build(names: Part[], isForced = false): Promise<void> {
  const notes = new BuiltNotes(path.join(root, 'dist/.built'))
  for (const name of names) {
    const { inputs, output, make } = recipes[name]
    const print = fingerprint(root, inputs) + environmentOf(name)
    if (!isForced && notes.isCurrent(name, print) && existsSync(path.join(root, output))) continue
    notes.forget(name)
    const startedAt = Date.now()
    process.stdout.write(`building ${name} … `)
    await make(root).catch((error: unknown) => {
      throw new PlainError(`failed\n\n${error instanceof Error ? error.message : String(error)}`)
    })
    if (!existsSync(path.join(root, output))) throw new PlainError(`failed\n\n${output} was not made.`)
    notes.keep(name, print)
    process.stdout.write(`${((Date.now() - startedAt) / 1000).toFixed(1)} s\n`)
  }
}

/** The mini-program carries the name of its cloud environment; a build for another one is another build. */
function environmentOf(name: Part): string {
  const environment = process.env['SIYU_CLOUD_ENV']
  return name === 'weapp' && environment ? ` for ${environment}` : ''
}

async function main(): Promise<void> {
  const { values } = parseArgs({ options: { only: { type: 'string' }, force: { type: 'boolean' } } })
  const wanted = values.only ? values.only.split(',') : parts
  const unknown = wanted.find((name) => !parts.some((part) => part === name))
  if (unknown)
    throw new PlainError(`There is no part "${unknown}" to build; the parts are ${parts.join(', ')}.`)
  await build(
    parts.filter((part) => wanted.includes(part)),
    values.force,
  )
  console.log('dist is up to date')
}

if (require.main === module) runMain(main)
