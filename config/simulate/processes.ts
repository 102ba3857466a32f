/** Processes that share the work of the simulation. */
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
  await Promise.all(Array.from({ length: processes }, () => serve(work)))
}

/** One process; it ends when there is nothing left to give. */
function serve(work: Shared): Promise<void> {
  const child: ChildProcess = fork(path.join(root, 'test/simulation/worker.ts'))
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
