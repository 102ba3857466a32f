/** Lives in which everything happens that can happen to a member, drawn before they are lived: the same can be lived twice. */
import { memberIdOf } from '../../cloudfunctions/lib/member-id'
import type { Operation } from '../../cloudfunctions/lib/operation'
import { postOrders } from '../../cloudfunctions/lib/orders'
import { perform } from '../../cloudfunctions/lib/perform'
import { postRefunds } from '../../cloudfunctions/lib/refunds'
import { DAY_MS, dayOf, type Instant, MINUTE_MS } from '../../src/domain/calendar'
import type { Campaign } from '../../src/domain/campaign'
import { checkIn } from '../../src/domain/check-in'
import { inviteReward } from '../../src/domain/invite-reward'
import { askToLeave, cancelLeave } from '../../src/domain/leaving'
import { join, newMember } from '../../src/domain/member'
import { setProfile } from '../../src/domain/profile'
import { factOpId, shortHash } from '../../src/domain/request'
import type { Settings } from '../../src/domain/settings'
import { enterWord } from '../../src/domain/word'
import { at, joiner, withContests } from '../domain/given'
import { type Dice, diceOf } from '../simulation/dice'
import { accept, ulid } from './cloud'
import { type Desk, giving, taking } from './desk'

const always = { from: '2026-01-01', to: '2027-06-30', storeIds: [], skus: [], tiers: [], memberMax: 0 }
const campaigns: Campaign[] = [
  { ...always, kind: 'multiplier', id: 'silver', name: '银卡周', percent: 150, tiers: ['silver', 'gold'] },
  { ...always, kind: 'multiplier', id: 'latte', name: '拿铁周', percent: 200, skus: ['latte'], memberMax: 4 },
  { ...always, kind: 'bonus', id: 'gift', name: '见面礼', points: 30, memberMax: 2 },
]
/** Contests are open, and campaigns for a tier, for a product, and with a bonus. */
export const fullRules: Settings = { ...withContests, campaigns }

interface Bought {
  orderId: string
  paidFen: number
}

const simple = [
  'check-in',
  'word',
  'wrong word',
  'reward',
  'gift',
  'spend',
  'leave',
  'stay',
  'birthday',
] as const

/** What happens to one member, and when. `serial` is its own among all deeds of a life. */
export type Deed = { at: Instant; serial: number } & (
  | { what: 'join'; isInvited: boolean }
  | { what: (typeof simple)[number] }
  | { what: 'order'; orderId: string; paidFen: number; latteFen: number; paidAt: Instant; pointsUsed: number }
  | { what: 'refund'; orderId: string; amountFen: number }
)

/** A life of so many deeds over about a year and a half. Who has left comes back now and then. */
export function drawnLife(seed: number, deeds: number): Deed[] {
  const dice = diceOf(seed)
  const bought: Bought[] = []
  let now = at('2026-01-05 10:00')
  let hasAsked = false
  return Array.from({ length: deeds }, (_, serial) => {
    now += hasAsked ? DAY_MS : Math.floor(dice.next() * ((1100 * DAY_MS) / deeds))
    const common = { at: now, serial }
    if (hasAsked) {
      hasAsked = false
      return { ...common, what: 'stay' }
    }
    if (serial === 0 || dice.chance(0.04)) return { ...common, what: 'join', isInvited: dice.chance(0.7) }
    if (dice.chance(0.45)) return { ...common, ...drawnOrder(dice, { now, serial, bought }) }
    const sold = dice.chance(0.3) && bought.length > 0 ? dice.pick(bought) : null
    if (!sold) {
      const what = dice.chance(0.06) ? 'leave' : dice.pick(simple)
      hasAsked = what === 'leave' && dice.chance(0.3)
      return { ...common, what }
    }
    const amountFen = dice.pick([sold.paidFen, Math.ceil(sold.paidFen / 3), 100])
    return { ...common, what: 'refund', orderId: sold.orderId, amountFen }
  })
}

