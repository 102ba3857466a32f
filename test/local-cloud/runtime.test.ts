/** Functions run as WeChat runs them: alone in their instance, warm when they can, ended when they must. */
import { cloudWith, stopClouds, withSdk, writeFunction } from './with-cloud'

afterEach(stopClouds)

const counter = `let calls = 0; exports.main = async () => ({ calls: ++calls })`

test('no caller ever sees the identity of another', async () => {
  const whoAmI = `${withSdk}
    exports.main = async ({ me, wait }) => {
      const before = cloud.getWXContext().OPENID
      await db.collection('notes').where({ owner: me }).get()
      await new Promise((resolve) => setTimeout(resolve, wait))
      return { before, after: cloud.getWXContext().OPENID, user: cloud.getWXContext().UNIONID }
    }`
  const cloud = await cloudWith(
    { whoAmI },
    { schema: { collections: [{ name: 'notes' }] }, limits: { workersPerFunctionMax: 4 } },
  )
  const openids = Array.from({ length: 40 }, (_, index) => `oMember${index}`)
  const calls = Array.from({ length: 1000 }, (_, index) => openids[(index * 7) % openids.length]!)
  const answers = await Promise.all(
    calls.map((openid, index) =>
      cloud.invoke('whoAmI', { me: openid, wait: index % 5 }, { openid, unionid: `u-${openid}` }),
    ),
  )
  const seen = answers.map(({ result }) => result)
  expect(seen).toEqual(calls.map((openid) => ({ before: openid, after: openid, user: `u-${openid}` })))
  expect(answers.every(({ databaseCalls }) => databaseCalls === 1)).toBe(true)
  expect(new Set(answers.map(({ invocationId }) => invocationId)).size).toBe(1000)
})

test('a call without an identity does not find the one before', async () => {
  const cloud = await cloudWith({ who: `exports.main = async () => process.env.WX_OPENID ?? 'nobody'` })
  expect((await cloud.call('who', {}, 'oAlice')).body).toBe('oAlice')
  const answer = await cloud.ask('/http/who')
  expect([answer.body, answer.headers.get('x-cloud-cold')]).toEqual(['nobody', '0'])
})

test('an instance is started once and used again', async () => {
  const cloud = await cloudWith({ counter })
  const first = await cloud.call('counter')
  const second = await cloud.call('counter')
  expect([first, second].map((answer) => answer.headers.get('x-cloud-cold'))).toEqual(['1', '0'])
  expect([first.body, second.body]).toEqual([{ calls: 1 }, { calls: 2 }])
})

test('a released instance is started anew', async () => {
  const cloud = await cloudWith({ counter })
  await cloud.call('counter')
  await cloud.releaseIdleWorkers()
  const answer = await cloud.call('counter')
  expect(answer.headers.get('x-cloud-cold')).toBe('1')
  expect(answer.body).toEqual({ calls: 1 })
})

test('more instances are started up to the limit, and what is left waits its turn', async () => {
  const slow = `let calls = 0; const { threadId } = require('node:worker_threads')
    exports.main = async () => { await new Promise((resolve) => setTimeout(resolve, 20)); return threadId }`
  const cloud = await cloudWith({ slow }, { limits: { workersPerFunctionMax: 3 } })
  const answers = await Promise.all(Array.from({ length: 30 }, () => cloud.invoke('slow', {})))
  expect(new Set(answers.map(({ result }) => result)).size).toBeLessThanOrEqual(3)
  expect(answers).toHaveLength(30)
})

test('who comes when the queue is full is told so', async () => {
  const slow = `exports.main = () => new Promise((resolve) => setTimeout(resolve, 300))`
  const cloud = await cloudWith({ slow }, { limits: { workersPerFunctionMax: 1, waitingMax: 2 } })
  await cloud.invoke('slow', {})
  const calls = await Promise.allSettled(Array.from({ length: 4 }, () => cloud.invoke('slow', {})))
  expect(calls.map(({ status }) => status)).toEqual(['fulfilled', 'fulfilled', 'fulfilled', 'rejected'])
  expect(calls[3]).toMatchObject({ reason: { code: 'FUNCTION_BUSY' } })
})

