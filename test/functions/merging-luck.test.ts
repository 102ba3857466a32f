/** A merge with bad luck: killed at any call, or with somebody else at work between any two. */
import { accountFrom } from '../../cloudfunctions/lib/account'
import { sweepEffects } from '../../cloudfunctions/lib/sweep'
import { tellsUnder } from '../../cloudfunctions/lib/tells'
import { requestIdFrom } from '../../config/lib/request-id'
import { balanceOf, pendingOf } from '../../src/domain/account'
import { bucket, settings } from '../domain/given'
import { alice, bo, giving, request } from './desk'
import { mergeAs } from './merge-desk'
import { memberNo, now, type Office, openOffice, seat } from './office'

type Wire = ReturnType<typeof JSON.parse>

const boNo = '2222222B'
const cleo = `m${'c'.repeat(26)}`
const requestId = requestIdFrom(now, '1')

/** Bo has points that fall due in a moment, which then tell cleo of an invitation, and a debt that alice repays. */
async function open(): Promise<Office> {
  const office = await openOffice({ lots: { m202711: 300 } })
  await seat(office, { memberId: cleo, memberNo: 'CCCCCCCC' })
  const pending = { d20261121: bucket(now + 1000, { m202711: 50 }) }
  const invite = { state: 'waiting', by: cleo, at: now } as const
  await seat(office, { memberId: bo, memberNo: boNo }, { pending, invite, debt: 90, dueAt: now + 1000 })
  for (let times = 0; times < 3; times += 1) await office.one(request(now, giving(10)), bo)
  office.moveTo(now + 5000)
  return office
}

async function merging(
  office: Office,
  parts: { repeat?: boolean; from?: string; into?: string } = {},
): Promise<Wire> {
  const asked = { requestId, from: boNo, into: memberNo, reason: '同一位顾客', ...parts }
  return mergeAs(office, 'ann', asked)
}

const worth = (office: Office) =>
  office.all('accounts').reduce((sum, stored) => {
    const account = accountFrom('', stored)
    return account.memberId === cleo ? sum : sum + balanceOf(account) + pendingOf(account) - account.debt
  }, 0)
const all = 300 + 30 + 50 - 90
const { points: forInviting } = settings.invite

class Killed extends Error {}

/** Runs until so many calls were made; true where it did not come to the end. */
async function killedAt(office: Office, call: number): Promise<boolean> {
  let calls = 0
  office.before = () => {
    calls += 1
    if (calls === call) throw new Killed()
  }
  const ended = await merging(office).then(
    () => true,
    (error: unknown) => {
      if (error instanceof Killed) return false
      throw error
    },
  )
  office.before = () => undefined
  return !ended
}

test('killed at any call: no sum has changed, and the same request finishes', async () => {
  let call = 1
  for (let isKilled = true; isKilled; call += 1) {
    const office = await open()
    isKilled = await killedAt(office, call)
    expect(worth(office)).toBe(all)
    const repeat = call % 2 === 0
    expect(await merging(office, { repeat })).toMatchObject({ state: 'merged', points: all, debtPoints: 0 })
    office.moveTo(now + 100_000)
    while ((await sweepEffects(office.edge, settings, tellsUnder(settings))) > 0);
    expect([balanceOf(await office.account(bo)), balanceOf(await office.account(cleo))]).toEqual([
      all,
      forInviting,
    ])
    expect((await office.account()).aliases).toEqual([bo])
  }
  expect(call).toBeGreaterThan(15)
})

/** Lets something happen once, before one of the calls of a merge; false where there was no such call. */
async function withAt(
  office: Office,
  { call, parts }: { call: number; parts?: { repeat: boolean } },
  happen: () => Promise<unknown>,
): Promise<[Wire, boolean]> {
  let calls = 0
  let hasHappened = false
  office.before = async () => {
    calls += 1
    if (calls !== call) return
    hasHappened = true
    office.before = () => undefined
    await happen()
  }
  return [await merging(office, parts), hasHappened]
}

test.each([
  ['the source', bo],
  ['the target', alice],
])('somebody earns in %s between any two calls', async (_name, memberId) => {
  for (let call = 1, isIn = true; isIn; call += 1) {
    const office = await open()
    const operation = request(now, giving(7))
    const [merged, hasHappened] = await withAt(office, { call }, () => office.one(operation, memberId))
    isIn = hasHappened
    expect(merged).toMatchObject({ state: 'merged' })
    expect(worth(office)).toBe(all + (isIn ? 7 : 0))
    // Sent again it is answered, and nothing moves twice.
    await office.one(operation, memberId)
    expect(balanceOf(await office.account())).toBe(all + 7)
  }
})

test('a merge the other way round between any two calls: one of them is first, the other is refused', async () => {
  const winners = new Set<string>()
  for (let call = 1, isIn = true; isIn; call += 1) {
    const office = await open()
    const other = { from: memberNo, into: boNo }
    let second: Wire = null
    const [first, hasHappened] = await withAt(office, { call }, async () => {
      const asked = { requestId: requestIdFrom(now, '2'), reason: '反着', ...other }
      second = await mergeAs(office, 'ben', asked)
    })
    isIn = hasHappened
    if (!isIn) break
    const replies = [first, second].map((one: Wire) => one.state ?? one.code)
    expect(replies.toSorted()).toEqual(['MERGE_SAME_MEMBER', 'merged'])
    const { memberId } = await office.account()
    winners.add(memberId)
    expect([(await office.account(bo)).memberId, worth(office)]).toEqual([memberId, all])
  }
  expect(winners.size).toBeGreaterThan(0)
})

test.each([
  ['a copy', false],
  ['a repeat', true],
])(
  '%s of it between any two calls, and then the member asks to leave: both are answered the same, and nothing is voided',
  async (_name, repeat) => {
    for (let call = 1, isIn = true; isIn; call += 1) {
      const office = await open()
      let copy: Wire = null
      const happen = async () => {
        copy = await merging(office)
        const leave = { state: 'asked', at: now, dueAt: now + 604_800_000 }
        await office.edge.store.update('accounts', { _id: alice }, { set: { leave }, inc: { version: 1 } })
      }
      const [first, hasHappened] = await withAt(office, { call, parts: { repeat } }, happen)
      isIn = hasHappened
      if (!isIn) break
      expect(copy).toMatchObject({ state: 'merged' })
      expect(first).toEqual(copy)
      const journals = office.all('accounts').map((stored) => Object.values(accountFrom('', stored).journal))
      expect(journals.flat().filter(({ kind }) => kind === 'void')).toEqual([])
    }
  },
)

test('two who merge one customer into two members: it goes to one of them', async () => {
  for (let call = 1, isIn = true; isIn; call += 1) {
    const office = await open()
    let second: Wire = null
    const [first, hasHappened] = await withAt(office, { call }, async () => {
      const asked = { requestId: requestIdFrom(now, '2'), from: boNo, into: 'CCCCCCCC', reason: '另一位' }
      second = await mergeAs(office, 'ben', asked)
    })
    isIn = hasHappened
    if (!isIn) break
    expect([first, second].map((one: Wire) => one.state ?? one.code).toSorted()).toEqual([
      'MERGE_DONE',
      'merged',
    ])
  }
})

test('a full journal of the target makes room first', async () => {
  const office = await open()
  for (let times = 0; times < 40; times += 1) await office.one(request(now, giving(1)))
  expect(await merging(office)).toMatchObject({ points: all + 40 })
  expect(Object.keys((await office.account()).journal).length).toBeLessThanOrEqual(32)
})