function drawnOrder(dice: Dice, life: { now: Instant; serial: number; bought: Bought[] }) {
  const paidFen = dice.pick([100, 12_850, 66_600, 400_000])
  const order = { orderId: `A${life.serial}`, paidFen }
  life.bought.push(order)
  return {
    ...order,
    what: 'order' as const,
    latteFen: dice.pick([0, 100, paidFen]),
    paidAt: life.now - dice.pick([MINUTE_MS, MINUTE_MS, 8 * DAY_MS, 420 * DAY_MS]),
    pointsUsed: dice.pick([0, 0, 100, 700]),
  }
}

const openid = 'oFullLife'
/** The member whose life it is. */
export const livingId = ({ edge }: Desk) => memberIdOf(edge, openid)

/** Does one deed at its moment; what is refused then is part of life. */
export async function doDeed(desk: Desk, deed: Deed): Promise<void> {
  const { edge } = desk
  if (deed.what === 'order') {
    const { orderId, paidFen, latteFen, paidAt, pointsUsed } = deed
    const latte = { lineId: '1', paidFen: latteFen, sku: 'latte' }
    const lines = [latte, { lineId: '2', paidFen: paidFen - latteFen }]
    await postOrders(edge, fullRules, [
      { orderId, source: 'till', paidFen, paidAt, pointsUsed, openid, lines },
    ])
  } else if (deed.what === 'refund') {
    const { orderId, amountFen, serial } = deed
    const refund = { refundId: `R${serial}`, orderId, source: 'till', refundedAt: deed.at, amountFen }
    await postRefunds(edge, fullRules, [refund])
  } else {
    const decide = decisionOf(desk, deed)
    const opId = deed.what === 'reward' ? factOpId('invite', `m${deed.serial}`) : `r${shortHash(deed.serial)}`
    const operation = { opId, time: deed.at, input: '', decide }
    await perform(edge, { memberId: livingId(desk), settings: fullRules, operations: [operation] })
  }
}

type Other = Exclude<Deed, { what: 'order' | 'refund' }>

function decisionOf(desk: Desk, deed: Other): Operation['decide'] {
  const settings = fullRules
  const requestId = ulid(deed.at)
  const words = { [dayOf(deed.at)]: ['桂花', '小满'] }
  const word = deed.what === 'wrong word' ? '不是' : deed.serial % 2 === 0 ? '桂花' : '小满'
  const born = { month: 1 + (deed.serial % 12), day: 1 }
  const invitee = { invitee: `m${deed.serial}`, name: '何**' }
  if (deed.what === 'join') return (account, now) => join(account, joinerOf(desk, deed), { now, settings })
  const decisions: Record<(typeof simple)[number], Operation['decide']> = {
    'check-in': (account, now) => checkIn(account, { now, settings }),
    word: (account, now) => enterWord(account, { word }, { now, settings, words }),
    'wrong word': (account, now) => enterWord(account, { word }, { now, settings, words }),
    reward: (account, now) => inviteReward(account, invitee, { now, settings }),
    gift: giving(40),
    spend: taking(90),
    leave: (account, now) => askToLeave(account, now),
    stay: cancelLeave,
    birthday: (account, now) => setProfile(account, { requestId, birthday: born }, { now, envId: 'desk' }),
  }
  return decisions[deed.what]
}

function joinerOf(desk: Desk, { at: now, isInvited }: Extract<Deed, { what: 'join' }>) {
  const inviter = memberIdOf(desk.edge, 'oInviter')
  const input = {
    requestId: '',
    accept,
    ...(isInvited && { firstTouch: { kind: 'inviter', id: '7K3F29QD' } as const }),
  }
  const id = { _id: livingId(desk), openid, memberNo: '2PF9V3MK', ...(isInvited && { invitedBy: inviter }) }
  return joiner(newMember(id, input, now))
}
