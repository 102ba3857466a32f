/** The cloud started alone, as a person does it. */
import { type ChildProcess, spawn } from 'node:child_process'
import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { folders, stopClouds } from './with-cloud'

const cli = join(__dirname, '../../local-cloud/cli.ts')
const running: ChildProcess[] = []

afterEach(async () => {
  for (const child of running.splice(0)) child.kill('SIGKILL')
  await stopClouds()
})

function start(...flags: string[]) {
  const child = spawn(process.execPath, ['--import', 'tsx', cli, ...flags])
  running.push(child)
  let said = ''
  const listen = (chunk: Buffer) => (said += chunk.toString())
  child.stdout.on('data', listen)
  child.stderr.on('data', listen)
  const ended = new Promise<number | null>((resolve) => child.once('exit', (code) => resolve(code)))
  const url = async () => {
    for (;;) {
      const found = /http:\/\/127\.0\.0\.1:\d+/.exec(said)?.[0]
      if (found || child.exitCode !== null) return found
      await new Promise((resolve) => setTimeout(resolve, 20))
    }
  }
  return { child, ended, url, said: () => said }
}

const slow = `exports.main = async () => { await new Promise((resolve) => setTimeout(resolve, 500)); return process.env.WORD }`

test('it tells its address, answers, and one Ctrl-C lets the running call finish', async () => {
  const { dir, functionsDir, dataDir } = folders({ slow })
  const schema = join(dir, 'schema.json')
  writeFileSync(schema, JSON.stringify({ collections: [{ name: 'notes' }] }))
  const flags = ['--functions', functionsDir, '--data', dataDir, '--schema', schema, '--env', 'WORD=a=b']
  const cloud = start(...flags)
  const url = await cloud.url()
  const call = () => fetch(`${url}/invoke/slow`, { method: 'POST', headers: { 'x-openid': 'oAlice' } })
  expect(await (await call()).json()).toBe('a=b')
  const answer = call()
  await new Promise((resolve) => setTimeout(resolve, 100))
  cloud.child.kill('SIGINT')
  expect((await answer).status).toBe(200)
  expect(await cloud.ended).toBe(0)
  const again = start(...flags)
  expect(await again.url()).toBeDefined()
})

test('a second Ctrl-C does not wait', async () => {
  const { functionsDir, dataDir } = folders({
    slow: { code: `exports.main = () => new Promise(() => {})`, config: { timeout: 60 } },
  })
  const cloud = start('--functions', functionsDir, '--data', dataDir)
  const call = fetch(`${await cloud.url()}/invoke/slow`, {
    method: 'POST',
    headers: { 'x-openid': 'oAlice' },
  })
  call.catch(() => undefined)
  await new Promise((resolve) => setTimeout(resolve, 300))
  cloud.child.kill('SIGINT')
  await new Promise((resolve) => setTimeout(resolve, 100))
  cloud.child.kill('SIGINT')
  expect(await cloud.ended).toBe(130)
})

test('a killed cloud leaves a folder that the next one takes', async () => {
  const { functionsDir, dataDir } = folders({ slow })
  const first = start('--functions', functionsDir, '--data', dataDir)
  await first.url()
  first.child.kill('SIGKILL')
  await first.ended
  const second = start('--functions', functionsDir, '--data', dataDir)
  expect(await second.url()).toBeDefined()
})

test.each([
  [[], 'Both --functions and --data are needed.'],
  [
    ['--functions', '/nowhere', '--data', '{data}'],
    'There is no folder of functions at /nowhere; build them first.',
  ],
  [['--functions', '{functions}', '--data', '{data}', '--port', 'http'], '"http" is no port.'],
  [
    ['--functions', '{functions}', '--data', '{data}', '--clock', 'noon'],
    'The clock must be set to a whole number',
  ],
])('%j ends with one sentence', async (flags, sentence) => {
  const { functionsDir, dataDir } = folders()
  const filled = flags.map((flag) => flag.replace('{functions}', functionsDir).replace('{data}', dataDir))
  const cloud = start(...filled)
  expect(await cloud.ended).toBe(1)
  expect(cloud.said().trim().split('\n')).toEqual([expect.stringContaining(sentence)])
})
