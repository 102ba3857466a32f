/** Two operators who propose, decide and publish at the same time; each call may be killed, and is sent again later. */
import { adjustPoints } from '../../cloudfunctions/lib/adjusting'
import { approve, finishApprovals } from '../../cloudfunctions/lib/approving'
import { type Edge, freshMemory } from '../../cloudfunctions/lib/edge'
import { proposeGrant } from '../../cloudfunctions/lib/granting'
import { mergeMembers } from '../../cloudfunctions/lib/merge-members'
import { proposeSettings } from '../../cloudfunctions/lib/publishing'
import { settingsInForce } from '../../cloudfunctions/lib/settings'
import type { Store } from '../../cloudfunctions/lib/store'
import { type Dice, diceOf } from '../simulation/dice'
import { bo } from './desk'
import { type Call, memberNo } from './office'
import { boNo, openPhoneShop, type PhoneShop } from './phone-shop'

const DEEDS = 14
const CALLS_MAX = 14
/** Turns of others before a call: some instances are much slower than others. */
const paces = [2, 6, 60]

export type Wire = ReturnType<typeof JSON.parse>
type Name = 'ann' | 'ben'

/** A request that may be sent again, and what was answered whenever an answer came. */
export interface Sent {
  send: (call: (action: string) => Promise<Call>, repeat: boolean) => Promise<Wire>
  by: Name
  answers: Wire[]
}

export interface Lives {
  shop: PhoneShop
  dice: Dice
  sent: Sent[]
  /** Of the requests that were made. */
  serial: number
}

class Killed extends Error {}

type Method = (...inputs: unknown[]) => Promise<unknown>

/** An instance of its own: others take turns before each of its calls, and at one of them, before or after it, it dies. */
function instanceOf({ shop, dice }: Lives, mayDie: boolean): Edge {
  const diesAt = mayDie && dice.chance(0.4) ? 1 + dice.below(CALLS_MAX) : Infinity
  const isDone = dice.chance(0.5)
  const pace = dice.pick(paces)
  let calls = 0
  const guarded =
    (method: Method): Method =>
    async (...inputs) => {
      for (let turns = dice.below(pace); turns > 0; turns -= 1) await Promise.resolve()
      calls += 1
      if (calls > diesAt || (calls === diesAt && !isDone)) throw new Killed()
      const value = await method(...inputs)
      if (calls === diesAt) throw new Killed()
      return value
    }
  const methods = Object.entries(shop.edge.store) as [string, Method][] // a store is methods and nothing else
  const store = Object.fromEntries(methods.map(([name, method]) => [name, guarded(method)]))
  return { ...shop.edge, store: store as unknown as Store, memory: freshMemory() }
}

/** Sends a request; one that was killed has no answer. */
async function send(lives: Lives, sent: Sent, { mayDie, isRepeat }: { mayDie: boolean; isRepeat: boolean }) {
  const edge = instanceOf(lives, mayDie)
  const call = async (action: string) => ({
    ...(await lives.shop.as(sent.by, action)),
    edge,
    settings: await settingsInForce(edge),
  })
  const [outcome] = await Promise.allSettled([sent.send(call, isRepeat)])
  if (outcome.status === 'fulfilled') sent.answers.push(outcome.value)
  else if (!(outcome.reason instanceof Killed)) throw outcome.reason
}

async function finish(lives: Lives, mayDie: boolean): Promise<void> {
  const { settings } = await lives.shop.as('ann', '')
  await Promise.allSettled([finishApprovals(instanceOf(lives, mayDie), settings)])
}

/** What moves something of a member. No two adjustments are of the same sum. */
function handWork({ shop, dice, serial }: Lives): Sent['send'] {
  const asked = { requestId: shop.requestId(), reason: `第 ${serial} 次`, member: memberNo }
  const merge = { requestId: asked.requestId, reason: asked.reason, from: boNo, into: memberNo }
  const points = serial + dice.pick([1, 1001])
  return dice.pick<Sent['send']>([
    async (call, repeat) => adjustPoints(await call('operator.adjustPoints'), { ...asked, points, repeat }),
    async (call, repeat) =>
      proposeGrant(await call('operator.grantTier'), { ...asked, tierId: 'gold', repeat }),
    async (call, repeat) => mergeMembers(await call('operator.mergeMembers'), { ...merge, repeat }),
  ])
}

