/** How long an action takes over HTTP with warm instances, one call and sixteen calls in flight. */
import { build } from '../build'
import { openBenchCloud } from './bench-cloud'
import { type Figure, quantile } from './figure'
import { type Call, callMany } from './http-calls'
import { joining } from './joining'
import { action, command, expectTaken, order, orders } from './requests'
import type { BenchWish } from './wish'

const flights = [1, 16]

export async function measureLatency({ isQuick }: BenchWish): Promise<Figure[]> {
  await build(['functions'])
  const cloud = await openBenchCloud()
  const count = isQuick ? 50 : 400
  const phone = (to: string, name: string, inFlight: number) => (place: number) =>
    action(to, person(inFlight, place), { action: name })
  const actions: [string, (inFlight: number) => (place: number) => Call][] = [
    ['join', (inFlight) => (place) => command('member', person(inFlight, place), joining)],
    ['home', (inFlight) => phone('member', 'getHome', inFlight)],
    ['check-in', (inFlight) => (place) => command('points', person(inFlight, place), { action: 'checkIn' })],
    ['statement', (inFlight) => phone('points', 'getStatement', inFlight)],
    ['member code', (inFlight) => phone('member', 'getCode', inFlight)],
    [
      'single order',
      (inFlight) => (place) => orders(cloud, [order(`${inFlight}-${place}`, person(inFlight, place))]),
    ],
  ]
  try {
    await warmUp(cloud.url)
    const figures: Figure[] = []
    for (const [what, of] of actions) {
      for (const inFlight of flights) {
        const run = await callMany(cloud.url, { count, inFlight }, of(inFlight))
        run.answers.forEach(expectTaken)
        figures.push(...figuresOf(what, inFlight, run))
      }
    }
    return figures
  } finally {
    await cloud.stop()
  }
}

const person = (inFlight: number, place: number): string => `oBench${inFlight}x${place}`

/** Every instance that sixteen calls at once need is there before the clock runs. */
async function warmUp(url: string): Promise<void> {
  for (const [to, name] of [
    ['member', 'getHome'],
    ['points', 'getStatement'],
  ] as const) {
    await callMany(url, { count: 100, inFlight: 16 }, () => action(to, 'oBenchWarm', { action: name }))
  }
}

type Timed = Awaited<ReturnType<typeof callMany>>

function figuresOf(what: string, inFlight: number, { answers, seconds }: Timed): Figure[] {
  const times = answers.map(({ ms }) => ms)
  const cold = answers.filter(({ isCold }) => isCold).length
  const rate = `${Math.round(answers.length / seconds)}/s`
  const note = cold > 0 ? `${rate}, ${cold} on a cold instance` : rate
  return [
    { what: `${what}, ${inFlight} in flight, p50`, value: quantile(times, 0.5), unit: 'ms', note },
    { what: `${what}, ${inFlight} in flight, p99`, value: quantile(times, 0.99), unit: 'ms' },
  ]
}
