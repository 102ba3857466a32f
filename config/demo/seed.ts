/**
 * The demonstration brand 小满咖啡: fourteen months lived through the public doors. The cloud's clock starts fourteen
 * months back and is moved forward in steps, so members join, climb and check in on the days on which they would have.
 * The timer does not run at the steps: every account settles by itself when it is used, and the night's work, which
 * looks at everything, is done once when the story is told.
 * Every deed has an id of its own, so a start that was killed is completed by the next one and nothing happens twice.
 */
import { DAY_MS, monthAfter, monthOf, startOfMonth } from '../../src/domain/calendar'
import type { Progress } from '../lib/progress'
import type { CloudInReach } from '../lib/till'
import { ask, expectValue, requestIdOf, sendOrders } from './doors'
import { goOn } from './goings-on'
import { crowd, knownPeople, passersBy, type Person } from './people'
import { type Order, ordersOf } from './shopping'
import { openStores } from './team'

export interface DemoCloud extends CloudInReach {
  clock: { now(): number; skipTo(at: number): void }
}

/** How far back the story begins, in days. */
export const daysToldMax = 426

const HOUR_MS = 3_600_000

/** The days, counted back from the first start, on which the clock halts for joins and taps. */
const daysHalted = [426, 420, 20, 12, 7, 6, 5, 4, 3, 2, 1, 0]

/**
 * From this halt on everybody's orders are sent; before it only those of the people one can look through the eyes of.
 * It lies before the thirty days of the operator's chart, which would else show a year in one of its days.
 */
const crowdFromDaysAgo = 60

interface Customer {
  person: Person
  orders: Order[]
  sent: number
}

/** Each lane warms an instance of a function of its own, which costs more than it saves where there are many. */
const lanesMax = 2
const batchMax = 100

/** Who is told about: the people one can look through the eyes of, day by day, and the others in one go. */
export interface Telling {
  /** The moment of the first start, ms since 1970. */
  startedAt: number
  known: Person[]
  others: Person[]
}

export function wholeStory(startedAt: number): Telling {
  return { startedAt, known: knownPeople, others: [...crowd(), ...passersBy()] }
}

/**
 * The moments at which the clock halts, oldest first. It halts an hour before each month ends too, when the shops
 * are closed: points expire at the end, and what was bought is sent before, so that a statement reads in order.
 */
function haltsOf(startedAt: number): number[] {
  const days = daysHalted.map((daysAgo) => startedAt - daysAgo * DAY_MS)
  const first = startedAt - daysToldMax * DAY_MS
  const monthEnds: number[] = []
  for (let month = monthOf(startedAt); startOfMonth(month) - HOUR_MS > first; month = monthAfter(month, -1)) {
    monthEnds.push(startOfMonth(month) - HOUR_MS)
  }
  return [...days, ...monthEnds].sort((a, b) => a - b)
}

function customersOf(people: Person[], startedAt: number): Customer[] {
  return people.map((person) => ({ person, orders: ordersOf(person, startedAt), sent: 0 }))
}

/** How many orders there are to report while the data is made. */
export function countOrders({ startedAt, known, others }: Telling): number {
  return customersOf([...known, ...others], startedAt).reduce((sum, { orders }) => sum + orders.length, 0)
}

/** Makes the demonstration data, or completes what an earlier start began. */
export async function seedDemo(
  cloud: DemoCloud,
  telling: Telling,
  progress: Pick<Progress, 'done'>,
): Promise<void> {
  const { startedAt } = telling
  const known = customersOf(telling.known, startedAt)
  const everybody = [...known, ...customersOf(telling.others, startedAt)]
  const [accept] = await Promise.all([
    versionsInForce(cloud),
    openStores(cloud, startedAt - daysToldMax * DAY_MS),
    wakeFunctions(cloud),
  ])
  let before = Infinity
  for (const at of haltsOf(startedAt)) {
    const daysAgo = (startedAt - at) / DAY_MS
    if (cloud.clock.now() < at) cloud.clock.skipTo(at)
    const joining = everybody.filter(
      ({ person }) => person.joinedDaysAgo >= daysAgo && person.joinedDaysAgo < before,
    )
    await inLanes(joining, (lane) => each(lane, ({ person }) => join(cloud, person, { at, accept })))
    await sendAll(daysAgo > crowdFromDaysAgo ? known : everybody, { cloud, at, progress })
    await goOn(cloud, { startedAt, at, daysAgo, accept, people: everybody.map(({ person }) => person) })
    const tapping = everybody.filter(({ person }) => person.checkInDaysAgo.includes(daysAgo))
    await inLanes(tapping, (lane) => each(lane, ({ person }) => checkIn(cloud, person, at)))
    before = daysAgo
  }
  if (cloud.clock.now() < Date.now()) cloud.clock.skipTo(Date.now())
}

