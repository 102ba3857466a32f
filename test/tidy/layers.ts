/** Who may import whom: the table of the architecture, read from top to bottom. */
import { builtinModules } from 'node:module'
import { importsOf, type Import, resolve } from './imports'
import { file, type Rule, type SourceFile } from './sources'

interface Layer {
  isOf: RegExp
  name: string
  /** Folders and packages; `own` is the folder that the first group of `isOf` names. */
  may: (string | RegExp)[]
}

const react = [/^react(-dom)?(\/|$)/, '@tarojs/taro', '@tarojs/components']
const looks = ['qrcode-generator', /^@nutui\//, /^echarts(\/|$)/]
const domain = /^src\/domain\//
const styles = /\.(s?css|png|svg)$/

const layers: Layer[] = [
  {
    name: 'src/domain',
    isOf: domain,
    may: [domain, 'valibot', /^@noble\/hashes(\/|$)/, 'dayjs', /^dayjs\//],
  },
  { name: 'src/lib', isOf: /^src\/lib\//, may: [/^src\/lib\//, domain, ...react, 'valibot'] },
  {
    name: 'src/components',
    isOf: /^src\/components\//,
    may: [/^src\/components\//, domain, styles, ...react, ...looks],
  },
  {
    name: 'a page',
    isOf: /^src\/pages\/([^/]+)\//,
    may: ['own', /^src\/(lib|components|domain)\//, styles, ...react, ...looks, 'valibot'],
  },
  { name: 'the shell', isOf: /^src\//, may: [/^src\//, ...react, ...looks] },
  {
    name: 'cloudfunctions/lib',
    isOf: /^cloudfunctions\/lib\//,
    may: [/^cloudfunctions\/lib\//, domain, 'wx-server-sdk', 'valibot', 'node:crypto', 'node:assert'],
  },
  {
    name: 'a cloud function',
    isOf: /^(cloudfunctions\/[^/]+)\//,
    may: ['own', /^cloudfunctions\/lib\//, domain, 'valibot'],
  },
]

function isAllowed(layer: Layer, found: Import): boolean {
  const [, own] = layer.isOf.exec(found.from.path) ?? []
  return layer.may.some((may) => {
    if (may === 'own') return found.target.startsWith(`${ownFolder(layer, own)}/`)
    return typeof may === 'string' ? found.target === may : may.test(found.target)
  })
}

function ownFolder(layer: Layer, own = ''): string {
  return layer.name === 'a page' ? `src/pages/${own}` : own
}

/** The phone knows the names and answers of the functions, and nothing else of them. */
function isContractOfFunctions(found: Import): boolean {
  const isDoor = /^src\/lib\/cloud(\.weapp)?\.ts$/.test(found.from.path)
  return isDoor && found.isTypeOnly && /^cloudfunctions\/[^/]+\/index$/.test(found.target)
}

function findForeignImports(tree: SourceFile[]): string[] {
  return tree.flatMap((source) => {
    const layer = layers.find(({ isOf }) => isOf.test(source.path))
    if (!layer) return []
    return importsOf(source)
      .filter((found) => !isAllowed(layer, found) && !isContractOfFunctions(found))
      .map((found) => `${found.place} imports ${found.target}, which ${layer.name} may not`)
  })
}

export const layering: Rule = {
  name: 'each layer imports only what lies below it',
  find: findForeignImports,
  bad: [
    file('src/domain/points.ts', "import { useState } from 'react'"),
    file('src/lib/queries.ts', "import { Card } from '../components/card'"),
    file('src/components/card.tsx', "import { call } from '../lib/cloud'"),
    file('src/pages/home/index.tsx', "import { Row } from '../points/row'"),
    file('src/lib/session.ts', "import type { Actions } from '../../cloudfunctions/points/index'"),
    file('src/lib/cloud.ts', "import { main } from '../../cloudfunctions/points/index'"),
    file('cloudfunctions/lib/store.ts', "import { main } from '../points/index'"),
    file('cloudfunctions/points/index.ts', "import { main } from '../member/index'"),
    file('cloudfunctions/member/index.ts', "import cloud from 'wx-server-sdk'"),
  ],
  good: [
    file('src/domain/points.ts', "import * as v from 'valibot'\nimport { dayOf } from './calendar'"),
    file('src/lib/cloud.ts', "import type { Actions } from '../../cloudfunctions/points/index'"),
    file(
      'src/pages/home/index.tsx',
      "import { Row } from './row'\nimport { Card } from '../../components/card'",
    ),
    file('cloudfunctions/lib/store.ts', "import cloud from 'wx-server-sdk'"),
    file('cloudfunctions/points/index.ts', "import { serve } from '../lib/serve'"),
  ],
}

export const localCloudAlone: Rule = {
  name: 'the local cloud knows nothing of the rest',
  find(tree) {
    const declared = tree.find(({ path }) => path === 'local-cloud/package.json')
    // The file is ours and its shape is that of every package.json.
    const own = Object.keys(
      (JSON.parse(declared?.text ?? '{}') as { dependencies?: object }).dependencies ?? {},
    )
    const isOwn = ({ target }: Import) => own.some((name) => target === name || target.startsWith(`${name}/`))
    const isNode = ({ target }: Import) => builtinModules.includes(target.replace(/^node:/, ''))
    return tree
      .filter(({ path }) => path.startsWith('local-cloud/'))
      .flatMap(importsOf)
      .filter((found) =>
        found.isLocal ? !found.target.startsWith('local-cloud/') : !isOwn(found) && !isNode(found),
      )
      .map((found) => `${found.place} imports ${found.target}, which is not the local cloud's own`)
  },
  bad: [
    file('local-cloud/clock.ts', "import { dayOf } from '../src/domain/calendar'\nimport x from 'lodash'"),
  ],
  good: [
    file('local-cloud/package.json', '{"dependencies":{"mingo":"7"}}'),
    file(
      'local-cloud/clock.ts',
      "import { now } from './faults'\nimport fs from 'node:fs'\nimport m from 'mingo/core'",
    ),
  ],
}

export const noCycles: Rule = {
  name: 'no two files import each other, however long the way round',
  find(tree) {
    const paths = new Set(tree.map(({ path }) => path))
    const edges = new Map(
      tree.map((source) => [
        source.path,
        importsOf(source).flatMap(({ isLocal, target }) => (isLocal ? (resolve(target, paths) ?? []) : [])),
      ]),
    )
    const finished = new Set<string>()
    const cycles: string[] = []
    const walk = (path: string, trail: string[]): void => {
      if (trail.includes(path)) cycles.push([...trail.slice(trail.indexOf(path)), path].join(' → '))
      if (trail.includes(path) || finished.has(path)) return
      for (const next of edges.get(path) ?? []) walk(next, [...trail, path])
      finished.add(path)
    }
    for (const path of paths) walk(path, [])
    return cycles
  },
  bad: [
    file('src/domain/a.ts', "import { b } from './b'"),
    file('src/domain/b.ts', "export { c } from './c'"),
    file('src/domain/c.ts', "import type { A } from './a'"),
  ],
  good: [file('src/domain/a.ts', "import { b } from './b'"), file('src/domain/b.ts', 'export const b = 1')],
}
