/**
 * The conformance table on a real environment: SIYU_CONFORMANCE_ENV, TENCENTCLOUD_SECRETID, TENCENTCLOUD_SECRETKEY.
 * It needs two collections of its own there, `things` (with a unique index on `code`) and `others`, and empties them.
 */
import { runTable } from './run-table'
import { openSdk } from './sdk'

const { SIYU_CONFORMANCE_ENV: env, TENCENTCLOUD_SECRETID, TENCENTCLOUD_SECRETKEY } = process.env
const hasKeys = Boolean(env && TENCENTCLOUD_SECRETID && TENCENTCLOUD_SECRETKEY)

if (hasKeys) {
  jest.setTimeout(60_000)
  runTable(() => openSdk({ env: env ?? '' }), { isLocal: false })
} else {
  test.todo('runs on a real environment when SIYU_CONFORMANCE_ENV and its keys are set')
}
