/** What `npm start` says when it cannot start: one sentence, code 1, nothing touched. */
import { spawn } from 'node:child_process'
import { existsSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { type AddressInfo, createServer } from 'node:net'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { openDataFolder } from '../../local-cloud/data-folder'

const root = path.join(__dirname, '../..')

async function start(...args: string[]): Promise<{ code: number | null; said: string }> {
  const child = spawn(process.execPath, ['--import', 'tsx', path.join(root, 'config/start.ts'), ...args], {
    cwd: root,
  })
  let said = ''
  child.stdout.on('data', (chunk: Buffer) => (said += chunk.toString()))
  child.stderr.on('data', (chunk: Buffer) => (said += chunk.toString()))
  const code = await new Promise<number | null>((resolve) => child.on('close', resolve))
  return { code, said: said.trim() }
}

async function listen(): Promise<{ port: number; close(): Promise<void> }> {
  const server = createServer()
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  // A server that listens on TCP has an address of this shape.
  const { port } = server.address() as AddressInfo
  return { port, close: () => new Promise((resolve) => server.close(() => resolve())) }
}

async function freePort(): Promise<string> {
  const { port, close } = await listen()
  await close()
  return String(port)
}

test('a taken port is named, with a free one to try', async () => {
  const { port, close } = await listen()
  const { code, said } = await start('--port', String(port))
  await close()
  expect(code).toBe(1)
  expect(said).toBe(`Port ${port} is taken; choose another one: npm start -- --port ${port + 1}`)
})

test('an option nobody knows is named', async () => {
  const { code, said } = await start('--emtpy')
  expect(code).toBe(1)
  expect(said).toContain("Unknown option '--emtpy'")
  expect(said).not.toContain('    at ')
})

test('a port that is no port is refused', async () => {
  expect(await start('--port', 'http')).toEqual({
    code: 1,
    said: '--port takes a whole number from 1 to 65535, not "http".',
  })
})

test('--fresh does not delete a folder that no local cloud has made', async () => {
  const folder = mkdtempSync(path.join(tmpdir(), 'siyu-start-'))
  const photo = path.join(folder, 'holiday.jpg')
  writeFileSync(photo, 'a photo')
  const { code, said } = await start('--fresh', '--data', folder, '--port', await freePort())
  expect(code).toBe(1)
  expect(said).toBe(`${folder} is not a data folder of a local cloud, so --fresh does not delete it.`)
  expect(existsSync(photo)).toBe(true)
  rmSync(folder, { recursive: true })
})

test('--fresh does not pull the folder away from under a running cloud', async () => {
  const folder = mkdtempSync(path.join(tmpdir(), 'siyu-start-'))
  const running = openDataFolder(folder)
  const { code, said } = await start('--fresh', '--data', folder, '--port', await freePort())
  expect(code).toBe(1)
  expect(said).toContain('is in use by process')
  expect(existsSync(path.join(folder, 'cloud.json'))).toBe(true)
  running.release()
  rmSync(folder, { recursive: true })
})

test('a data folder that cannot be made is named', async () => {
  const folder = mkdtempSync(path.join(tmpdir(), 'siyu-start-'))
  writeFileSync(path.join(folder, 'file'), 'in the way')
  const { code, said } = await start('--data', path.join(folder, 'file/data'), '--port', await freePort())
  expect(code).toBe(1)
  expect(said).toMatch(/^The data folder .*file\/data cannot be written: .*\.$/)
  rmSync(folder, { recursive: true })
})
