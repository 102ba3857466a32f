/** What follows a posting: written in the same call, finished by the sweeper after a crash, and never twice. */
import { finishEffects, sweepEffects, type Tells } from '../../cloudfunctions/lib/sweep'
import { balanceOf } from '../../src/domain/account'
import { NEVER } from '../../src/domain/calendar'
import { plan } from '../../src/domain/plan'
import { earn } from '../../src/domain/points'
import { at, settings } from '../domain/given'
import { bo, type Desk, giving, openDesk, request, taking } from './desk'

let desk: Desk
const now = at('2026-11-21 09:00')
const why = { of: 'redeem', label: '礼物' } as const

beforeEach(async () => {
  desk = openDesk()
  await desk.one(request(now, giving(1000)))
})

const coupon = { do: 'insert', collection: 'invites', document: { _id: 'coupon1', kind: 'cup' } } as const
const state = (count: number) =>
  ({ do: 'replace', collection: 'stores', id: 'card', state: { count } }) as const
const gift = (opId: string) =>
  ({ do: 'tell', memberId: bo, opId, time: now, message: { kind: 'gift', points: 7 } }) as const
const tells: Tells = {
  gift:
    ({ message }) =>
    (_account, moment) =>
      plan({ post: [earn(Number(message.points), why, { at: moment, settings })], answer: () => null }),
}

test('is written in the same call, for one call each', async () => {
  desk.calls.length = 0
  await desk.one(request(now, taking(1, { effects: [coupon] })))
  expect(desk.calls).toEqual(['get accounts', 'update accounts', 'insert invites'])
  expect(desk.all('invites')).toEqual([{ _id: 'coupon1', kind: 'cup' }])
})

test('is finished by the sweeper when a crash left it, and marked done', async () => {
  desk.before = (call) => {
    if (call === 'insert invites') throw new Error('crash')
  }
  await expect(desk.one(request(now, taking(1, { effects: [coupon] })))).rejects.toThrow('crash')
  desk.before = () => undefined
  expect(await sweepEffects(desk.edge, settings, tells)).toBe(0)
  desk.moveTo(now + 60_000)
  expect(await sweepEffects(desk.edge, settings, tells)).toBe(1)
  expect(desk.all('invites')).toHaveLength(1)
  expect((await desk.account()).unfinishedSince).toBe(NEVER)
  expect(await sweepEffects(desk.edge, settings, tells)).toBe(0)
})

test('done again late does not undo what came after it', async () => {
  await desk.one(request(now, taking(1, { effects: [state(1)] })))
  const before = await desk.account()
  await desk.one(request(now, taking(1, { effects: [state(2)] })))
  await finishEffects(desk.edge, before, { settings, tells })
  expect(desk.all('stores')).toMatchObject([{ _id: 'card', count: 2 }])
})

test('is one call where nothing was to stand there, and late still does not undo what came after it', async () => {
  const fresh = (count: number) => ({ ...state(count), isNew: true })
  desk.calls.length = 0
  await desk.one(request(now, taking(1, { effects: [fresh(1)] })))
  expect(desk.calls).toEqual(['get accounts', 'update accounts', 'insert stores'])
  const before = await desk.account()
  await desk.one(request(now, taking(1, { effects: [fresh(2)] })))
  expect(desk.all('stores')).toMatchObject([{ _id: 'card', count: 2 }])
  await finishEffects(desk.edge, before, { settings, tells })
  expect(desk.all('stores')).toMatchObject([{ _id: 'card', count: 2 }])
})

test('for another account is told once, by the sweeper', async () => {
  await desk.one(request(now, taking(7, { effects: [gift('tgift1')] })))
  expect(balanceOf(await desk.account(bo))).toBe(0)
  desk.moveTo(now + 60_000)
  const read = await desk.account()
  await sweepEffects(desk.edge, settings, tells)
  await finishEffects(desk.edge, read, { settings, tells })
  expect(balanceOf(await desk.account(bo))).toBe(7)
})

test('is not marked done by who read the account before something new was to be done', async () => {
  await desk.one(request(now, taking(1, { effects: [gift('tgift1')] })))
  const read = await desk.account()
  await desk.one(request(now, taking(1, { effects: [gift('tgift2')] })))
  expect(await finishEffects(desk.edge, read, { settings, tells })).toBe(false)
  expect((await desk.account()).unfinishedSince).toBe(now)
})

test('is finished before somebody decides on a document that it writes', async () => {
  desk.before = (call) => {
    if (call === 'update stores') throw new Error('crash')
  }
  await expect(desk.one(request(now, taking(1, { effects: [state(5)] })))).rejects.toThrow('crash')
  desk.before = () => undefined
  const seen: unknown[] = []
  const looking = {
    ...request(now, giving(1)),
    look: async () => void seen.push(await desk.edge.store.get('stores', 'card')),
  }
  await desk.one(looking)
  expect(seen).toMatchObject([{ count: 5 }])
})
