/** A crowd that no machine of ours can make, in simulated time: the shop's own code decides, the clouds are a model. */
import { actions } from '../../cloudfunctions/rewards/index'
import { documentOf } from '../../cloudfunctions/lib/account'
import { settingsInForce } from '../../cloudfunctions/lib/settings'
import { blankAccount } from '../../src/domain/account'
import { newShards } from '../../src/domain/allotment'
import { MINUTE_MS, startOfDay } from '../../src/domain/calendar'
import type { Offer } from '../../src/domain/offer'
import { openMemoryDatabase, type MemoryDatabase } from '../../test/simulation/memory-database'
import { requestIdFrom } from '../lib/request-id'
import { type Figure, median, quantile } from './figure'
import { contentOfDrink, contentOfOffer } from './shelf'
import { callMs, type SimulatedCloud, simulateCloud } from './simulated-cloud'
import { type SimulatedTime, simulateTime } from './simulated-time'
import type { BenchWish } from './wish'

const opensAt = startOfDay('2026-11-21') + 600 * MINUTE_MS
const pricePoints = 500
const stock = 300
const windowMs = 10_000
/** The time limit of the function. */
const limitMs = 20_000

/** WeChat starts a thousand instances of a function at most; a smaller plan far fewer. */
export async function measureCrowd({ isQuick }: BenchWish): Promise<Figure[]> {
  const people = isQuick ? 3000 : 100_000
  const figures: Figure[] = []
  for (const instancesMax of [1000, 100]) figures.push(...(await simulatedRush({ people, instancesMax })))
  return figures
}

interface Crowd {
  people: number
  instancesMax: number
}

interface Answer {
  code: string
  ms: number
  endedMs: number
}

async function simulatedRush({ people, instancesMax }: Crowd): Promise<Figure[]> {
  const database = shopOf(people)
  const time = simulateTime(opensAt)
  const cloud = simulateCloud(time, { database, instancesMax })
  const answers: Answer[] = []
  for (let place = 0; place < people; place++)
    void tap(cloud, time, { place, people }).then((one) => answers.push(one))
  await time.pass()
  return figuresOf({ people, instancesMax }, { answers, cloud, database })
}

function shopOf(people: number): MemoryDatabase {
  const database = openMemoryDatabase({ unique: {}, onWrite: () => undefined, isStrict: false })
  const shards = newShards('rush', stock)
  const offer: Offer = {
    ...contentOfOffer('rush', opensAt),
    kind: 'flash',
    quantity: stock,
    pricePoints,
    _id: 'rush',
    version: 1,
    state: 'open',
    shards: shards.length,
    templateVersion: 'rush_1',
    latestEnd: contentOfOffer('rush', opensAt).closesAt,
  }
  const version = { ...contentOfDrink, _id: 'rush_1', templateId: 'rush', number: 1, at: opensAt }
  database.insert('offers', [{ ...offer }], 'stop there')
  database.insert('templateVersions', [version], 'stop there')
  for (const shard of shards) database.insert('allotments', [{ ...shard }], 'stop there')
  const members = Array.from({ length: people }, (_, place) => memberOf(place))
  database.insert('accounts', members, 'stop there')
  return database
}

const idOf = (place: number) => `m${String(place).padStart(26, 'a')}`

function memberOf(place: number) {
  const profile = { memberNo: `R${place}`, nickname: null, avatarUrl: null, joinedAt: opensAt }
  return documentOf({ ...blankAccount(idOf(place)), version: 1, profile, lots: { m202711: 2 * pricePoints } })
}

/** Somebody taps at their moment of the window, and waits. */
async function tap(
  cloud: SimulatedCloud,
  time: SimulatedTime,
  { place, people }: { place: number; people: number },
): Promise<Answer> {
  await time.wait(1 + (windowMs * place) / people)
  const tappedAt = time.now()
  const requestId = requestIdFrom(tappedAt, place.toString(16))
  const reply = await cloud.call(async (edge) => {
    const settings = await settingsInForce(edge)
    const memberId = idOf(place)
    const call = { edge, openid: `o${place}`, memberId, action: 'rewards.redeem', settings, now: edge.now() }
    return actions.redeem.run(call, { requestId, offerId: 'rush', pricePoints })
  })
  const now = time.now()
  return { code: reply.ok ? '' : reply.code, ms: now - tappedAt, endedMs: now - opensAt }
}

function figuresOf(
  { people, instancesMax }: Crowd,
  { answers, cloud, database }: { answers: Answer[]; cloud: SimulatedCloud; database: MemoryDatabase },
): Figure[] {
  const what = `simulated, ${people.toLocaleString('en')} in ${windowMs / 1000} s, ${callMs} ms a call, ${instancesMax} instances`
  const prizes = answers.filter(({ code }) => code === '')
  const gone = answers.filter(({ code }) => code === 'OFFER_GONE')
  const last = (some: Answer[]) => Math.max(...some.map(({ endedMs }) => endedMs)) / 1000
  const waits = answers.map(({ ms }) => ms / 1000)
  const longest = Math.max(...cloud.insideMs)
  const usualMs = median(cloud.insideMs)
  const left = [...database.all('allotments')].reduce((sum, shard) => sum + Number(shard.left), 0)
  const other = people - prizes.length - gone.length
  const figures: Figure[] = [
    {
      what: 'given above the stock, or answered by neither',
      value: Math.max(0, prizes.length - stock) + Math.abs(stock - left - prizes.length) + other,
      unit: '',
      target: { atMost: 0 },
      note: `${prizes.length} a prize, ${gone.length} a refusal`,
    },
    {
      what: 'last prize',
      value: last(prizes),
      unit: 's',
      note: 'a shard gives one every call, as long as it has any',
    },
    { what: 'answer, p99', value: quantile(waits, 0.99), unit: 's' },
    {
      what: 'last answer',
      value: last(answers),
      unit: 's',
      note: `the longest was on its instance for ${longest} ms of ${limitMs}`,
    },
    {
      what: 'database calls in the busiest second',
      value: Math.max(...cloud.callsBySecond.values()),
      unit: '/s',
    },
    {
      what: 'where it stops: taps that its instances take',
      value: (instancesMax * 1000) / usualMs,
      unit: '/s',
      note: `worked out: ${instancesMax} instances, ${usualMs} ms of each for one tap (median)`,
    },
  ]
  return figures.map((figure) => ({ ...figure, what: `${what}: ${figure.what}` }))
}
