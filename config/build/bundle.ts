/** The cloud functions as WeChat DevTools uploads them: one bundle a function, the SDK left to WeChat's npm. */
import { build as esbuild, stop as stopEsbuild } from 'esbuild'
import { cpSync, existsSync, mkdirSync, readdirSync, rmSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { collections } from '../../cloudfunctions/lib/collections'
import type { DatabaseSchema } from '../../local-cloud/options'

/** A folder with a package.json is a function. */
export function functionNames(sources: string): string[] {
  return readdirSync(sources).filter((name) => existsSync(path.join(sources, name, 'package.json')))
}

export async function bundleFunctions(root: string): Promise<void> {
  const sources = path.join(root, 'cloudfunctions')
  const output = path.join(root, 'dist/cloudfunctions')
  mkdirSync(output, { recursive: true })
  const names = functionNames(sources)
  for (const old of readdirSync(output)) {
    if (!names.includes(old)) rmSync(path.join(output, old), { recursive: true })
  }
  try {
    await Promise.all(names.map((name) => bundle(path.join(sources, name), path.join(output, name))))
  } finally {
    // Its service would stay beside a running cloud for nothing.
    await stopEsbuild()
  }
  const schema: DatabaseSchema = { collections }
  writeFileSync(path.join(root, 'dist/database.json'), `${JSON.stringify(schema, null, 2)}\n`)
}

async function bundle(source: string, output: string): Promise<void> {
  mkdirSync(output, { recursive: true })
  for (const name of ['package.json', 'config.json']) {
    if (existsSync(path.join(source, name))) cpSync(path.join(source, name), path.join(output, name))
  }
  await bundleFunction(path.join(source, 'index.ts'), output)
}

/** One function's `index.js`, with everything it imports but the SDK; throws with what the compiler said. */
export async function bundleFunction(entry: string, output: string): Promise<void> {
  await esbuild({
    entryPoints: [entry],
    outfile: path.join(output, 'index.js'),
    bundle: true,
    platform: 'node',
    // The oldest that our functions run on; eslint.config.js keeps out what came to Node later.
    target: 'node18',
    format: 'cjs',
    mainFields: ['module', 'main'],
    external: ['wx-server-sdk'],
    charset: 'utf8',
    logLevel: 'silent',
  })
}
