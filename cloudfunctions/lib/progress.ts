/**
 * How far a job has come: one document in `jobs`, replaced whole and only where it is the one that was read. Two
 * timers at once, or one that was killed, take the same step from the same place, and one of them takes it.
 */
import type { Store } from './store'

export interface Progress<State> {
  /** 0 until it is stored. */
  version: number
  state: State
}

/** Where a job stands; `first` where it never ran. */
export async function readProgress<State>(store: Store, job: string, first: State): Promise<Progress<State>> {
  const stored = await store.get('jobs', job)
  // The document is ours: it was written by the same job.
  return stored
    ? { version: Number(stored.version), state: stored.state as State }
    : { version: 0, state: first }
}

/** Takes a step; null where somebody else took it since `before` was read. */
export async function saveProgress<State>(
  store: Store,
  { job, before }: { job: string; before: Progress<State> },
  state: State,
): Promise<Progress<State> | null> {
  const after = { version: before.version + 1, state }
  const isSaved =
    before.version === 0
      ? (await store.insert('jobs', [{ _id: job, ...after }])) === 'inserted'
      : await store.update('jobs', { _id: job, version: before.version }, { set: after })
  return isSaved ? after : null
}
