/** Groups: full and everybody has a coupon, or over and everybody has their points back where they came from. */
import { endGroups } from '../../cloudfunctions/lib/group-job'
import { groupFrom } from '../../cloudfunctions/lib/groups'
import { sweepAllotments } from '../../cloudfunctions/lib/sweep'
import { actions } from '../../cloudfunctions/rewards/index'
import { balanceOf } from '../../src/domain/account'
import { MINUTE_MS } from '../../src/domain/calendar'
import type { GroupJoined } from '../../src/domain/group'
import type { Offer } from '../../src/domain/offer'
import type { Reply } from '../../src/domain/result'
import { entriesOf, settings } from '../domain/given'
import { diceOf } from '../simulation/dice'
import { ulid } from './cloud'
import { type Desk, openDesk } from './desk'
import { callOf, latte, opening, shopper, stockShelf } from './offer-shelf'

const HOUR_MS = 3_600_000
const [ann, bo, cy, di] = ['a', 'b', 'c', 'd'].map((letter) => `m${letter.repeat(26)}`) as [
  string,
  string,
  string,
  string,
]

let desk: Desk
beforeEach(() => {
  desk = openDesk('2026-11-21 09:00')
})

/** A shelf with groups of three within two hours, and four members with a thousand points each. */
function openGroups(parts: Partial<Offer> = {}): void {
  stockShelf(desk, { kind: 'group', group: { places: 3, hours: 2 }, quantity: 2, perMemberMax: 2, ...parts })
  for (const memberId of [ann, bo, cy, di]) shopper(desk, memberId, 1000)
}

interface Asked {
  requestId?: string
  repeat?: boolean
}

function start(
  memberId: string,
  { requestId = ulid(desk.edge.now()), repeat }: Asked = {},
): Promise<Reply<GroupJoined>> {
  const input = { requestId, repeat, offerId: 'latteoffer', pricePoints: 980 }
  return actions.startGroup.run(callOf(desk, memberId, 'rewards.startGroup'), input)
}

function join(memberId: string, groupId: string, { requestId = ulid(desk.edge.now()), repeat }: Asked = {}) {
  const input = { requestId, repeat, groupId, pricePoints: 980 }
  return actions.joinGroup.run(callOf(desk, memberId, 'rewards.joinGroup'), input)
}

async function begun(memberId = ann): Promise<string> {
  const reply = await start(memberId)
  if (!reply.ok) throw new Error(reply.message)
  return reply.value.groupId
}

const view = (memberId: string, groupId: string) =>
  actions.getGroup.run(callOf(desk, memberId, 'rewards.getGroup'), { groupId })
const points = async (memberId: string) => balanceOf(await desk.account(memberId))
const coupons = async (memberId: string) => Object.values((await desk.account(memberId)).coupons)
const group = () => groupFrom(desk.all('groups')[0]!)
const tick = () => endGroups(desk.edge, settings)
const unitsLeft = () =>
  desk
    .all('allotments')
    .filter(({ allotmentId }) => allotmentId === 'latteoffer')
    .reduce((sum, { left }) => sum + Number(left), 0)

test('the third makes it full, and at the next tick everybody has a coupon', async () => {
  openGroups()
  const groupId = await begun()
  expect(await join(bo, groupId)).toMatchObject({ ok: true, value: { pointsAfter: 20 } })
  expect(await tick()).toBe(0)
  await join(cy, groupId)
  expect(await view(cy, groupId)).toMatchObject({ value: { state: 'settling', missing: 0, isMine: true } })
  expect(await tick()).toBe(1)
  for (const memberId of [ann, bo, cy]) {
    expect(await coupons(memberId)).toEqual([
      expect.objectContaining({ version: latte._id, origin: 'latteoffer' }),
    ])
    expect(await points(memberId)).toBe(20)
  }
  expect(await view(ann, groupId)).toMatchObject({ value: { state: 'full' } })
  expect(await tick()).toBe(0)
  expect(unitsLeft()).toBe(1)
})

test('one that is not full at its time gives everybody their points back, to their lots, and its unit to the offer', async () => {
  openGroups({ perMemberMax: 1 })
  const groupId = await begun()
  await join(bo, groupId)
  desk.moveTo(opening + 2 * HOUR_MS - 1)
  expect(await tick()).toBe(0)
  desk.moveTo(opening + 2 * HOUR_MS)
  expect(await tick()).toBe(1)
  expect(group()).toMatchObject({ state: 'failed', isPaid: true })
  for (const memberId of [ann, bo]) {
    expect((await desk.account(memberId)).lots).toEqual({ m202711: 1000 })
    expect(await coupons(memberId)).toEqual([])
    expect(entriesOf(await desk.account(memberId)).map(({ kind }) => kind)).toEqual([
      'redeem',
      'group-returned',
    ])
  }
  expect(unitsLeft()).toBe(2)
  expect(await tick()).toBe(0)
  expect(unitsLeft()).toBe(2)
  // The try does not count against them.
  expect(await start(ann)).toMatchObject({ ok: true })
})

test('points whose lot has ended meanwhile come back with days of grace', async () => {
  openGroups()
  desk.database.update('accounts', { _id: ann }, { set: { lots: { m20261121: 1000 } } })
  desk.moveTo(opening + 14 * HOUR_MS)
  await begun()
  desk.moveTo(opening + 17 * HOUR_MS)
  await tick()
  const { lots } = await desk.account(ann)
  expect(lots).toEqual({ m20261222: 980 })
})

