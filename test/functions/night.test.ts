/** The timer settles what fell due, page by page; late, twice or never it changes no balance. */
import { dropOldCodes } from '../../cloudfunctions/lib/digits'
import { settleDue } from '../../cloudfunctions/lib/jobs'
import { writeAccount } from '../../cloudfunctions/lib/account'
import { balanceOf } from '../../src/domain/account'
import { NEVER } from '../../src/domain/calendar'
import { at, given, iso, settings } from '../domain/given'
import { openShop } from './cloud'
import { type Desk, giving, openDesk, request } from './desk'

const monthEnd = at('2026-12-01 00:00')
const id = (index: number) => `m${String(index).padStart(26, 'a')}`
let desk: Desk

beforeEach(() => {
  desk = openDesk('2026-12-01 00:00')
})

/** Members whose points end with November. */
async function members(count: number, parts: object = {}): Promise<void> {
  for (let index = 0; index < count; index += 1) {
    const account = given({
      memberId: id(index),
      lots: { m202611: 10, m202711: 1 },
      dueAt: monthEnd,
      ...parts,
    })
    await writeAccount(desk.edge.store, account, account)
  }
  desk.calls.length = 0
}

const settle = (until = NEVER) => settleDue(desk.edge, settings, until)

test('everybody whose points ended is settled, in slices of a hundred', async () => {
  await members(250)
  expect(await settle()).toBe(250)
  expect(desk.all('accounts').every(({ dueAt }) => dueAt === at('2027-12-01'))).toBe(true)
  expect(await settle()).toBe(0)
})

test('nothing is due a millisecond earlier', async () => {
  await members(3)
  desk.moveTo(monthEnd - 1)
  expect(await settle()).toBe(0)
  expect(balanceOf(await desk.account(id(0)))).toBe(11)
})

test('a slice that ran out of time is gone on with at the next tick', async () => {
  await members(250)
  expect(await settle(monthEnd)).toBe(100)
  expect(await settle(monthEnd)).toBe(100)
  expect(await settle(monthEnd)).toBe(50)
})

test('an account that cannot be settled keeps nobody behind it waiting', async () => {
  await members(1, { tier: { id: 'lost', since: 0, validUntil: monthEnd, graceUntil: null } })
  const whole = given({ memberId: id(1), lots: { m202611: 10, m202711: 1 }, dueAt: monthEnd })
  await writeAccount(desk.edge.store, whole, whole)
  await settle()
  expect(balanceOf(await desk.account(id(1)))).toBe(1)
  expect(balanceOf(await desk.account(id(0)))).toBe(11)
})

test('a job that is killed in the middle is gone on with', async () => {
  await members(150)
  let writes = 0
  desk.before = (call) => {
    writes += call === 'update accounts' ? 1 : 0
    if (writes > 60) throw new Error('killed')
  }
  await expect(settle()).rejects.toThrow('killed')
  desk.before = () => undefined
  await settle()
  for (let index = 0; index < 150; index += 1) expect(balanceOf(await desk.account(id(index)))).toBe(1)
})

test('accounts that have no room now are passed over, not waited for', async () => {
  const waiting = Object.fromEntries(
    Array.from({ length: 48 }, (_, place) => [
      `r${place}`,
      { opId: `r${place}`, seq: place + 1, effects: [{ do: 'tell' }] },
    ]),
  )
  await members(120, { journal: waiting, seq: 48 })
  const free = given({ memberId: id(500), lots: { m202611: 10 }, dueAt: monthEnd })
  await writeAccount(desk.edge.store, free, free)
  await settle()
  expect(balanceOf(await desk.account(id(500)))).toBe(0)
})

test('who was settled by a purchase before the timer came is settled once', async () => {
  await members(1)
  await desk.one(request(monthEnd, giving(5)), id(0))
  expect(await settle()).toBe(0)
  expect(balanceOf(await desk.account(id(0)))).toBe(6)
})

test('digits that died a day ago are dropped', async () => {
  const row = (digits: string, expiresAt: number) => ({ _id: digits, memberId: id(0), window: 1, expiresAt })
  await desk.edge.store.insert('codes', [row('1', monthEnd - 86_400_000), row('2', monthEnd - 86_399_999)])
  expect(await dropOldCodes(desk.edge)).toBe(1)
  expect(desk.all('codes').map(({ _id }) => _id)).toEqual(['2'])
})

test('the built timer settles on the local cloud, whether it comes in time, twice or never', async () => {
  const shop = await openShop('2026-11-21 09:00')
  const [alice, bo] = [shop.as('oAlice'), shop.as('oBo')]
  const order = (openid: string) => ({
    orderId: openid,
    source: 'till',
    paidFen: 10_000,
    paidAt: iso(at('2026-11-21 08:00')),
    openid,
  })
  await Promise.all([alice.join(), bo.join()])
  await shop.sell([order('oAlice'), order('oBo')])
  await shop.cloud.clock.forwardTo(at('2026-11-28 07:59:59.999'))
  await shop.cloud.fireTimer('timer', 'tick')
  expect((await alice.call('member', 'getHome')).value).toMatchObject({ points: 0, pendingPoints: 100 })

  await shop.cloud.clock.forwardTo(at('2026-11-28 08:00'))
  const never = (await alice.call('member', 'getHome')).value
  expect(never).toMatchObject({ points: 100, pendingPoints: 0 })
  await shop.cloud.fireTimer('timer', 'tick')
  await shop.cloud.fireTimer('timer', 'tick')
  expect((await alice.call('member', 'getHome')).value).toEqual(never)
  const kinds = (await shop.all('accounts')).map(({ journal }) =>
    Object.values<{ kind: string }>(journal)
      .map(({ kind }) => kind)
      .sort(),
  )
  expect(kinds).toEqual([
    ['activate', 'join', 'purchase'],
    ['activate', 'join', 'purchase'],
  ])
  await shop.stop()
})
