/** Would the run notice? Each row breaks a copy of the build in one place, and the run must say just that. */
import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import type { Cloud } from '../../local-cloud'
import { runWeapp } from './run'
import { openSiyuCloud } from './siyu-cloud'

interface Mutant {
  what: string
  file: string
  /** Answers the broken text; none deletes the file. */
  edit?: (text: string) => string
  /** What the run says. */
  complaint: RegExp
}

const after = (script: string) => (text: string) => `${text};${script}`
const without = (part: string) => (text: string) => text.replaceAll(part, '')

const mutants: Mutant[] = [
  {
    what: 'taps are not listened to',
    file: 'base.wxml',
    edit: without('bindtap="eh"'),
    complaint: /「同意并加入」 is not on the page/,
  },
  {
    what: 'a tag is not closed',
    file: 'base.wxml',
    edit: (text) => text.replace('</view>', ''),
    complaint: /base\.wxml: /,
  },
  {
    what: 'the root template has another name',
    file: 'base.wxml',
    edit: (text) => text.replace('name="taro_tmpl"', 'name="taro_root"'),
    complaint: /「加入会员」 is not on the page/,
  },
  { what: 'the script of the templates is missing', file: 'utils.wxs', complaint: /utils/ },
  {
    what: 'a page is missing from app.json',
    file: 'app.json',
    edit: without('"pages/points/index",'),
    complaint: /pages\/points\/index is built and app\.json does not name it/,
  },
  {
    what: 'a part of app.js is missing',
    file: 'vendors.js',
    complaint: /vendors\.js is required and does not exist/,
  },
  {
    what: 'another function is called',
    file: 'pages/home/index.js',
    edit: (text) => text.replace('"member"', '"guest"'),
    complaint: /「加入会员」 is not on the page/,
  },
  {
    what: 'a brace is missing in a style sheet',
    file: 'common.wxss',
    edit: after('.open {'),
    complaint: /common\.wxss.* Unclosed block/,
  },
  {
    what: 'a script uses what only browsers have',
    file: 'app.js',
    edit: after('localStorage.setItem("a", "b")'),
    complaint: /localStorage is not defined/,
  },
  {
    what: 'a script makes code of strings',
    file: 'pages/home/index.js',
    edit: after('new Function("return 1")()'),
    complaint: /Code generation from strings disallowed/,
  },
  {
    what: 'a script calls what old phones do not have',
    file: 'pages/home/index.js',
    edit: after('(function () { return [].at(-1) })'),
    complaint: /pages\/home\/index\.js counts from the end with at\(\)/,
  },
  {
    what: 'something is printed as an error',
    file: 'pages/home/index.js',
    edit: after('setTimeout(function () { console.error("late") })'),
    complaint: /console\.error: late/,
  },
  {
    what: 'a subpackage throws',
    file: 'pages/staff/identify/index.js',
    edit: after('nobody.knows()'),
    complaint: /nobody is not defined/,
  },
]

const dist = path.join(__dirname, '../../dist/weapp')
const copy = mkdtempSync(path.join(os.tmpdir(), 'siyu-mutant-'))
let cloud: Cloud

beforeAll(async () => {
  cloud = await openSiyuCloud()
})

beforeEach(() => cpSync(dist, copy, { recursive: true }))
afterAll(async () => {
  rmSync(copy, { recursive: true })
  await cloud?.stop()
})

test.each(mutants)('a run notices when $what', async ({ file, edit, complaint }) => {
  const place = path.join(copy, file)
  const text = readFileSync(place, 'utf8')
  if (edit) writeFileSync(place, edit(text))
  else rmSync(place)
  if (edit) expect(readFileSync(place, 'utf8')).not.toBe(text)
  await expect(runWeapp(copy, cloud)).rejects.toThrow(complaint)
})
