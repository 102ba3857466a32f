/** What `npm start` says when it cannot start: one sentence, code 1, nothing touched. */
import { spawn } from 'node:child_process'
import { existsSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { type AddressInfo, createServer } from 'node:net'
import { tmpdir } from 'node:os'
import path from 'node:path'

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

test('a taken port is named, with a free one to try', async () => {
  const server = createServer()
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  // A server that listens on TCP has an address of this shape.
  const { port } = server.address() as AddressInfo
  const { code, said } = await start('--port', String(port))
  await new Promise((resolve) => server.close(resolve))
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
  const { code, said } = await start('--fresh', '--data', folder, '--port', '41973')
  expect(code).toBe(1)
  expect(said).toBe(`${folder} is not a data folder of a local cloud, so --fresh does not delete it.`)
  expect(existsSync(photo)).toBe(true)
  rmSync(folder, { recursive: true })
})
