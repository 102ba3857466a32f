/** Processes that share the work of the simulation. */
import { build } from 'esbuild'
import { type ChildProcess, fork } from 'node:child_process'
import path from 'node:path'
import type { Block, BlockDone, Hunt, HuntDone } from '../../test/simulation/worker'
import { root } from '../build'

/** Tasks that are taken one by one until there are none, and what becomes of each. */
export interface Work<Task, Done> {
  next(): Task | undefined
  done(done: Done): void
}

export type Shared = Work<Block, BlockDone> | Work<Hunt, HuntDone>

/** So many processes at once work until there is nothing left to give. */
export async function shareOut(processes: number, work: Shared): Promise<void> {
  const worker = await bundleWorker()
  await Promise.all(Array.from({ length: processes }, () => serve(worker, work)))
}

const folder = path.join(root, 'test/simulation')

/** In one plain file it runs a good deal quicker than where every module is translated as it is loaded. */
async function bundleWorker(): Promise<string> {
  const outfile = path.join(root, '.data/simulation-worker.cjs')
  await build({
    entryPoints: [path.join(folder, 'worker.ts')],
    outfile,
    bundle: true,
    platform: 'node',
    target: 'node20',
    packages: 'external',
    define: { __dirname: JSON.stringify(folder), __filename: JSON.stringify(path.join(folder, 'worker.ts')) },
    logLevel: 'error',
  })
  return outfile
}

/** Runs make much that is forgotten at once: with more room for it, less is collected. Every core has a run of its own. */
const execArgv = ['--max-semi-space-size=64', '--single-threaded']

/** One process; it ends when there is nothing left to give. */
function serve(worker: string, work: Shared): Promise<void> {
  const child: ChildProcess = fork(worker, { execArgv })
  const give = (): void => {
    const task = work.next()
    if (task) child.send(task)
    else child.disconnect()
  }
  // The process answers a block with what became of it, and a hunt with what it found.
  child.on('message', (done: BlockDone & HuntDone) => {
    work.done(done)
    give()
  })
  give()
  return new Promise((resolve, reject) => {
    child.on('error', reject)
    child.on('exit', (code) => (code ? reject(new Error('a process of the simulation broke')) : resolve()))
  })
}
