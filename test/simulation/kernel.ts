/**
 * The kernel under test: the real sources of the functions and the domain in one bundle, with small changes where a
 * test asks for them. The product has no switches for tests; a change is a text that occurs exactly once.
 */
import { build, type Plugin } from 'esbuild'
import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import path from 'node:path'
import type { Settings } from '../../src/domain/settings'
import { tightRules } from './tight-rules'

export const root = path.join(__dirname, '../..')

const modules = {
  account: './src/domain/account',
  action: './cloudfunctions/lib/action',
  adjusting: './cloudfunctions/lib/adjusting',
  allotment: './src/domain/allotment',
  approving: './cloudfunctions/lib/approving',
  calendar: './src/domain/calendar',
  audit: './cloudfunctions/lib/audit',
  contests: './cloudfunctions/lib/contests',
  edge: './cloudfunctions/lib/edge',
  erasures: './cloudfunctions/lib/erasures',
  jobs: './cloudfunctions/lib/jobs',
  journal: './cloudfunctions/lib/journal',
  member: './cloudfunctions/member/index',
  memberId: './cloudfunctions/lib/member-id',
  merging: './cloudfunctions/lib/merging',
  noticeTemplate: './src/domain/notice-template',
  orders: './cloudfunctions/lib/orders',
  refunds: './cloudfunctions/lib/refunds',
  perform: './cloudfunctions/lib/perform',
  plan: './src/domain/plan',
  planned: './src/domain/points',
  points: './cloudfunctions/points/index',
  request: './src/domain/request',
  round: './cloudfunctions/lib/round',
  sendNotices: './cloudfunctions/lib/send-notices',
  settings: './src/domain/settings',
  settle: './src/domain/settle',
  shards: './cloudfunctions/lib/shard',
  statistics: './cloudfunctions/lib/statistics',
  sweep: './cloudfunctions/lib/sweep',
  tells: './cloudfunctions/lib/tells',
  word: './src/domain/word',
} as const

export interface Kernel {
  account: typeof import('../../src/domain/account')
  action: typeof import('../../cloudfunctions/lib/action')
  adjusting: typeof import('../../cloudfunctions/lib/adjusting')
  allotment: typeof import('../../src/domain/allotment')
  approving: typeof import('../../cloudfunctions/lib/approving')
  calendar: typeof import('../../src/domain/calendar')
  audit: typeof import('../../cloudfunctions/lib/audit')
  contests: typeof import('../../cloudfunctions/lib/contests')
  edge: typeof import('../../cloudfunctions/lib/edge')
  erasures: typeof import('../../cloudfunctions/lib/erasures')
  jobs: typeof import('../../cloudfunctions/lib/jobs')
  journal: typeof import('../../cloudfunctions/lib/journal')
  member: typeof import('../../cloudfunctions/member/index')
  memberId: typeof import('../../cloudfunctions/lib/member-id')
  merging: typeof import('../../cloudfunctions/lib/merging')
  noticeTemplate: typeof import('../../src/domain/notice-template')
  orders: typeof import('../../cloudfunctions/lib/orders')
  refunds: typeof import('../../cloudfunctions/lib/refunds')
  perform: typeof import('../../cloudfunctions/lib/perform')
  plan: typeof import('../../src/domain/plan')
  planned: typeof import('../../src/domain/points')
  points: typeof import('../../cloudfunctions/points/index')
  request: typeof import('../../src/domain/request')
  round: typeof import('../../cloudfunctions/lib/round')
  sendNotices: typeof import('../../cloudfunctions/lib/send-notices')
  settings: typeof import('../../src/domain/settings')
  settle: typeof import('../../src/domain/settle')
  shards: typeof import('../../cloudfunctions/lib/shard')
  statistics: typeof import('../../cloudfunctions/lib/statistics')
  sweep: typeof import('../../cloudfunctions/lib/sweep')
  tells: typeof import('../../cloudfunctions/lib/tells')
  word: typeof import('../../src/domain/word')
  /** The rules in force in every run. */
  rules: Settings
  /** Who listens hears every line that the kernel logs. */
  log: { hear(line: string): void }
}

export interface Edit {
  /** From the root of the repository. */
  file: string
  find: string
  replace: string
}

/** Builds and loads the kernel with these edits; refuses an edit that does not fit its file any more. */
export async function loadKernel(edits: Edit[] = []): Promise<Kernel> {
  const contents = Object.entries(modules).map(([name, from]) => `export * as ${name} from '${from}'`)
  const { outputFiles } = await build({
    stdin: { contents: contents.join('\n'), resolveDir: root, loader: 'ts' },
    bundle: true,
    write: false,
    platform: 'node',
    target: 'node20',
    format: 'cjs',
    mainFields: ['module', 'main'],
    external: ['wx-server-sdk'],
    logLevel: 'silent',
    banner: { js: `"use strict";${quickHash}` },
    plugins: [quickCalendarIn, editing([...quickHashing, ...edits])],
  })
  const exported: { exports: unknown } = { exports: {} }
  const code = outputFiles[0]?.text ?? ''
  const log: Kernel['log'] = { hear: () => undefined }
  const itsConsole = { log: (line: string) => log.hear(line) }
  const load = new Function('module', 'exports', 'require', 'console', code)
  load(exported, exported.exports, requireForBundle, itsConsole)
  // The bundle exports exactly the modules named above.
  const loaded = exported.exports as Omit<Kernel, 'log' | 'rules'>
  return { ...loaded, rules: tightRules(loaded.settings.defaultSettings), log }
}