describe('is refused, and nothing moves', () => {
  const refused = async (
    reply: Promise<Reply<unknown>>,
    code: string,
    { of: memberId, left = 1000 }: { of: string; left?: number },
  ) => {
    expect(await reply).toMatchObject({ ok: false, code, message: expect.stringMatching(/。$/) })
    expect(await points(memberId)).toBe(left)
  }

  test('a group that there is not, and an offer without groups', async () => {
    openGroups({ kind: 'shop', group: null })
    await refused(join(ann, `g${'a'.repeat(19)}`), 'GROUP_UNKNOWN', { of: ann })
    await refused(start(ann), 'OFFER_UNKNOWN', { of: ann })
  })

  test('who is in it already, the starter too', async () => {
    openGroups()
    const groupId = await begun()
    await join(bo, groupId)
    await refused(join(ann, groupId), 'GROUP_JOINED', { of: ann, left: 20 })
    await refused(join(bo, groupId), 'GROUP_JOINED', { of: bo, left: 20 })
  })

  test('the fourth of three, at once with the third', async () => {
    openGroups()
    const groupId = await begun()
    await join(bo, groupId)
    const replies = await Promise.all([cy, di].map((memberId) => join(memberId, groupId)))
    expect(replies.map((reply) => (reply.ok ? 'OK' : reply.code)).sort()).toEqual(['GROUP_FULL', 'OK'])
    expect((await points(cy)) + (await points(di))).toBe(1020)
  })

  test('at its time, and not a millisecond before', async () => {
    openGroups()
    const groupId = await begun()
    desk.moveTo(opening + 2 * HOUR_MS - 1)
    expect(await join(bo, groupId)).toMatchObject({ ok: true })
    desk.moveTo(opening + 2 * HOUR_MS)
    await refused(join(cy, groupId), 'GROUP_OVER', { of: cy })
  })

  test('more groups than there are', async () => {
    openGroups({ quantity: 1 })
    await begun()
    await refused(start(bo), 'OFFER_GONE', { of: bo })
  })

  test('a group at another price than it began with', async () => {
    openGroups()
    const groupId = await begun()
    desk.database.update('offers', { _id: 'latteoffer' }, { set: { pricePoints: 500 } })
    expect(await join(bo, groupId)).toMatchObject({ ok: true, value: { pointsAfter: 20 } })
  })
})

test('names are masked, and the list shows what can still be joined', async () => {
  openGroups()
  const groupId = await begun()
  desk.database.update('accounts', { _id: ann }, { set: { 'profile.nickname': '林知夏' } })
  const listed = () =>
    actions.listGroups.run(callOf(desk, bo, 'rewards.listGroups'), { offerId: 'latteoffer' })
  expect(await listed()).toMatchObject({
    value: { groups: [{ groupId, missing: 2, isMine: false, seats: [{ name: '林**', isMe: false }] }] },
  })
  const hers = callOf(desk, ann, 'rewards.listGroups')
  expect(await actions.listGroups.run(hers, { offerId: 'latteoffer' })).toMatchObject({
    value: { groups: [{ groupId, isMine: true, seats: [{ name: '林**', isMe: true }] }] },
  })
  await join(bo, groupId)
  await join(cy, groupId)
  expect(await listed()).toMatchObject({ value: { groups: [] } })
})

describe.each(['full', 'failed'] as const)(
  'a group that comes to %s, where the database fails all the time',
  (outcome) => {
    test.each(Array.from({ length: 40 }, (_, seed) => seed))(
      'seed %i: nobody loses and nobody gains',
      async (seed) => {
        openGroups()
        const dice = diceOf(seed)
        const crowd = outcome === 'full' ? [bo, cy, di] : [bo]
        const until = async <Value>(work: (tries: number) => Promise<Value>): Promise<Value> => {
          for (let tries = 0; ; tries += 1) {
            const [done] = await Promise.allSettled([work(tries)])
            if (done.status === 'fulfilled') return done.value
          }
        }
        const groupId = await begun()
        desk.before = () => {
          if (dice.chance(0.2)) throw new Error('the database is gone')
        }
        const ids = new Map(crowd.map((memberId) => [memberId, ulid(desk.edge.now() + dice.below(500))]))
        const replies = await Promise.all(
          crowd.map((memberId) =>
            until((tries) => join(memberId, groupId, { requestId: ids.get(memberId)!, repeat: tries > 0 })),
          ),
        )
        const inside = crowd.filter((_, place) => replies[place]?.ok)
        for (let minutes = 0; minutes < 4; minutes += 1) {
          await Promise.allSettled([tick(), tick(), sweepAllotments(desk.edge, settings)])
          desk.moveTo(desk.edge.now() + MINUTE_MS)
        }
        if (outcome === 'failed') desk.moveTo(opening + 3 * HOUR_MS)
        for (let ticks = 0; ticks < 30; ticks += 1) await Promise.allSettled([tick(), tick()])
        desk.before = () => undefined
        await tick()
        expect(group()).toMatchObject({ state: outcome, isPaid: true })
        const isFull = outcome === 'full'
        for (const memberId of [ann, ...inside]) {
          expect([await points(memberId), (await coupons(memberId)).length]).toEqual(
            isFull ? [20, 1] : [1000, 0],
          )
        }
        for (const memberId of crowd.filter((one) => !inside.includes(one)))
          expect([await points(memberId), (await coupons(memberId)).length]).toEqual([1000, 0])
        expect(unitsLeft()).toBe(isFull ? 1 : 2)
      },
    )
  },
)
