/**
 * The kernel under test: the real sources of the functions and the domain in one bundle, with small changes where a
 * test asks for them. The product has no switches for tests; a change is a text that occurs exactly once.
 */
import { build } from 'esbuild'
import { createRequire } from 'node:module'
import path from 'node:path'
import type { Settings } from '../../src/domain/settings'
import { type Edit, editing } from './edits'
import { quickCalendarIn, quickHash, standIns } from './stand-ins'
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
  coupon: './src/domain/coupon',
  couponMove: './src/domain/coupon-move',
  edge: './cloudfunctions/lib/edge',
  erasures: './cloudfunctions/lib/erasures',
  groupJob: './cloudfunctions/lib/group-job',
  jobs: './cloudfunctions/lib/jobs',
  journal: './cloudfunctions/lib/journal',
  member: './cloudfunctions/member/index',
  memberId: './cloudfunctions/lib/member-id',
  granting: './cloudfunctions/lib/granting',
  mergeMembers: './cloudfunctions/lib/merge-members',
  publishing: './cloudfunctions/lib/publishing',
  settingsDiff: './src/domain/settings-diff',
  merging: './cloudfunctions/lib/merging',
  noticeTemplate: './src/domain/notice-template',
  orders: './cloudfunctions/lib/orders',
  refunds: './cloudfunctions/lib/refunds',
  perform: './cloudfunctions/lib/perform',
  plan: './src/domain/plan',
  planned: './src/domain/points',
  points: './cloudfunctions/points/index',
  request: './src/domain/request',
  rewards: './cloudfunctions/rewards/index',
  round: './cloudfunctions/lib/round',
  sendNotices: './cloudfunctions/lib/send-notices',
  settings: './src/domain/settings',
  settle: './src/domain/settle',
  shards: './cloudfunctions/lib/shard',
  staff: './cloudfunctions/staff/index',
  statistics: './cloudfunctions/lib/statistics',
  sweep: './cloudfunctions/lib/sweep',
  tells: './cloudfunctions/lib/tells',
  tickets: './cloudfunctions/lib/tickets',
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
  coupon: typeof import('../../src/domain/coupon')
  couponMove: typeof import('../../src/domain/coupon-move')
  edge: typeof import('../../cloudfunctions/lib/edge')
  erasures: typeof import('../../cloudfunctions/lib/erasures')
  groupJob: typeof import('../../cloudfunctions/lib/group-job')
  jobs: typeof import('../../cloudfunctions/lib/jobs')
  journal: typeof import('../../cloudfunctions/lib/journal')
  member: typeof import('../../cloudfunctions/member/index')
  memberId: typeof import('../../cloudfunctions/lib/member-id')
  granting: typeof import('../../cloudfunctions/lib/granting')
  mergeMembers: typeof import('../../cloudfunctions/lib/merge-members')
  publishing: typeof import('../../cloudfunctions/lib/publishing')
  settingsDiff: typeof import('../../src/domain/settings-diff')
  merging: typeof import('../../cloudfunctions/lib/merging')
  noticeTemplate: typeof import('../../src/domain/notice-template')
  orders: typeof import('../../cloudfunctions/lib/orders')
  refunds: typeof import('../../cloudfunctions/lib/refunds')
  perform: typeof import('../../cloudfunctions/lib/perform')
  plan: typeof import('../../src/domain/plan')
  planned: typeof import('../../src/domain/points')
  points: typeof import('../../cloudfunctions/points/index')
  request: typeof import('../../src/domain/request')
  rewards: typeof import('../../cloudfunctions/rewards/index')
  round: typeof import('../../cloudfunctions/lib/round')
  sendNotices: typeof import('../../cloudfunctions/lib/send-notices')
  settings: typeof import('../../src/domain/settings')
  settle: typeof import('../../src/domain/settle')
  shards: typeof import('../../cloudfunctions/lib/shard')
  staff: typeof import('../../cloudfunctions/staff/index')
  statistics: typeof import('../../cloudfunctions/lib/statistics')
  sweep: typeof import('../../cloudfunctions/lib/sweep')
  tells: typeof import('../../cloudfunctions/lib/tells')
  tickets: typeof import('../../cloudfunctions/lib/tickets')
  word: typeof import('../../src/domain/word')
  /** The rules with which every run begins. */
  rules: Settings
  /** Who listens hears every line that the kernel logs. */
  log: { hear(line: string): void }
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
    plugins: [quickCalendarIn(root), editing(root, [...standIns, ...edits])],
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
