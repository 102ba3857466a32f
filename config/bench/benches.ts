/** The sections of the bench, in the order in which they run. */
import { measureColdStart } from './cold-start'
import type { Figure } from './figure'
import { measureDatabaseCalls } from './database-calls'
import { measureDurableWrites } from './durable'
import { measureLatency } from './latency'
import { measureHistory } from './history'
import { measureRush } from './rush'
import { measureCrowd } from './rush-simulated'
import { measureSimulation } from './simulation'
import { measureNight } from './night'
import { measureStart } from './start'
import { measureUsualWay } from './usual'
import { measurePackages } from './packages'
import { measureWeapp } from './weapp'
import type { BenchWish } from './wish'

export interface Bench {
  name: string
  title: string
  measure: (wish: BenchWish) => Promise<Figure[]>
}

export const benches: Bench[] = [
  { name: 'packages', title: 'Bytes of the packages', measure: measurePackages },
  { name: 'weapp', title: 'The mini-program as shipped', measure: measureWeapp },
  { name: 'calls', title: 'Database calls of an action, and its reply', measure: measureDatabaseCalls },
  { name: 'usual', title: 'The usual way beside ours', measure: measureUsualWay },
  { name: 'latency', title: 'Time of an action over HTTP, warm', measure: measureLatency },
  { name: 'cold', title: 'Start of a function', measure: measureColdStart },
  { name: 'start', title: 'From npm start to the first answer', measure: measureStart },
  { name: 'history', title: 'Import of a purchase history, and memory', measure: measureHistory },
  { name: 'night', title: 'The night over many members', measure: measureNight },
  { name: 'rush', title: 'A rush on a flash offer', measure: measureRush },
  { name: 'crowd', title: 'A greater rush in simulated time', measure: measureCrowd },
  { name: 'durable', title: 'Durable writes of the local database', measure: measureDurableWrites },
  { name: 'simulation', title: 'Simulation of the account protocol', measure: measureSimulation },
]
