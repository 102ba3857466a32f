/** How much a phone downloads: bytes of the built packages, raw and gzip, beside the budgets. */
import { existsSync, readdirSync, readFileSync } from 'node:fs'
import path from 'node:path'
import { gzipSync } from 'node:zlib'
import { build, root } from '../build'
import type { Figure } from './figure'

const kb = 1024

interface Size {
  raw: number
  gzip: number
}

export async function measurePackages(): Promise<Figure[]> {
  await build(['functions', 'weapp', 'h5'])
  return [...weappFigures(), ...h5Figures(), ...functionFigures()]
}

function weappFigures(): Figure[] {
  const dir = path.join(root, 'dist/weapp')
  const subpackages = subpackagesOf(dir)
  const files = filesOf(dir)
  const isIn = (file: string, subpackage: string): boolean => file.startsWith(`${subpackage}/`)
  const main = files.filter((file) => !subpackages.some((name) => isIn(file, name)))
  const total = sizeOf(dir, files)
  return [
    ...figuresOf('weapp main package', sizeOf(dir, main), { raw: 600, gzip: 180 }),
    ...subpackages.flatMap((name) => {
      const own = files.filter((file) => isIn(file, name))
      return figuresOf(`weapp subpackage ${name}`, sizeOf(dir, own), { raw: 200 })
    }),
    ...figuresOf('weapp total', total, { raw: 2048 }),
  ]
}

function subpackagesOf(dir: string): string[] {
  // Taro writes app.json in WeChat's documented shape; both spellings of the key are allowed there.
  const app = JSON.parse(readFileSync(path.join(dir, 'app.json'), 'utf8')) as {
    subPackages?: { root: string }[]
    subpackages?: { root: string }[]
  }
  return (app.subPackages ?? app.subpackages ?? []).map((subpackage) => subpackage.root.replace(/\/$/, ''))
}

function h5Figures(): Figure[] {
  const dir = path.join(root, 'dist/h5')
  return figuresOf('h5 total', sizeOf(dir, filesOf(dir)), {})
}

function functionFigures(): Figure[] {
  const dir = path.join(root, 'dist/cloudfunctions')
  const names = readdirSync(dir).filter((name) => existsSync(path.join(dir, name, 'index.js')))
  return names.flatMap((name) =>
    figuresOf(`function ${name}`, sizeOf(dir, [`${name}/index.js`]), { raw: 1536 }),
  )
}

/** Paths below the folder; source maps stay at home. */
function filesOf(dir: string): string[] {
  return readdirSync(dir, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && !entry.name.endsWith('.map'))
    .map((entry) => path.relative(dir, path.join(entry.parentPath, entry.name)).replaceAll('\\', '/'))
}

/** Each file is compressed by itself, as a server would; WeChat's own packing is not known here. */
function sizeOf(dir: string, files: string[]): Size {
  const contents = files.map((file) => readFileSync(path.join(dir, file)))
  const sum = (sizes: number[]): number => sizes.reduce((total, size) => total + size, 0)
  return {
    raw: sum(contents.map((content) => content.length)),
    gzip: sum(contents.map((content) => gzipSync(content).length)),
  }
}

/** Budgets in KB. */
function figuresOf(what: string, size: Size, budget: { raw?: number; gzip?: number }): Figure[] {
  return (['raw', 'gzip'] as const).map((kind) => {
    const atMost = budget[kind]
    const figure = { what: `${what}, ${kind}`, value: size[kind] / kb, unit: 'KB' }
    return atMost === undefined ? figure : { ...figure, target: { atMost } }
  })
}
