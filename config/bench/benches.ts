/** The sections of the bench, in the order in which they run. */
import type { Figure } from './figure'
import { measureDatabaseCalls } from './database-calls'
import { measureDurableWrites } from './durable'
import { measureLatency } from './latency'
import { measurePackages } from './packages'
import type { BenchWish } from './wish'

export interface Bench {
  name: string
  title: string
  measure: (wish: BenchWish) => Promise<Figure[]>
}

export const benches: Bench[] = [
  { name: 'packages', title: 'Bytes of the packages', measure: measurePackages },
  { name: 'calls', title: 'Database calls of an action, and its reply', measure: measureDatabaseCalls },
  { name: 'latency', title: 'Time of an action over HTTP, warm', measure: measureLatency },
  { name: 'durable', title: 'Durable writes of the local database', measure: measureDurableWrites },
]
