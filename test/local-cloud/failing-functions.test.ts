/** A function that throws, hangs, leaves or answers too much gets its caller one sentence, and harms nobody else. */
import { defaultLimits } from '../../local-cloud/options'
import { cloudWith, stopClouds } from './with-cloud'

afterEach(stopClouds)

const counter = `let calls = 0; exports.main = async () => ({ calls: ++calls })`

describe('a function that fails harms nobody else', () => {
  const failing = `exports.main = async ({ how }) => {
    if (how === 'throws') throw new Error('the till is on fire')
    if (how === 'throws a string') throw 'plain words'
    if (how === 'throws an error without words') throw Object.assign(new Error(), { message: 40001 })
    if (how === 'throws what cannot be looked at') throw new Proxy({}, { getPrototypeOf() { throw new Error('no') } })
    if (how === 'throws a book') throw new Error('x'.repeat(1_000_000))
    if (how === 'leaves') process.exit(0)
    if (how === 'speaks on the port of its thread') require('node:worker_threads').parentPort.postMessage('hello')
    if (how === 'rejects beside the call') { Promise.reject(new Error('nobody caught this')); await new Promise(() => {}) }
    if (how === 'answers a circle') { const circle = {}; circle.self = circle; return circle }
    if (how === 'answers a bigint') return 1n
    if (how === 'answers too much') return 'x'.repeat(2000)
    return 'fine'
  }`
  test.each([
    ['throws', 500, 'FUNCTION_FAILED', /threw: the till is on fire/],
    ['throws a string', 500, 'FUNCTION_FAILED', /threw: plain words/],
    ['throws an error without words', 500, 'FUNCTION_FAILED', /threw: 40001$/],
    [
      'throws what cannot be looked at',
      500,
      'FUNCTION_FAILED',
      /threw: something that cannot be put into words$/,
    ],
    ['throws a book', 500, 'FUNCTION_FAILED', /threw: x{8192}$/],
    ['leaves', 500, 'FUNCTION_FAILED', /ended before it answered/],
    ['rejects beside the call', 500, 'FUNCTION_FAILED', /nobody caught this/],
    ['answers a circle', 500, 'REPLY_INVALID', /cannot be written as JSON/],
    ['answers a bigint', 500, 'REPLY_INVALID', /cannot be written as JSON/],
    ['answers too much', 500, 'REPLY_TOO_LARGE', /2002 bytes/],
  ])('%s', async (how, status, code, message) => {
    const cloud = await cloudWith({ failing }, { limits: { replyBytesMax: 2001 } })
    const answer = await cloud.call('failing', { how })
    expect(answer.status).toBe(status)
    expect(answer.body).toEqual({ ok: false, code, message: expect.stringMatching(message) })
    expect(answer.body.message).not.toContain('\n')
    expect((await cloud.call('failing', {})).body).toBe('fine')
  })

  test('speaks on the port of its thread', async () => {
    const cloud = await cloudWith({ failing })
    expect((await cloud.call('failing', { how: 'speaks on the port of its thread' })).body).toBe('fine')
    expect((await cloud.call('failing', {})).body).toBe('fine')
  })

  test('an answer just within the limit is given', async () => {
    const cloud = await cloudWith({ failing }, { limits: { replyBytesMax: 2002 } })
    expect((await cloud.call('failing', { how: 'answers too much' })).status).toBe(200)
  })

  test('one that cannot be loaded, has no main, or is not there', async () => {
    const cloud = await cloudWith({ broken: 'syntax error here', empty: '' })
    expect((await cloud.call('broken')).body).toMatchObject({
      code: 'FUNCTION_FAILED',
      message: expect.stringMatching(/could not be loaded/),
    })
    expect((await cloud.call('empty')).body).toMatchObject({
      code: 'FUNCTION_FAILED',
      message: expect.stringMatching(/exports no function main/),
    })
    expect(await cloud.call('absent')).toMatchObject({ status: 404, body: { code: 'FUNCTION_NOT_FOUND' } })
    expect(await cloud.call('../secrets')).toMatchObject({ status: 404 })
  })

  test('one that hangs is ended after its time, also when it never lets go of its thread', async () => {
    const hanging = {
      code: `exports.main = async ({ spin }) => { while (spin); await new Promise(() => {}) }`,
      config: { timeout: 0.2 },
    }
    const cloud = await cloudWith({ hanging, counter })
    const answers = await Promise.all([
      cloud.call('hanging', { spin: true }),
      cloud.call('hanging', {}),
      cloud.call('counter'),
    ])
    expect(answers.map(({ status }) => status)).toEqual([504, 504, 200])
    expect(answers[0].body).toMatchObject({
      ok: false,
      code: 'FUNCTION_TIMEOUT',
      message: expect.stringMatching(/within 0.2 s/),
    })
  })

  test('one that names no time limit has the three seconds of production', async () => {
    const hanging = `exports.main = () => new Promise(() => {})`
    const cloud = await cloudWith(
      { hanging },
      { limits: { timeoutDefaultSeconds: defaultLimits.timeoutDefaultSeconds } },
    )
    expect((await cloud.call('hanging')).body).toMatchObject({
      code: 'FUNCTION_TIMEOUT',
      message: expect.stringMatching(/within 3 s/),
    })
  })

  test('one that eats all memory is ended', async () => {
    const hungry = {
      code: `exports.main = () => { const all = []; for (;;) all.push(new Array(1e4).fill(all.length)) }`,
      config: { timeout: 20 },
    }
    const cloud = await cloudWith({ hungry }, { limits: { workerHeapMb: 32 } })
    expect((await cloud.call('hungry')).body).toMatchObject({
      code: 'FUNCTION_FAILED',
      message: expect.stringMatching(/ran out of memory/),
    })
  })
})
