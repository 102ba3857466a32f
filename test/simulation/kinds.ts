/** The kinds of requests of a run: a few that have to do with each other, so that they meet often. */
import { invitedRequest, wordRequest } from './group-requests'
import {
  claimRequest,
  leaveRequest,
  noticesRequest,
  phones,
  profileRequest,
  stayRequest,
} from './life-requests'
import { mergeRequest } from './merge-requests'
import { adjustRequest, approveRequest } from './operator-requests'
import { grantRequest, namedMergeRequest, rulesRequest } from './proposal-requests'
import { actionRequest, orderRequest, type TillOrder } from './product-requests'
import type { Person, Request } from './request'
import {
  groupRequest,
  takeRequest,
  tillRequest,
  undoRequest,
  undoSaleRequest,
  useRequest,
} from './reward-requests'
import { type Rule, ruleRequest, type RuleBook } from './rule-requests'
import { saleRequest, type Till as SaleTill } from './sale-requests'
import type { World } from './world'

const DAY_MS = 86_400_000

export type Kind = (person: Person) => Request

const themes = {
  stock: ['redeem', 'luck', 'redeem with change'],
  tills: ['orders', 'roll'],
  gifts: ['gift', 'two gifts', 'spend', 'orders'],
  papers: ['slip', 'stamp', 'slip and stamps'],
  days: ['check-in', 'orders', 'spend'],
  sales: ['sale', 'sale', 'orders', 'spend', 'check-in'],
  groups: ['word', 'invited', 'orders', 'check-in'],
  corrections: ['adjust', 'approve', 'spend', 'sale'],
  proposals: ['grant', 'approve', 'approve', 'named merge', 'orders'],
  rules: ['rules', 'approve', 'orders', 'check-in', 'sale'],
  merges: ['merge', 'merge', 'orders', 'spend', 'check-in', 'gift', 'claim'],
  lives: ['leave', 'stay', 'profile', 'join', 'orders', 'check-in'],
  coupons: ['take', 'take', 'use', 'use', 'undo use', 'till'],
  counters: ['take', 'till', 'till', 'undo sale', 'merge'],
  circles: ['circle', 'circle', 'circle', 'merge', 'leave'],
  messages: ['notices', 'orders', 'leave', 'merge'],
} as const

/** Draws a theme and some of its kinds, or some of all kinds. */
export function drawKinds({ dice }: World, kinds: Record<KindName, Kind>): Kind[] {
  const names = dice.chance(0.6) ? dice.pick(Object.values(themes)) : Object.values(themes).flat()
  return Array.from({ length: 1 + dice.below(4) }, () => kinds[dice.pick(names)])
}

export type KindName = (typeof themes)[keyof typeof themes][number]

/** Every kind of request, by its name. */
export function kindsOf(world: World, cast: Person[], rules: RuleBook): Record<KindName, Kind> {
  const { dice } = world
  const known: TillOrder[] = []
  const roll: TillOrder[] = []
  const till: SaleTill = { orders: [], waiting: [] }
  const ask =
    (listRules: () => Rule[]): Kind =>
    (person) =>
      ruleRequest(world, person, listRules())
  const gift = () => rules.gift(dice.pick(cast))
  return {
    'check-in': (person) => actionRequest(world, person, { what: 'checkIn' }),
    orders: (person) => orderRequest(world, drawOrders(world, { cast, person, known })),
    roll: (person) => orderRequest(world, drawRoll(world, roll, { cast, person, known })),
    sale: (person) => saleRequest(world, till, person),
    word: (person) => wordRequest(world, person),
    invited: (person) => invitedRequest(world, person),
    adjust: (person) => adjustRequest(world, person),
    approve: (person) => approveRequest(world, person),
    join: (person) => actionRequest(world, person, { what: 'join' }),
    merge: (person) => mergeRequest(world, cast, person),
    rules: () => rulesRequest(world),
    grant: (person) => grantRequest(world, person),
    'named merge': (person) => namedMergeRequest(world, cast, person),
    claim: (person) => claimRequest(world, person),
    leave: (person) => leaveRequest(world, person),
    stay: (person) => stayRequest(world, person),
    profile: (person) => profileRequest(world, person),
    notices: (person) => noticesRequest(world, person),
    take: (person) => takeRequest(world, person),
    use: (person) => useRequest(world, person),
    'undo use': (person) => undoRequest(world, person),
    till: (person) => tillRequest(world, person),
    'undo sale': (person) => undoSaleRequest(world, person),
    circle: (person) => groupRequest(world, person),
    spend: ask(() => [rules.spend()]),
    redeem: ask(() => [rules.redeem()]),
    luck: ask(() => [rules.luck()]),
    gift: ask(() => [gift()]),
    'two gifts': ask(() => [gift(), gift()]),
    slip: ask(() => [rules.slip()]),
    stamp: ask(() => [rules.stamp()]),
    'redeem with change': ask(() => [rules.spend(), rules.redeem(), rules.spend()]),
    'slip and stamps': ask(() => [rules.slip(), rules.stamp(), rules.stamp()]),
  }
}

interface Till {
  cast: Person[]
  person: Person
  /** What was sent before in this run. */
  known: TillOrder[]
}

/** New orders, old ones again, and old ones with another amount or for another member. */
function drawOrders(world: World, till: Till): TillOrder[] {
  const { dice } = world
  return Array.from({ length: 1 + dice.below(5) }, () => {
    const isOld = till.known.length > 0 && dice.chance(0.5)
    const order = isOld ? dice.pick(till.known) : newOrder(world, till)
    if (!isOld) till.known.push(order)
    if (!isOld || dice.chance(0.8)) return order
    const { openid: _buyer, externalId: _customer, ...sold } = order
    return dice.chance(0.5) ? { ...order, paidFen: 700 } : { ...sold, openid: dice.pick(till.cast).openid }
  })
}

/** Parts of one day's orders, sent by several tills at once: each knows some that the others send too. */
function drawRoll(world: World, roll: TillOrder[], till: Till): TillOrder[] {
  const { dice } = world
  while (roll.length < 5) {
    roll.push(newOrder(world, till))
    till.known.push(...roll.slice(-1))
  }
  const part = roll.filter(() => dice.chance(0.6))
  const sent = part.length > 0 ? part : [...roll]
  return dice.chance(0.5) ? sent : sent.reverse()
}

function newOrder({ dice, now }: World, { cast, person, known }: Till): TillOrder {
  const ago = dice.pick([0, 0, 1, 60_000, DAY_MS, 7 * DAY_MS - 1000, 8 * DAY_MS, 400 * DAY_MS])
  return {
    orderId: `o${known.length}`,
    paidFen: dice.pick([0, 199, 1000, 12_990, 99_900, 400_000, 1_500_000]),
    paidAt: now - ago,
    ...(dice.chance(0.15)
      ? { externalId: dice.pick(phones) }
      : { openid: (dice.chance(0.6) ? person : dice.pick(cast)).openid }),
  }
}
