/** `npm test`: builds what the tests run on, runs them all, ends with one plain line of numbers. */
import { spawn } from 'node:child_process'
import { mkdirSync, readFileSync, rmSync } from 'node:fs'
import { createRequire } from 'node:module'
import path from 'node:path'
import { build, parts, root } from './build'
import { findChromium } from './lib/chromium'
import { PlainError, runMain } from './lib/plain'

interface Results {
  numPassedTests: number
  numFailedTests: number
  numPendingTests: number
  numTodoTests: number
  /** Files that could not even be loaded: none of their tests was counted. */
  numRuntimeErrorTestSuites: number
}

const resultsFile = path.join(root, 'test-results/jest.json')

function runJest(args: string[]): Promise<number> {
  const jest = createRequire(__filename).resolve('jest/bin/jest')
  const reports = ['--json', `--outputFile=${resultsFile}`, '--silent']
  const child = spawn(process.execPath, [jest, '--maxWorkers=2', ...reports, ...args], {
    cwd: root,
    // With --json jest also prints the report to its output, where nobody wants to read it.
    stdio: ['ignore', 'ignore', 'inherit'],
  })
  return new Promise((resolve, reject) => child.on('error', reject).on('close', (code) => resolve(code ?? 1)))
}

function readResults(): Results {
  try {
    // Jest wrote it a moment ago, in its documented shape.
    return JSON.parse(readFileSync(resultsFile, 'utf8')) as Results
  } catch {
    throw new PlainError('The tests did not run to their end.')
  }
}

async function main(): Promise<void> {
  await build(parts)
  const chromium = findChromium()
  mkdirSync(path.dirname(resultsFile), { recursive: true })
  rmSync(resultsFile, { force: true })
  const code = await runJest([
    ...(chromium
      ? []
      : ['--testPathIgnorePatterns=/node_modules/', '--testPathIgnorePatterns=/test/journeys/']),
    ...process.argv.slice(2),
  ])
  const results = readResults()
  const failed = results.numFailedTests + results.numRuntimeErrorTestSuites
  const skipped = results.numPendingTests + results.numTodoTests
  const leftOut = skipped > 0 ? `, ${skipped} skipped` : ''
  if (!chromium) {
    console.log(
      'Not run: the browser journeys. Install Chromium (apt-get install chromium) or set CHROMIUM_PATH.',
    )
  }
  console.log(`${results.numPassedTests} passed, ${failed} failed${leftOut}`)
  process.exitCode = code
}

if (require.main === module) runMain(main)
