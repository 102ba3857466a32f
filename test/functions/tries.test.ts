/** Eight digits typed by a clerk: ten wrong tries in ten minutes lock, however many are under way at once. */
import { documentOf } from '../../cloudfunctions/lib/account'
import { identifyMember, issueCode } from '../../cloudfunctions/lib/codes'
import { memberIdOf, workerIdOf } from '../../cloudfunctions/lib/member-id'
import { readStaff, type Staff, type WorkerCall } from '../../cloudfunctions/lib/workers'
import { blankAccount } from '../../src/domain/account'
import { at, settings } from '../domain/given'
import { type Desk, openDesk } from './desk'

const nine = at('2026-11-21 09:00')
const minutes = (count: number) => nine + count * 60_000
const wrong = (place: number) => String(90_000_000 + place)

let desk: Desk
let clerkId: string
/** The digits of a member who shows them now. */
let right: string

beforeEach(async () => {
  desk = openDesk()
  clerkId = workerIdOf(desk.edge, 'oClerk')
  const memberId = memberIdOf(desk.edge, 'oAlice')
  const profile = { memberNo: '7K3F29QD', nickname: '阿满', avatarUrl: null, joinedAt: nine }
  await desk.edge.store.insert('accounts', [documentOf({ ...blankAccount(memberId), version: 1, profile })])
  const clerk = {
    _id: clerkId,
    name: '小林',
    storeIds: ['s1'],
    invites: [],
    version: 1,
    tries: [],
    lockedUntil: 0,
  }
  await desk.edge.store.insert('staff', [clerk])
  right = await shown()
  desk.calls.length = 0
})

async function shown(): Promise<string> {
  const code = await issueCode(callOf('oAlice'))
  if (!('digits' in code)) throw new Error(code.code)
  return code.digits
}

function callOf(openid: string) {
  const memberId = memberIdOf(desk.edge, openid)
  return { edge: desk.edge, openid, memberId, action: 'test', settings, now: desk.edge.now() }
}

/** What the clerk is answered: the masked name or the code of the refusal. */
async function typed(digits: string): Promise<string> {
  // The clerk was hired above.
  const worker = (await readStaff(desk.edge.store, clerkId)) as Staff
  const call: WorkerCall<Staff> = { ...callOf('oClerk'), worker }
  const found = await identifyMember(call, { code: digits })
  return 'code' in found ? found.code : found.name
}

async function typedAll(all: string[]): Promise<string[]> {
  const answers = []
  for (const digits of all) answers.push(await typed(digits))
  return answers
}

const several = (count: number) => Array.from({ length: count }, (_, place) => wrong(place))
const lookUps = () => desk.calls.filter((call) => call === 'get codes').length

test('of forty wrong tries at once ten are looked up, and the clerk is locked', async () => {
  const answers = await Promise.all(several(40).map(typed))
  expect(lookUps()).toBe(10)
  expect(answers.filter((answer) => answer === 'STAFF_LOCKED').length).toBeGreaterThanOrEqual(30)
  expect(await typed(right)).toBe('STAFF_LOCKED')
})

test('the right digits behind ten wrong ones at once find nobody', async () => {
  const answers = await Promise.all([...several(10), right].map(typed))
  expect(answers.at(-1)).toBe('STAFF_LOCKED')
  expect(answers).not.toContain('阿**')
})

test('digits that are right never lock, however many are typed', async () => {
  expect(new Set(await typedAll(Array.from({ length: 25 }, () => right)))).toEqual(new Set(['阿**']))
})

test('digits that were right do not count beside wrong ones, also when they died since', async () => {
  await typedAll(several(5))
  await typedAll([right, right, right])
  desk.moveTo(minutes(2))
  const fresh = await shown()
  expect(await typedAll([...several(4), fresh, fresh])).toEqual([
    ...several(4).map(() => 'CODE_UNKNOWN'),
    '阿**',
    '阿**',
  ])
  expect(await typedAll([wrong(9), fresh])).toEqual(['STAFF_LOCKED', 'STAFF_LOCKED'])
})

test('digits that were right a minute ago are a wrong try', async () => {
  desk.moveTo(minutes(1))
  expect(await typedAll([...several(9), right])).toEqual([
    ...several(9).map(() => 'CODE_UNKNOWN'),
    'STAFF_LOCKED',
  ])
})

test('a try that broke off before its look-up is a wrong one', async () => {
  desk.before = (call) => {
    if (call === 'get codes') throw new Error('the database timed out')
  }
  for (const digits of several(10)) await expect(typed(digits)).rejects.toThrow()
  desk.before = () => undefined
  expect(await typed(right)).toBe('STAFF_LOCKED')
})

test('a lock lasts for ten minutes, and then ten tries are free again', async () => {
  await typedAll(several(10))
  desk.moveTo(minutes(10) - 1)
  expect(await typed(await shown())).toBe('STAFF_LOCKED')
  desk.moveTo(minutes(10))
  expect(await typedAll(several(9))).toEqual(several(9).map(() => 'CODE_UNKNOWN'))
  expect(await typed(await shown())).toBe('阿**')
})

test('a wrong try counts for ten minutes', async () => {
  await typedAll(several(9))
  desk.moveTo(minutes(10) - 1)
  expect(await typed(wrong(9))).toBe('STAFF_LOCKED')
})

test('digits cost four calls, the clerk’s own document among them', async () => {
  await typed(right)
  expect(desk.calls).toEqual(['get staff', 'update staff', 'get codes', 'get accounts'])
})
