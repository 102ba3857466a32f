/** How many database calls of an action come one after another: each takes so long that the answer's time counts them. */
import { type Figure, median } from './figure'
import type { Answered } from './http-calls'
import type { Target } from './calls-figure'

export const stepMs = 150

/** Of answers of a cloud whose every database call takes `stepMs` longer. The first is left out: it warms the instance. */
export function sequenceFigure(what: string, answers: Answered[], target?: Target): Figure {
  const own = answers.length > 1 ? answers.slice(1) : answers
  // A busy machine takes time of its own, but never a call more than were made.
  const steps = own.map(({ ms, databaseCalls }) => Math.min(databaseCalls, Math.floor(ms / stepMs)))
  const counts = own.map(({ databaseCalls }) => databaseCalls)
  const note = `of ${Math.min(...counts)}–${Math.max(...counts)} in all, over ${own.length}`
  return { what, value: median(steps), unit: 'in sequence', note, ...(target && { target }) }
}
