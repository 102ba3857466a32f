/** The build that is uploaded, run as on a phone: WeChat's component framework, a bare script realm, a real cloud. */
import { readFileSync } from 'node:fs'
import path from 'node:path'
import { operator } from '../../config/demo/team'
import type { Cloud } from '../../local-cloud'
import { findOverBudget } from './budget'
import { type CloudAddress } from './wx-cloud'
import { loadProgram, openPhone, type Phone, type Program } from './phone'
import { record } from './recorder'
import { findFindings, type Run, runWeapp } from './run'
import { openSiyuCloud } from './siyu-cloud'
import { measureStart } from './start'

const root = path.join(__dirname, '../..')
const dist = path.join(root, 'dist/weapp')

let cloud: Cloud
let program: Program
let run: Run
let phone: Phone

const guest = (): CloudAddress => ({ url: cloud.url, openid: 'oWeappGuest' })

beforeAll(async () => {
  program = loadProgram(dist)
  cloud = await openSiyuCloud()
})

afterEach(() => phone?.close())
afterAll(() => cloud?.stop())

test('files, templates and style sheets are what WeChat takes', () => {
  expect(findFindings(program)).toEqual([])
})

test('a newcomer joins, checks in, reads why and shows a code; a clerk finds the member by it', async () => {
  run = await runWeapp(dist, cloud)
  expect(run.member.memberNo).toMatch(/^[0-9A-Z]{8}$/)
  expect(run.member.code.digits).toMatch(/^\d{8}$/)
})

test('each step is within the budget of a slow phone', () => {
  expect(findOverBudget(run.steps)).toEqual([])
})

test('its start can be measured', () => {
  expect(measureStart(dist, 1)).toBeGreaterThan(0)
})

test.each(loadProgram(dist).pack.pages)('%s opens by itself and is light', async (route) => {
  phone = openPhone(program, guest(), route)
  const { steps, step } = record(phone)
  await step({ name: route, act: () => undefined, until: '' })
  expect(phone.faults()).toEqual([])
  expect(findOverBudget(steps)).toEqual([])
  expect(phone.screen.text()).not.toBe('')
})

test('an operator turns a wheel to the day an offer begins', async () => {
  phone = openPhone(program, { url: cloud.url, openid: operator.openid }, 'pages/operator/offer/index')
  const { step } = record(phone)
  await step({ name: 'a new offer', act: () => undefined, until: '开始' })
  await step({
    name: 'another day',
    act: () => phone.screen.turn('开始的日子', '2031-02-28'),
    until: '2031-02-28',
  })
  expect(phone.faults()).toEqual([])
})

test('without a network the phone says so and offers to try again', async () => {
  phone = openPhone(program, { ...guest(), url: 'http://127.0.0.1:9' })
  await phone.see('网络断了')
  await phone.see('再试一次')
  expect(phone.faults()).toEqual([])
})

/** Words of the sources that only a browser build may have; each must still be there, or this would prove nothing. */
const browserWords = [
  ['src/lib/cloud-transport.ts', 'x-openid'],
  ['src/lib/identity.ts', '/demo/identities.json'],
  ['src/shell/identity-switch.tsx', '换个身份'],
] as const

test.each(browserWords)('what %s does for browsers is not in it', (source, word) => {
  expect(readFileSync(path.join(root, source), 'utf8')).toContain(word)
  const scripts = [...program.pack.files].filter(([name]) => name.endsWith('.js'))
  const found = scripts.filter(([, text]) => text.includes(word) || text.includes(escaped(word)))
  expect(found.map(([name]) => name)).toEqual([])
})

/** Compiled scripts write Chinese as \uXXXX. */
function escaped(words: string): string {
  return words.replace(/[^ -~]/g, (letter) => `\\u${letter.charCodeAt(0).toString(16).padStart(4, '0')}`)
}
