/**
 * What the console shows of a function: how often, how long, how badly.
 */
export interface FunctionStatistics {
  calls: number
  failures: number
  coldStarts: number
  databaseCalls: number
  /** Half of the newest warm calls took at most this long, ms; absent before the first. */
  p50Ms?: number
  p99Ms?: number
  /** Half of the newest cold calls took at most this long, the start of the instance included, ms. */
  coldP50Ms?: number
  /** When the last call ended, ms since 1970 by the cloud's clock. */
  lastAt?: number
}

/** One call that has ended. */
export interface EndedCall {
  ms: number
  isCold: boolean
  hasFailed: boolean
  databaseCalls: number
  at: number
}

const durationsMax = 1000

interface Tally {
  statistics: FunctionStatistics
  /** Durations of the newest calls, ms, in the order of their end. */
  warm: number[]
  cold: number[]
}

export interface Statistics {
  add(name: string, call: EndedCall): void
  of(name: string): FunctionStatistics
  total(): { calls: number; failures: number }
}

/** Tallies of all functions since the cloud was started; percentiles are of the newest 1,000 calls of each. */
export function createStatistics(): Statistics {
  const tallies = new Map<string, Tally>()
  const empty = (): FunctionStatistics => ({ calls: 0, failures: 0, coldStarts: 0, databaseCalls: 0 })
  return {
    add(name, call) {
      const tally = tallies.get(name) ?? { statistics: empty(), warm: [], cold: [] }
      tallies.set(name, tally)
      count(tally.statistics, call)
      const durations = call.isCold ? tally.cold : tally.warm
      durations.push(call.ms)
      if (durations.length > durationsMax) durations.shift()
    },
    of(name) {
      const tally = tallies.get(name)
      return tally ? { ...tally.statistics, ...percentiles(tally) } : empty()
    },
    total() {
      const all = [...tallies.values()].map((tally) => tally.statistics)
      const sum = (key: 'calls' | 'failures') => all.reduce((total, statistics) => total + statistics[key], 0)
      return { calls: sum('calls'), failures: sum('failures') }
    },
  }
}

function count(statistics: FunctionStatistics, call: EndedCall): void {
  statistics.calls += 1
  statistics.databaseCalls += call.databaseCalls
  if (call.hasFailed) statistics.failures += 1
  if (call.isCold) statistics.coldStarts += 1
  statistics.lastAt = call.at
}

function percentiles({ warm, cold }: Tally): Pick<FunctionStatistics, 'p50Ms' | 'p99Ms' | 'coldP50Ms'> {
  const [p50Ms, p99Ms, coldP50Ms] = [at(warm, 0.5), at(warm, 0.99), at(cold, 0.5)]
  return {
    ...(p50Ms !== undefined && { p50Ms }),
    ...(p99Ms !== undefined && { p99Ms }),
    ...(coldP50Ms !== undefined && { coldP50Ms }),
  }
}

/** The duration that this share of calls did not exceed, ms. */
function at(durations: number[], share: number): number | undefined {
  const sorted = [...durations].sort((a, b) => a - b)
  return sorted[Math.ceil(sorted.length * share) - 1]
}
