/** What one operator proposes and another one lets happen: rules, tiers by hand, and merges of two members. */
import type { Edge } from '../../cloudfunctions/lib/edge'
import type { Settings } from '../../src/domain/settings'
import { accountIn } from './ledger-watch'
import { phones } from './life-requests'
import { callOf, operators } from './operator-requests'
import { actionRequest } from './product-requests'
import { newRequestId, type Person, type Request } from './request'
import { violate, type World } from './world'

/** Changes some rule, as of the rules in force or of some before them. */
export function rulesRequest(world: World): Request {
  const { dice, kernel, rules } = world
  const name = dice.pick(operators)
  const requestId = newRequestId(world)
  const known = rules.at(-1) ?? kernel.rules
  const settings = changed(world, known)
  return {
    what: `rules after ${known.version} by ${name}`,
    isFact: false,
    async run(edge) {
      const call = callOf(world, name, { edge, action: 'operator.proposeSettings' })
      const asked = { requestId, settings: { ...settings }, reason: requestId, basedOn: known.version }
      const reply = await kernel.publishing.proposeSettings(call, asked)
      const published = world.database.get('settings', `v${known.version + 1}`)
      const isOwn = published?.reason === requestId
      if ('state' in reply ? reply.state === 'published' && !isOwn : isOwn)
        violate(world, `the rules of ${name} are${isOwn ? '' : ' not'} published, the answer is another`)
      return []
    },
  }
}

/** Words alone, or something that weighs on points and tiers. */
function changed({ dice }: World, { brand, checkIn, points, purchase, tier, ...rest }: Settings): Settings {
  return {
    ...rest,
    brand: { ...brand, slogan: dice.pick(['one', 'two', 'three']) },
    checkIn: { ...checkIn, dailyPoints: dice.pick([checkIn.dailyPoints, 3, 8]) },
    points: { ...points, validMonths: dice.pick([points.validMonths, 1, 24]) },
    purchase: { ...purchase, pointsPerYuan: dice.pick([purchase.pointsPerYuan, 2]) },
    tier: { ...tier, downgrade: dice.pick([tier.downgrade, 'full', 'none']) },
  }
}

/** Proposes a higher tier for somebody who has joined. */
export function grantRequest(world: World, person: Person): Request {
  const { dice, kernel, database } = world
  const member = database.get('members', person.memberId)
  if (!member) return actionRequest(world, person, { what: 'join' })
  const name = dice.pick(operators)
  const tierId = dice.pick(['silver', 'gold'] as const)
  const input = {
    requestId: newRequestId(world),
    member: String(member.memberNo),
    tierId,
    reason: 'a friend',
  }
  return {
    what: `${tierId} for ${person.openid} by ${name}`,
    isFact: false,
    async run(edge) {
      await kernel.granting.proposeGrant(callOf(world, name, { edge, action: 'operator.grantTier' }), input)
      return []
    },
  }
}

/** Merges two members, or the customer of a phone number into one, as operators name them. */
export function namedMergeRequest(world: World, cast: Person[], into: Person): Request {
  const { dice, kernel } = world
  const from = dice.chance(0.3)
    ? { source: 'phone', externalId: dice.pick(phones) }
    : numberOf(world, dice.pick(cast))
  const intoNo = numberOf(world, into)
  if (from === null || intoNo === null) return actionRequest(world, into, { what: 'join' })
  const name = dice.pick(operators)
  const requestId = newRequestId(world)
  const action = 'operator.mergeMembers'
  const opId = kernel.request.requestOpId(`w${name}`, action, requestId)
  const ask = async (edge: Edge, sent: { reason: string; repeat: boolean }) => {
    const input = { requestId, from, into: intoNo, ...sent }
    const isOfTwo = areBothMembers(world, from, into)
    const reply = await kernel.mergeMembers.mergeMembers(callOf(world, name, { edge, action }), input)
    if (isOfTwo && isMergedAlone(world, opId)) violate(world, `${name} alone merged two members`)
    if ('state' in reply && reply.state === 'waiting') return []
    if (!('ok' in reply)) return [{ key: opId, opId, reply: { ok: true, value: reply } as const }]
    // Where there is nobody there is no account that could remember the refusal.
    return reply.code === 'MEMBER_UNKNOWN' ? [] : [{ key: opId, opId, reply }]
  }
  return {
    what: `merge ${JSON.stringify(from)} into ${intoNo} by ${name}`,
    isFact: false,
    run: (edge, repeat) => ask(edge, { reason: 'one person', repeat }),
    misuse: (edge) => ask(edge, { reason: 'another reason', repeat: false }),
  }
}

/** A member number names somebody, and both have a card of their own. */
function areBothMembers({ database }: World, from: unknown, into: Person): boolean {
  const source = [...database.all('members')].find(({ memberNo }) => memberNo === from)
  const accounts = [source?._id ?? '', into.memberId].map((id) => database.get('accounts', id))
  return accounts.every((stored) => stored !== null && accountIn(stored).profile !== null)
}

function isMergedAlone({ database }: World, opId: string): boolean {
  const entries = [...database.all('accounts')].map((stored) => accountIn(stored).journal[opId])
  return entries.some((entry) => entry?.why.of === 'merge-out' && entry.why.approvedBy === undefined)
}

function numberOf({ database }: World, { memberId }: Person): string | null {
  const member = database.get('members', memberId)
  return member && String(member.memberNo)
}