/** The functions start WeChat's SDK when they are loaded; nothing in a simulation ever calls it. */
function requireForBundle(name: string): unknown {
  if (name === 'wx-server-sdk') return { init() {}, database: () => ({ command: {} }) }
  return createRequire(__filename)(name)
}

/** SHA-256 is slow and asked for all the time: a hash that nobody attacks stands in for it. */
const quickHashing: Edit[] = [
  {
    file: 'src/domain/request.ts',
    find: 'base32(sha256(new TextEncoder().encode(JSON.stringify(parts))), SHORT_HASH_LENGTH)',
    replace: 'quickHash(JSON.stringify(parts))',
  },
  {
    file: 'src/domain/request.ts',
    find: 'JSON.stringify(input, sortKeys)',
    replace: 'inOrder(input)',
  },
]

/** Two running hashes, stretched: quick, and different where the texts are; and a text that has its keys in order. */
const quickHash = `
const inOrder = (value) => {
  if (typeof value !== 'object' || value === null) return JSON.stringify(value)
  if (Array.isArray(value)) return '[' + value.map((one) => inOrder(one) ?? 'null').join(',') + ']'
  let text = '{'
  for (const key of Object.keys(value).sort())
    if (value[key] !== undefined) text += (text === '{' ? '"' : ',"') + key + '":' + inOrder(value[key])
  return text + '}'
}
const quickHash = (text) => {
  let a = 0x811c9dc5
  let b = 0x1b873593
  for (let place = 0; place < text.length; place += 1) {
    a = Math.imul(a ^ text.charCodeAt(place), 0x01000193)
    b = Math.imul(b ^ text.charCodeAt(place), 0x85ebca6b) ^ (b >>> 15)
  }
  return (a >>> 0) + 'x' + (b >>> 0) + 'x' + (Math.imul(a ^ (b >>> 13), 0x5bd1e995) >>> 0)
}`

/** The calendar is slow, and asked the same again and again: here it remembers its answers. */
const quickCalendarIn: Plugin = {
  name: 'quick-calendar',
  setup({ onLoad, onResolve }) {
    onResolve({ filter: /\/calendar$/ }, ({ namespace }) =>
      namespace === 'quick' ? undefined : { path: 'calendar', namespace: 'quick' },
    )
    onLoad({ filter: /^calendar$/, namespace: 'quick' }, () => ({
      contents: quickCalendar,
      resolveDir: root,
    }))
  },
}

/** A Beijing day begins at a full hour of UTC, so all moments of an hour lie in the same day and month. */
const quickCalendar = `
import * as real from './src/domain/calendar'
export * from './src/domain/calendar'
const remembered = (ask, keyOf) => {
  const answers = new Map()
  return (first, second) => {
    const key = keyOf(first, second)
    if (!answers.has(key)) {
      if (answers.size > 50_000) answers.clear()
      answers.set(key, ask(first, second))
    }
    return answers.get(key)
  }
}
const hour = (at) => Math.floor(at / 3_600_000)
const both = (first, second) => first + '/' + second
export const dayOf = remembered(real.dayOf, hour)
export const monthOf = remembered(real.monthOf, hour)
export const dayBefore = remembered(real.dayBefore, String)
export const startOfDay = remembered(real.startOfDay, String)
export const monthAfter = remembered(real.monthAfter, both)
export const startOfMonth = remembered(real.startOfMonth, String)
export const endOfMonth = remembered(real.endOfMonth, String)
`

function editing(edits: Edit[]): Plugin {
  const files = [...new Set(edits.map((edit) => edit.file))]
  return {
    name: 'edits',
    setup({ onLoad }) {
      onLoad({ filter: /\.ts$/ }, ({ path: loaded }) => {
        const file = files.find((name) => path.join(root, name) === loaded)
        return file === undefined ? undefined : { contents: edited(file, edits), loader: 'ts' }
      })
    },
  }
}

/** The text of a file with all edits for it made. */
function edited(file: string, edits: Edit[]): string {
  return edits
    .filter((edit) => edit.file === file)
    .reduce(
      (text, { find, replace }) => {
        const [before, after, more] = text.split(find)
        if (before === undefined || after === undefined || more !== undefined) {
          throw new Error(`${file} does not hold this text exactly once any more: ${find}`)
        }
        return before + replace + after
      },
      readFileSync(path.join(root, file), 'utf8'),
    )
}
