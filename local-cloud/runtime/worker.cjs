'use strict'
/**
 * The inside of one function instance: a worker thread with an environment of its own that answers one call at a
 * time. Plain JavaScript, because a thread must start fast and without a compiler.
 */
const { Buffer } = require('node:buffer')
const process = require('node:process')
const { parentPort, workerData } = require('node:worker_threads')
const { formatWithOptions } = require('node:util')
require('./worker-clock.cjs').install(workerData.clock, workerData.clockStands)

/** The call that runs now; what is said between two calls belongs to none. */
let currentId

for (const [method, level] of Object.entries({
  log: 'info',
  info: 'info',
  debug: 'debug',
  warn: 'warn',
  error: 'error',
}))
  globalThis.console[method] = (...words) =>
    parentPort.postMessage({
      type: 'log',
      id: currentId,
      level,
      text: formatWithOptions({ depth: 4 }, ...words),
    })

/** So many characters of what was thrown are told. */
const wordsMax = 8192

/** What was thrown, in words; anything can be thrown, also what breaks whoever looks at it. */
function describe(thrown) {
  const cut = (text) => String(text).slice(0, wordsMax)
  try {
    if (thrown instanceof Error) return { message: cut(thrown.message), stack: cut(thrown.stack) }
    const text = cut(typeof thrown === 'string' ? thrown : formatWithOptions({ depth: 4 }, thrown))
    return { message: text, stack: text }
  } catch {
    return { message: 'something that cannot be put into words', stack: '' }
  }
}

/** The environment of a call: identity and source are read from it by the SDK at any moment of the call. */
function useEnvironment(env) {
  for (const name of workerData.callKeys) delete process.env[name]
  Object.assign(process.env, env)
}

function write(result) {
  let text
  try {
    text = JSON.stringify(result === undefined ? null : result) ?? 'null'
  } catch (thrown) {
    return { failed: 'unserialisable', ...describe(thrown) }
  }
  const bytes = Buffer.byteLength(text)
  return bytes > workerData.replyBytesMax
    ? { failed: 'too-large', message: String(bytes), stack: '' }
    : { text }
}

async function answer(main, call) {
  try {
    if (typeof main !== 'function') throw new Error('index.js exports no function main')
    return write(await main(JSON.parse(call.eventText), call.context))
  } catch (thrown) {
    return { failed: 'threw', ...describe(thrown) }
  }
}

let bundle
try {
  bundle = require(workerData.path)
  parentPort.postMessage({ type: 'ready' })
} catch (thrown) {
  parentPort.postMessage({ type: 'unloadable', ...describe(thrown) })
}

parentPort.on('message', async (call) => {
  currentId = call.id
  useEnvironment(call.env)
  const reply = await answer(bundle.main, call)
  currentId = undefined
  parentPort.postMessage({ type: 'answer', id: call.id, ...reply })
})