/** The first call of a function takes half a second: the doors of the story are opened while others are at work. */
async function wakeFunctions(cloud: DemoCloud): Promise<void> {
  await Promise.all([
    ask(cloud, 'demo-guest', { to: 'points', event: { action: 'getStatement' } }),
    ask(cloud, 'demo-guest', { to: 'rewards', event: { action: 'getShop' } }),
    // A request without a signature is refused, by a function that is awake.
    fetch(`${cloud.url}/http/ingress`, { method: 'POST', body: '{}' }),
  ])
}

interface Versions {
  privacy: string
  rules: string
}

/** What a guest accepts by joining: exactly the versions that the card of a guest names. */
async function versionsInForce(cloud: DemoCloud): Promise<Versions> {
  const reply = await ask(cloud, 'demo-guest', { to: 'member', event: { action: 'getHome' } })
  // The programme is part of every home.
  const { programme } = expectValue(reply, 'member.getHome') as {
    programme: { privacyVersion: string; rulesVersion: string }
  }
  return { privacy: programme.privacyVersion, rules: programme.rulesVersion }
}

async function join(
  cloud: DemoCloud,
  person: Person,
  { at, accept }: { at: number; accept: Versions },
): Promise<void> {
  const { customer, nickname, firstTouch } = person
  if (!('openid' in customer)) return
  const named = nickname === null ? {} : { nickname }
  const requestId = requestIdOf(`join ${customer.openid}`, at)
  const event = { action: 'join', requestId, accept, firstTouch, ...named }
  expectValue(await ask(cloud, customer.openid, { to: 'member', event }), 'member.join')
}

async function checkIn(cloud: DemoCloud, { customer }: Person, at: number): Promise<void> {
  if (!('openid' in customer)) return
  const requestId = requestIdOf(`check in ${customer.openid} ${at}`, at)
  const reply = await ask(cloud, customer.openid, { to: 'points', event: { action: 'checkIn', requestId } })
  // A start that was killed may go on a day later, and then two taps of the story fall on one day.
  if (!reply.ok && reply.code === 'CHECKED_IN_TODAY') return
  expectValue(reply, 'points.checkIn')
}

interface Sending {
  cloud: DemoCloud
  at: number
  progress: Pick<Progress, 'done'>
}

/** Sends what the customers bought until then, in no more lanes than there are full requests. */
async function sendAll(customers: Customer[], sending: Sending): Promise<void> {
  const count = customers.reduce((sum, customer) => sum + dueOf(customer, sending.at).length, 0)
  await inLanes(customers, (lane) => sendUntil(lane, sending), Math.ceil(count / batchMax))
}

/** Sends what the customers of a lane bought; one member's orders go in the order of paying. */
async function sendUntil(lane: Customer[], { cloud, at, progress }: Sending): Promise<void> {
  const due = lane.flatMap((customer) => {
    const orders = dueOf(customer, at)
    customer.sent += orders.length
    return orders
  })
  for (let start = 0; start < due.length; start += batchMax) {
    const batch = due.slice(start, start + batchMax)
    await sendOrders(cloud, batch)
    progress.done(batch.length)
  }
}

/** What was bought until then and is not sent yet. */
function dueOf({ orders, sent }: Customer, at: number): Order[] {
  return orders.filter((order, index) => index >= sent && Date.parse(order.paidAt) <= at)
}

/** Shares the work among a few lanes that run side by side; one customer is in one lane. */
async function inLanes(
  customers: Customer[],
  work: (lane: Customer[]) => Promise<void>,
  wanted = lanesMax,
): Promise<void> {
  const lanes = Math.min(wanted, lanesMax)
  const shares = Array.from({ length: lanes }, (_, lane) =>
    customers.filter((_each, index) => index % lanes === lane),
  )
  await Promise.all(shares.filter((share) => share.length > 0).map(work))
}

async function each(lane: Customer[], work: (customer: Customer) => Promise<void>): Promise<void> {
  for (const customer of lane) await work(customer)
}
