/** Allotments: never above stock, one unit for one operation, and what nobody came back for is given back. */
import { claim } from '../../cloudfunctions/lib/allotment'
import { closeShard, shardFrom } from '../../cloudfunctions/lib/shard'
import { sweepAllotments } from '../../cloudfunctions/lib/sweep'
import { homeShard, newShards } from '../../src/domain/allotment'
import { balanceOf } from '../../src/domain/account'
import { NEVER } from '../../src/domain/calendar'
import { plan } from '../../src/domain/plan'
import { earn } from '../../src/domain/points'
import { refuse } from '../../src/domain/result'
import { at, settings } from '../domain/given'
import { alice, bo, type Desk, giving, openDesk, request, taking } from './desk'

let desk: Desk
const now = at('2026-11-21 09:00')
const soldOut = refuse('REWARD_SOLD_OUT', '刚刚兑完了，没有扣积分。')
const why = { of: 'redeem', label: '礼物' } as const

beforeEach(async () => {
  desk = openDesk()
  await desk.one(request(now, giving(1000)))
})

async function stock(quantity: number, closesAt?: number): Promise<number> {
  const shards = newShards('cup', quantity, closesAt)
  await desk.edge.store.insert(
    'allotments',
    shards.map((shard) => ({ ...shard })),
  )
  desk.calls.length = 0
  return shards.length
}

const redeem = (shards: number, moment = now) =>
  request(moment, taking(10, { reserve: { allotmentId: 'cup', shards, soldOut } }))
const shardsOf = () => desk.all('allotments').map(shardFrom)
const left = () => shardsOf().reduce((sum, shard) => sum + shard.left, 0)
const claims = (state: string) =>
  shardsOf()
    .flatMap((shard) => Object.values(shard.claims))
    .filter((one) => one.state === state).length

test('a redemption with stock is a read, a claim and a write', async () => {
  const shards = await stock(5)
  expect(await desk.one(redeem(shards))).toEqual({ ok: true, value: { balance: 990 } })
  expect(desk.calls).toEqual(['get accounts', 'update allotments', 'update accounts'])
  expect([left(), claims('held')]).toEqual([4, 1])
})

test('the last one is given, the next is refused and nothing is taken for it', async () => {
  const shards = await stock(1)
  expect(await desk.one(redeem(shards))).toMatchObject({ ok: true })
  expect(await desk.one(redeem(shards))).toMatchObject({ ok: false, code: 'REWARD_SOLD_OUT' })
  expect(balanceOf(await desk.account())).toBe(990)
})

test('the same request claims one unit, however often it is sent', async () => {
  const shards = await stock(5)
  const sent = redeem(shards)
  for (let times = 0; times < 3; times += 1) await desk.one(sent)
  expect([left(), balanceOf(await desk.account())]).toEqual([4, 990])
})

test('an empty home shard sends to another one that has something left', async () => {
  const shards = await stock(400)
  const sent = redeem(shards)
  const home = homeShard(sent.opId, shards)
  await desk.edge.store.update('allotments', { _id: `cup:${home}` }, { set: { left: 0 } })
  expect(await desk.one(sent)).toMatchObject({ ok: true })
  expect(shardsOf().find(({ shard }) => shard !== home)?.left).toBe(199)
})

test('what is found empty is remembered for two seconds', async () => {
  const shards = await stock(0)
  await desk.one(redeem(shards))
  desk.calls.length = 0
  await desk.one(redeem(shards))
  expect(desk.calls.filter((call) => call.endsWith('allotments'))).toEqual([])
  desk.moveTo(now + 2001)
  await desk.one(redeem(shards))
  expect(desk.calls.filter((call) => call.endsWith('allotments'))).not.toEqual([])
})

test('an offer can be claimed to the last millisecond before its end', async () => {
  const shards = await stock(5, now + 1000)
  desk.moveTo(now + 999)
  expect(await desk.one(redeem(shards))).toMatchObject({ ok: true })
  desk.moveTo(now + 1000)
  expect(await desk.one(redeem(shards))).toMatchObject({ ok: false, code: 'REWARD_SOLD_OUT' })
})

test('a closed shard gives nothing', async () => {
  const shards = await stock(5)
  await closeShard(desk.edge, shardsOf()[0]!)
  expect(await desk.one(redeem(shards))).toMatchObject({ ok: false, code: 'REWARD_SOLD_OUT' })
})

