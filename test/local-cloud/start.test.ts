/** What a start refuses, and what it finds again. */
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { createServer } from 'node:http'
import { join } from 'node:path'
import { startCloud } from '../../local-cloud'
import { cloudWith, folders, stopClouds } from './with-cloud'

afterEach(stopClouds)

describe('a start refuses, in one sentence,', () => {
  const refusal = (thrown: Promise<unknown>) => expect(thrown).rejects

  test('a port that is taken, and frees the data folder again', async () => {
    const { functionsDir, dataDir } = folders()
    const other = createServer().listen(0, '127.0.0.1')
    await new Promise((resolve) => other.once('listening', resolve))
    const { port } = other.address() as { port: number }
    await refusal(startCloud({ functionsDir, dataDir, port })).toMatchObject({
      code: 'PORT_IN_USE',
      message: `Port ${port} is in use by another program; choose another with --port.`,
    })
    other.close()
    const cloud = await startCloud({ functionsDir, dataDir, port: 0 })
    await cloud.stop()
  })

  test('a data folder that cannot be one', async () => {
    const { functionsDir, dir } = folders()
    const dataDir = join(dir, 'file')
    writeFileSync(dataDir, '')
    await refusal(startCloud({ functionsDir, dataDir })).toMatchObject({ code: 'DATA_NOT_WRITABLE' })
    await refusal(startCloud({ functionsDir, dataDir: join(dataDir, 'below') })).toMatchObject({
      code: 'DATA_NOT_WRITABLE',
    })
  })

  test('a data folder in a place that takes none', async () => {
    const { functionsDir } = folders()
    const dataDir = '/proc/nowhere/below'
    await refusal(startCloud({ functionsDir, dataDir })).toMatchObject({ code: 'DATA_NOT_WRITABLE' })
  })

  test('a data folder that is in use', async () => {
    const cloud = await cloudWith({})
    const { functionsDir, dataDir } = cloud
    await refusal(startCloud({ functionsDir, dataDir })).toMatchObject({ code: 'DATA_IN_USE' })
    expect((await cloud.ask('/healthz')).status).toBe(200)
  })

  test('a data folder of a newer version, and a damaged one', async () => {
    const { functionsDir, dataDir } = folders()
    mkdirSync(dataDir)
    writeFileSync(join(dataDir, 'cloud.json'), '{"format":99}')
    await refusal(startCloud({ functionsDir, dataDir })).toMatchObject({ code: 'DATA_NEWER' })
    expect(readFileSync(join(dataDir, 'cloud.json'), 'utf8')).toBe('{"format":99}')
    writeFileSync(join(dataDir, 'cloud.json'), '{"form')
    await refusal(startCloud({ functionsDir, dataDir })).toMatchObject({ code: 'DATA_DAMAGED' })
  })

  test('a folder of functions that is not there', async () => {
    const { functionsDir, dataDir } = folders()
    const absent = join(functionsDir, 'absent')
    await refusal(startCloud({ functionsDir: absent, dataDir })).toMatchObject({ code: 'FUNCTIONS_MISSING' })
  })
})

test('a folder left behind by a killed cloud is taken over', async () => {
  const { functionsDir, dataDir } = folders()
  mkdirSync(dataDir)
  writeFileSync(join(dataDir, 'lock.json'), JSON.stringify({ pid: process.pid, startedAt: 'another life' }))
  const cloud = await startCloud({ functionsDir, dataDir })
  expect((await fetch(`${cloud.url}/healthz`)).status).toBe(200)
  await cloud.stop()
})

test('secrets are made once, kept, and given to every function; what is stated wins', async () => {
  const peek = `exports.main = async () => process.env.SECRET`
  const { functionsDir, dataDir } = folders({ peek })
  const first = await startCloud({ functionsDir, dataDir, secrets: ['SECRET'] })
  expect(first.secrets).toEqual({ SECRET: expect.stringMatching(/^[a-z][0-9a-f]{64}$/) })
  expect((await first.invoke('peek', {})).result).toBe(first.secrets.SECRET)
  await first.stop()
  const second = await startCloud({ functionsDir, dataDir, secrets: ['SECRET'] })
  expect(second.secrets).toEqual(first.secrets)
  await second.stop()
  const third = await startCloud({ functionsDir, dataDir, secrets: ['SECRET'], env: { SECRET: 'stated' } })
  expect(third.secrets).toEqual({ SECRET: 'stated' })
  await third.stop()
})

test('memory is told honestly', async () => {
  const { rss, heap } = (await cloudWith({})).memory()
  expect(rss).toBeGreaterThan(heap)
})
