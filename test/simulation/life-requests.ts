/** What members ask about their membership: the profile, leaving, staying, the customer of a phone number, notices. */
import type { PhoneClaim } from '../../src/domain/phone-claim'
import type { Reply } from '../../src/domain/result'
import type { Edge } from '../../cloudfunctions/lib/edge'
import { accountIn } from './ledger-watch'
import { type Answer, newRequestId, type Person, type Request } from './request'
import { bucket, noticeKinds } from './outside'
import { rulesIn, type World } from './world'

type Wish =
  | { what: 'setProfile'; input: Record<string, unknown> }
  | { what: 'leave' | 'cancelLeave'; input: Record<string, never> }
  | { what: 'claimByPhone'; input: { phone: string } }

/**
 * A claim keeps the number first: what is refused or has lapsed after that is its merge, and that must not have happened;
 * and what came with it came by its merge. Both halves may find an account busy: the merge's is the one after it is kept.
 */
function answersOfClaim({ database }: World, answer: Answer, mergeId: string): Answer[] {
  const ofMerge = { ...answer, key: mergeId, opId: mergeId }
  const { reply, opId } = answer
  const isKept = () =>
    database.get('entries', opId) !== null ||
    [...database.all('accounts')].some((stored) => accountIn(stored).journal[opId])
  if (!reply.ok) {
    const isOfMerge = /^(PHONE_CLAIMED|MERGE_|REQUEST_LAPSED)/.test(reply.code)
    return [isOfMerge || (reply.code === 'ACCOUNT_BUSY' && isKept()) ? ofMerge : answer]
  }
  // A claim answers so.
  const { orders, points, debtPoints } = reply.value as PhoneClaim
  return orders + points + debtPoints > 0 ? [answer, ofMerge] : [answer]
}

/** An action of membership, called as its function would. */
function memberRequest(world: World, person: Person, { what, input }: Wish): Request {
  const { kernel } = world
  const requestId = newRequestId(world)
  const action = `member.${what}`
  const opId = kernel.request.requestOpId(person.memberId, action, requestId)
  return {
    what: `${what} ${JSON.stringify(input)} by ${person.openid}`,
    isFact: false,
    async run(edge, repeat) {
      const call = { edge, ...person, action, settings: rulesIn(world), now: edge.now() }
      // Each action takes what its own wish has.
      const { run } = kernel.member.actions[what] as unknown as {
        run(from: typeof call, asked: object): Promise<Reply<unknown>>
      }
      const reply = await run(call, { requestId, repeat, ...input })
      const mergeId = kernel.request.requestOpId(person.memberId, `${action} merge`, requestId)
      const answer = { key: opId, opId, reply }
      return what === 'claimByPhone' ? answersOfClaim(world, answer, mergeId) : [answer]
    },
  }
}

/** Tells something of oneself, or takes it back. */
export function profileRequest(world: World, person: Person): Request {
  const { dice, database } = world
  const memberNo = String(database.get('members', person.memberId)?.memberNo ?? 'nobody')
  const picture = `${bucket}/avatars/${memberNo}/${world.now}-${newRequestId(world)}.jpg`
  const input = dice.pick([
    { nickname: dice.pick(['Ann', 'Bo', null]) },
    { avatar: dice.pick([picture, picture, null]) },
    { birthday: dice.pick([{ month: 1, day: 1 }, { month: 12, day: 31 }, { month: 3, day: 5 }, null]) },
    { phone: null },
  ])
  return memberRequest(world, person, { what: 'setProfile', input })
}

export const leaveRequest = (world: World, person: Person): Request =>
  memberRequest(world, person, { what: 'leave', input: {} })

export const stayRequest = (world: World, person: Person): Request =>
  memberRequest(world, person, { what: 'cancelLeave', input: {} })

/** The numbers that WeChat vouches for, in this world for whoever asks. */
export const phones = ['13800138000', '13900139000']

export function claimRequest(world: World, person: Person): Request {
  return memberRequest(world, person, { what: 'claimByPhone', input: { phone: world.dice.pick(phones) } })
}

/** Allows notices; what was allowed is noted, for no more may ever be sent. */
export function noticesRequest(world: World, person: Person): Request {
  const { dice, kernel } = world
  const requestId = newRequestId(world)
  const kinds = noticeKinds.filter(() => dice.chance(0.7))
  const answer = dice.chance(0.9) ? ('accept' as const) : dice.pick(['reject', 'off'] as const)
  const answers = (kinds.length > 0 ? kinds : [...noticeKinds]).map((kind) => ({ kind, answer }))
  if (answer === 'accept')
    for (const { kind } of answers) {
      const key = `${person.openid} ${kind}`
      world.outside.grants.set(key, (world.outside.grants.get(key) ?? 0) + 1)
    }
  return {
    what: `${answer} ${kinds.join(' ')} by ${person.openid}`,
    isFact: false,
    async run(edge: Edge) {
      const call = { edge, ...person, action: 'member.setNotices', settings: rulesIn(world), now: edge.now() }
      await kernel.member.actions.setNotices.run(call, { requestId, answers })
      return []
    },
  }
}