test('an offer that is gone falls back to what the plan states', async () => {
  const shards = await stock(0)
  const consolation = plan({ post: [earn(1, why, { at: now, settings })], answer: () => 'consoled' })
  const sent = request(now, taking(10, { reserve: { allotmentId: 'cup', shards, soldOut: consolation } }))
  expect(await desk.one(sent)).toEqual({ ok: true, value: 'consoled' })
  expect(balanceOf(await desk.account())).toBe(1001)
})

test('two who read the last unit at once: one gets it, both are answered', async () => {
  const shards = await stock(1)
  let hasRaced = false
  let other: unknown
  desk.before = async (call) => {
    if (call !== 'update allotments' || hasRaced) return
    hasRaced = true
    other = await desk.one(redeem(shards), bo)
  }
  await desk.one(request(now, giving(50)), bo)
  expect(await desk.one(redeem(shards))).toMatchObject({ code: 'REWARD_SOLD_OUT' })
  expect(other).toMatchObject({ ok: true })
  expect(left()).toBe(0)
})

describe('a claim nobody came back for', () => {
  /** Crashes between the claim and the posting. */
  async function crash(shards: number) {
    const sent = redeem(shards)
    desk.before = (call) => {
      if (call === 'update accounts') throw new Error('crash')
    }
    await expect(desk.one(sent)).rejects.toThrow('crash')
    desk.before = () => undefined
    return sent
  }

  test('is held for two minutes and then given back', async () => {
    const shards = await stock(3)
    await crash(shards)
    desk.moveTo(now + 119_999)
    expect(await sweepAllotments(desk.edge, settings)).toBe(0)
    desk.moveTo(now + 120_000)
    expect(await sweepAllotments(desk.edge, settings)).toBe(1)
    expect([left(), claims('held'), claims('released')]).toEqual([3, 0, 1])
    expect(shardsOf()[0]?.heldSince).toBe(NEVER)
  })

  test('is taken up by the same request when that comes in time', async () => {
    const shards = await stock(3)
    const sent = await crash(shards)
    expect(await desk.one({ ...sent, isRepeat: true })).toMatchObject({ ok: true })
    expect([left(), balanceOf(await desk.account())]).toEqual([2, 990])
  })

  test('is given back only after its operation can never happen any more', async () => {
    const shards = await stock(1)
    const sent = await crash(shards)
    desk.moveTo(now + 120_000)
    await sweepAllotments(desk.edge, settings)
    expect(await desk.one(redeem(shards))).toMatchObject({ ok: true })
    expect(await desk.one(sent)).toMatchObject({ ok: false, code: 'REQUEST_LAPSED' })
    expect(balanceOf(await desk.account())).toBe(990)
  })

  test('whose operation was posted is sold, and stays so', async () => {
    const shards = await stock(3)
    await desk.one(redeem(shards))
    desk.moveTo(now + 120_000)
    await sweepAllotments(desk.edge, settings)
    await sweepAllotments(desk.edge, settings)
    expect([left(), claims('sold')]).toEqual([2, 1])
  })

  test('on another shard than the posted one is released', async () => {
    const shards = await stock(400)
    const sent = redeem(shards)
    await desk.one(sent)
    const other = 1 - homeShard(sent.opId, shards)
    const claimed = { opId: sent.opId, opTime: sent.time, memberId: alice, at: now, state: 'held' }
    await desk.edge.store.update(
      'allotments',
      { _id: `cup:${other}` },
      { set: { [`claims.${sent.opId}`]: claimed, heldSince: now }, inc: { left: -1, version: 1 } },
    )
    desk.moveTo(now + 120_000)
    await sweepAllotments(desk.edge, settings)
    expect([left(), claims('sold'), claims('released')]).toEqual([399, 1, 1])
  })

  test('is not forgotten when another claim comes while it is settled', async () => {
    const shards = await stock(3)
    await crash(shards)
    desk.moveTo(now + 120_000)
    let hasRaced = false
    desk.before = async (call) => {
      if (call !== 'update allotments' || hasRaced) return
      hasRaced = true
      await claim(
        desk.edge,
        { allotmentId: 'cup', shards, soldOut },
        { opId: 'rlate', opTime: now, memberId: bo },
      )
    }
    await sweepAllotments(desk.edge, settings)
    expect(shardsOf()[0]).toMatchObject({ heldSince: now, left: 1 })
    await sweepAllotments(desk.edge, settings)
    expect(shardsOf()[0]).toMatchObject({ heldSince: now + 120_000, left: 2 })
  })
})