/** New rules on those that stand: words of one operator alone, or a number that takes two. */
async function publishing({ shop, dice, serial }: Lives): Promise<Sent['send']> {
  const standing = await settingsInForce({ ...shop.edge, memory: freshMemory() })
  const { version: basedOn, brand, checkIn } = standing
  const settings = dice.chance(0.5)
    ? { ...standing, checkIn: { ...checkIn, dailyPoints: 10 + serial } }
    : { ...standing, brand: { ...brand, slogan: `第 ${serial} 句` } }
  const asked = { requestId: shop.requestId(), reason: '换季', basedOn, settings }
  return async (call) => proposeSettings(await call('operator.proposeSettings'), asked)
}

/** A decision, mostly about what is open; once in a while by whoever proposed it. */
function deciding({ shop, dice }: Lives): Pick<Sent, 'send' | 'by'> | null {
  const all = shop.all('approvals')
  const open = all.filter(({ state }) => state === 'waiting' || state === 'approved').slice(-2)
  const from = open.length > 0 && dice.chance(0.8) ? open : all
  if (from.length === 0) return null
  const { _id: approvalId, by: proposer } = dice.pick(from)
  const other: Name = proposer === 'wann' ? 'ben' : 'ann'
  const decision = dice.pick(['approve', 'approve', 'reject'] as const)
  const asked = { requestId: shop.requestId(), approvalId, decision, reason: '看过了' }
  const by = dice.chance(0.8) ? other : dice.pick<Name>(['ann', 'ben'])
  return { by, send: async (call) => approve(await call('operator.approve'), asked) }
}

async function newRequest(lives: Lives): Promise<Sent> {
  const { dice } = lives
  lives.serial += 1
  const by = dice.pick<Name>(['ann', 'ben'])
  const what = dice.below(9)
  const decided = what < 3 ? deciding(lives) : null
  const made = decided ?? { by, send: what < 6 ? handWork(lives) : await publishing(lives) }
  return { ...made, answers: [] }
}

/** A tap on yes and one on no, of one operator on two phones. */
async function bothAtOnce(lives: Lives): Promise<void> {
  const { shop, dice, sent } = lives
  const open = shop.all('approvals').filter(({ state }) => state === 'waiting')
  if (open.length === 0) return
  const { _id: approvalId, by } = dice.pick(open)
  const taps = (['approve', 'reject'] as const).map((decision): Sent => {
    const asked = { requestId: shop.requestId(), approvalId, decision, reason: '看过了' }
    const other: Name = by === 'wann' ? 'ben' : 'ann'
    return { by: other, send: async (call) => approve(await call('operator.approve'), asked), answers: [] }
  })
  sent.push(...taps)
  await Promise.all(taps.map((tap) => send(lives, tap, { mayDie: true, isRepeat: false })))
}

async function deed(lives: Lives): Promise<void> {
  const { dice, sent } = lives
  if (sent.length > 0 && dice.chance(0.3))
    return send(lives, dice.pick(sent), { mayDie: true, isRepeat: true })
  if (dice.chance(0.15)) return finish(lives, true)
  if (dice.chance(0.1)) return bothAtOnce(lives)
  const request = await newRequest(lives)
  sent.push(request)
  return send(lives, request, { mayDie: true, isRepeat: false })
}

/** Lives of one seed, up to three deeds at a time; in the end everything is sent again and carried out in peace. */
export async function operatorsLived(seed: number): Promise<Lives> {
  const lives: Lives = { shop: await openPhoneShop(), dice: diceOf(seed), sent: [], serial: 0 }
  lives.shop.database.update('accounts', { _id: bo }, { set: { lots: { m202711: 20 } } })
  for (let deeds = 0; deeds < DEEDS; deeds += 1)
    await Promise.all(Array.from({ length: 1 + lives.dice.below(3) }, () => deed(lives)))
  for (const sent of lives.sent) await send(lives, sent, { mayDie: false, isRepeat: true })
  await finish(lives, false)
  return lives
}
