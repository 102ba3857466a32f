/**
 * The cloud's clock. It is set when a data folder is made, runs with the machine's clock or stands, and is moved
 * forward, never back. Workers read the same memory, so a move reaches a running function without a message.
 */
import { join } from 'node:path'
import * as v from 'valibot'
import { readJsonFile, replaceFile } from './durable-file'
import { CloudFailure } from './failure'

/** A running clock keeps its distance to the machine's clock; a standing one keeps the instant itself. */
const ClockState = v.object({ stands: v.boolean(), value: v.number(), seenAt: v.number() })

/** Last instant of the year 9999: the calendar of JavaScript and of the triggers ends later. */
const instantMax = 253_402_300_799_999

/** A restart after a kill, under a machine clock that was set back, goes back by no more than this. */
const saveMs = 60_000

export interface Clock {
  stands: boolean
  /** ms since 1970. */
  now(): number
  /** Moves the clock to this instant, ms since 1970. Refuses an earlier one. */
  moveTo(at: number): void
  /** From now on remembers now and then how far it has come. */
  keep(): void
  /** Remembers how far it has come and lets go of its file. */
  close(): void
  /** For workers: one 64-bit integer, the distance to the machine's clock or the instant. */
  shared: SharedArrayBuffer
}

/** Opens the clock of a data folder; `initial` counts only when the folder has none yet. */
export function openClock(dir: string, initial?: { at: number; stands?: boolean }): Clock {
  const path = join(dir, 'clock.json')
  const state = restoredState(path) ?? firstState(initial)
  const shared = new SharedArrayBuffer(8)
  const cell = new BigInt64Array(shared)
  Atomics.store(cell, 0, BigInt(state.value))
  const read = () => Number(Atomics.load(cell, 0)) + (state.stands ? 0 : Date.now())
  const write = (at: number) => Atomics.store(cell, 0, BigInt(at - (state.stands ? 0 : Date.now())))
  if (read() < state.seenAt) write(state.seenAt)
  const save = () => {
    const value = Number(Atomics.load(cell, 0))
    replaceFile(path, JSON.stringify({ stands: state.stands, value, seenAt: read() }))
  }
  save()
  let saving: NodeJS.Timeout | undefined
  return {
    stands: state.stands,
    now: read,
    shared,
    keep: () => (saving = setInterval(save, saveMs).unref()),
    close() {
      clearInterval(saving)
      save()
    },
    moveTo(at) {
      refuseUnlessForward(at, read())
      write(at)
      save()
    },
  }
}

function restoredState(path: string): v.InferOutput<typeof ClockState> | undefined {
  const kept = readJsonFile(path)
  if (kept === undefined) return undefined
  const state = v.safeParse(ClockState, kept)
  if (!state.success)
    throw new CloudFailure('DATA_DAMAGED', `The file ${path} is damaged: it holds no clock.`)
  return state.output
}

function firstState(initial?: { at: number; stands?: boolean }): v.InferOutput<typeof ClockState> {
  if (initial === undefined) return { stands: false, value: 0, seenAt: 0 }
  if (!Number.isSafeInteger(initial.at) || initial.at < 0 || initial.at > instantMax)
    throw new CloudFailure('OPTIONS_INVALID', 'The clock must be set to a whole number of ms since 1970.')
  const stands = initial.stands ?? false
  return { stands, value: stands ? initial.at : initial.at - Date.now(), seenAt: initial.at }
}

function refuseUnlessForward(at: number, now: number): void {
  if (!Number.isSafeInteger(at) || at > instantMax)
    throw new CloudFailure('SETTING_INVALID', 'The clock is moved to a whole number of ms since 1970.')
  if (at < now) {
    const times = `it is ${new Date(now).toISOString()}, asked was ${new Date(at).toISOString()}`
    throw new CloudFailure('CLOCK_BACKWARD', `The clock is only moved forward: ${times}.`)
  }
}