test('functions share the room, and each can always have one instance', async () => {
  const cloud = await cloudWith({ a: counter, b: counter, c: counter }, { limits: { workersMax: 2 } })
  const answers = await Promise.all(['a', 'b', 'c', 'a', 'b', 'c'].map((name) => cloud.call(name)))
  expect(answers.map(({ status }) => status)).toEqual([200, 200, 200, 200, 200, 200])
})

test('a transaction that a killed call left open is dropped with it', async () => {
  const holder = {
    code: `${withSdk}
    exports.main = async ({ hold }) => {
      if (!hold) return db.collection('notes').doc('one').update({ data: { text: 'free' } })
      const transaction = await db.startTransaction()
      await transaction.collection('notes').doc('one').update({ data: { text: 'held' } })
      await new Promise(() => {})
    }`,
    config: { timeout: 1.5 },
  }
  const cloud = await cloudWith(
    {
      holder,
      seed: `${withSdk} exports.main = () => db.collection('notes').add({ data: { _id: 'one', text: 'new' } })`,
    },
    { schema: { collections: [{ name: 'notes' }] } },
  )
  await cloud.call('seed')
  expect((await cloud.call('holder', { hold: true })).body.code).toBe('FUNCTION_TIMEOUT')
  expect((await cloud.call('holder', {})).body.stats).toEqual({ updated: 1 })
})

test('a new build answers the next call, and the running call ends in the old one', async () => {
  const old = `exports.main = async ({ wait }) => { await new Promise((resolve) => setTimeout(resolve, wait)); return 'old' }`
  const cloud = await cloudWith({ page: old })
  await cloud.call('page', { wait: 0 })
  const running = cloud.call('page', { wait: 300 })
  await new Promise((resolve) => setTimeout(resolve, 100))
  writeFunction(cloud.functionsDir, 'page', `exports.main = async () => 'the new build'`)
  expect((await cloud.call('page', { wait: 0 })).body).toBe('the new build')
  expect((await running).body).toBe('old')
  writeFunction(cloud.functionsDir, 'page', `exports.main = async () => 'the newest of all builds'`)
  expect((await cloud.call('page')).body).toBe('the newest of all builds')
})

test('what a function writes is kept with the call that wrote it', async () => {
  const lines: { level: string; invocationId?: string; text: string }[] = []
  const talker = `exports.main = async ({ word }) => { console.log('said', { word }); console.error('cried %s', word) }`
  const cloud = await cloudWith({ talker }, { log: (line) => lines.push(line) })
  const { invocationId } = await cloud.invoke('talker', { word: 'hello' })
  expect(lines).toMatchObject([
    { level: 'info', function: 'talker', invocationId, text: "said { word: 'hello' }" },
    { level: 'error', function: 'talker', invocationId, text: 'cried hello' },
  ])
})

describe('functions that call each other', () => {
  const outer = `${withSdk} exports.main = async ({ name }) => (await cloud.callFunction({ name, data: { said: 1 } })).result`
  const inner = `${withSdk} exports.main = async (event) => ({ said: event.said, ...cloud.getWXContext() })`

  test('pass on who called, and by which way', async () => {
    const cloud = await cloudWith({
      outer,
      inner: { code: inner, config: { permissions: { invoke: false } } },
    })
    const { body } = await cloud.call('outer', { name: 'inner' })
    expect(body).toMatchObject({ said: 1, OPENID: 'oAlice', SOURCE: 'wx_client,scf' })
  })

  test('are told what became of it when it fails', async () => {
    const cloud = await cloudWith({ outer, bad: `exports.main = () => { throw new Error('no') }` })
    expect((await cloud.call('outer', { name: 'absent' })).body.message).toMatch(/could not be found: absent/)
    expect((await cloud.call('outer', { name: 'bad' })).body.message).toMatch(/threw: no/)
  })
})

test('a stop lets the running call finish and takes no other', async () => {
  const slow = `exports.main = async () => { await new Promise((resolve) => setTimeout(resolve, 200)); return 'done' }`
  const cloud = await cloudWith({ slow })
  await cloud.invoke('slow', {})
  const running = cloud.invoke('slow', {})
  const stopped = cloud.stop()
  await expect(cloud.invoke('slow', {})).rejects.toMatchObject({ code: 'CLOUD_STOPPING' })
  expect((await running).result).toBe('done')
  await stopped
})
