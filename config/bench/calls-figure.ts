/** Calls made one after another, and how many database calls each of them took. */
import type { BenchCloud } from './bench-cloud'
import type { Figure } from './figure'
import type { Answered, Call } from './http-calls'
import { taken } from './requests'

export type Target = { atMost: number }

export async function each(cloud: BenchCloud, made: Call[]): Promise<Answered[]> {
  const answers: Answered[] = []
  for (const one of made) answers.push(await taken(cloud.url, one))
  return answers
}

/**
 * The mean counts what is only done now and then, such as moving entries out. What an instance does once in 30 s,
 * reading the settings, falls on the first call, which is left out and named.
 */
export function callsFigure(what: string, answers: Answered[], target?: Target): Figure {
  const [first = Number.NaN, ...counts] = answers.map(({ databaseCalls }) => databaseCalls)
  const own = counts.length > 0 ? counts : [first]
  const mean = own.reduce((sum, count) => sum + count, 0) / own.length
  const note = `${Math.min(...own)}–${Math.max(...own)} over ${own.length}; the first ${first}`
  return { what, value: mean, unit: 'calls', note, ...(target && { target }) }
}
