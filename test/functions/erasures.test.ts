/** The end of a membership on a database that fails at any call: the same end, once. */
import { eraseAll } from '../../cloudfunctions/lib/erasures'
import { settleDue } from '../../cloudfunctions/lib/jobs'
import { readOverview } from '../../cloudfunctions/lib/overview'
import { perform } from '../../cloudfunctions/lib/perform'
import { sweepEffects } from '../../cloudfunctions/lib/sweep'
import type { Account } from '../../src/domain/account'
import { checkIn } from '../../src/domain/check-in'
import { askToLeave, cancelLeave } from '../../src/domain/leaving'
import type { Decision } from '../../src/domain/plan'
import { at, entriesOf, profile, settings } from '../domain/given'
import { alice, bo, type Desk, openDesk } from './desk'
import { seat } from './office'

const end = at('2026-11-29')
const numbers = { [alice]: '7K3F29QB', [bo]: '7K3F29QC' }
const picture = 'cloud://desk.b/avatars/7K3F29QB/a.jpg'

type Storage = Desk & { removed: string[] }

async function opened(parts: Partial<Account> = {}): Promise<Storage> {
  const desk = Object.assign(openDesk('2026-11-21 09:00'), { removed: [] as string[] })
  for (const memberId of [alice, bo]) {
    const row = { memberId, memberNo: numbers[memberId] ?? '' }
    const told = { ...profile, memberNo: row.memberNo, avatarUrl: memberId === alice ? picture : null }
    await seat(desk, row, {
      lots: { m202711: 40 },
      profile: told,
      ...parts,
      ...(memberId === bo && { aliases: [] }),
    })
  }
  desk.edge.platform.removeFiles = async (ids) => void desk.removed.push(...ids)
  desk.edge.platform.removePath = async (path) => void desk.removed.push(path)
  await one(desk, 'ask', (account, now) => askToLeave(account, now))
  return desk
}

beforeEach(() => void jest.spyOn(console, 'log').mockImplementation(() => undefined))
afterEach(() => jest.restoreAllMocks())

let operations = 0

async function one({ edge }: Desk, id: string, decide: (account: Account, now: number) => Decision) {
  operations += 1
  const operation = { opId: `t${id}${operations}`, time: edge.now(), input: '', decide }
  const [reply] = await perform(edge, { memberId: alice, settings, operations: [operation] })
  return reply
}

/** What the timer does, each job for itself. */
async function night({ edge }: Desk): Promise<void> {
  for (const job of [
    () => settleDue(edge, settings, edge.now()),
    () => sweepEffects(edge, settings, {}),
    () => eraseAll(edge),
  ])
    await Promise.allSettled([job()])
}

async function toTheEnd(desk: Desk): Promise<void> {
  for (const minutes of [0, 2, 4, 14]) {
    desk.moveTo(end + minutes * 60_000)
    await night(desk)
  }
}

test('pictures that cannot be deleted keep no member waiting', async () => {
  const desk = await opened()
  const pictures = Array.from({ length: 60 }, (_, place) => ({
    _id: `f${String(place).padStart(3, '0')}`,
    kind: 'file',
    fileId: `cloud://desk.b/avatars/7K3F29QC/${place}.jpg`,
    dueAt: end,
  }))
  await desk.edge.store.insert('erasures', pictures)
  desk.edge.platform.removeFiles = () => Promise.reject(new Error('not deleted'))
  await toTheEnd(desk)
  expect(rowOf(desk, alice)).toMatchObject({ openid: null, nickname: null })
  expect(desk.all('erasures').every(({ kind }) => kind === 'file')).toBe(true)
  expect(desk.all('erasures')).toHaveLength(61)
})

const rowOf = (desk: Desk, memberId: string) => desk.all('members').find(({ _id }) => _id === memberId)

test.each(Array.from({ length: 14 }, (_, call) => call))(
  'killed at call %i it ends the same',
  async (call) => {
    const desk = await opened()
    desk.moveTo(end)
    let calls = 0
    desk.before = () => {
      calls += 1
      if (calls === call) throw new Error('killed')
    }
    await night(desk)
    desk.before = () => undefined
    await toTheEnd(desk)
    const account = await desk.account()
    expect(account).toMatchObject({ profile: null, lots: {}, leave: { state: 'left', at: end } })
    expect(entriesOf(account).filter(({ kind }) => kind === 'forfeit')).toMatchObject([{ points: -40 }])
    expect(rowOf(desk, alice)).toMatchObject({ openid: null, leftAt: end, memberNo: '7K3F29QB' })
    expect(new Set(desk.removed)).toEqual(new Set([picture]))
    expect(desk.all('erasures')).toEqual([])
    expect(rowOf(desk, bo)).toMatchObject({ openid: 'o7K3F29QC' })
  },
)

test('the rows of every number that was merged into it are erased too', async () => {
  const desk = await opened({ aliases: [bo] })
  await toTheEnd(desk)
  expect([rowOf(desk, alice), rowOf(desk, bo)]).toMatchObject([{ openid: null }, { openid: null }])
})

test('who has left is no member any more, and no customer who never joined', async () => {
  const desk = await opened({ aliases: [bo] })
  const counts = async () => {
    const worker = { _id: 'w1', name: 'ann', openedAt: 0 }
    const call = { edge: desk.edge, openid: 'o', memberId: 'm', action: 'operator.getOverview', settings }
    const seen = await readOverview({ ...call, worker, now: desk.edge.now() })
    return [seen.joinedMembers, seen.unclaimedMembers]
  }
  expect(await counts()).toEqual([2, 0])
  for (const collection of ['members', 'accounts'] as const)
    await desk.edge.store.update(collection, { _id: bo }, { set: { mergedInto: alice } })
  expect(await counts()).toEqual([1, 0])
  await toTheEnd(desk)
  expect(await counts()).toEqual([0, 0])
})

test('a row that somebody has come back to stays theirs', async () => {
  const desk = await opened()
  desk.moveTo(end)
  await settleDue(desk.edge, settings, end)
  const { seq } = await desk.account()
  await desk.edge.store.update('members', { _id: alice }, { set: { openid: 'oAgain', seq: seq + 1 } })
  await toTheEnd(desk)
  expect(rowOf(desk, alice)).toMatchObject({ openid: 'oAgain' })
})

test('a check-in before the last moment is given up, one after it is refused', async () => {
  for (const [moment, points] of [
    [end - 1, -45],
    [end, -40],
  ] as const) {
    const desk = await opened()
    desk.moveTo(moment)
    const reply = await one(desk, 'tap', (account, now) => checkIn(account, { now, settings }))
    expect(reply?.ok).toBe(moment < end)
    await toTheEnd(desk)
    const [forfeit] = entriesOf(await desk.account()).filter(({ kind }) => kind === 'forfeit')
    expect(forfeit).toMatchObject({ points })
  }
})

test('of a change of mind and the end, at the same time, one is first and the other sees it', async () => {
  for (const moment of [end - 1, end]) {
    const desk = await opened()
    desk.moveTo(moment)
    const [stayed] = await Promise.all([
      one(desk, 'stay', (account) => cancelLeave(account)),
      settleDue(desk.edge, settings, end),
      settleDue(desk.edge, settings, end),
    ])
    await toTheEnd(desk)
    const account = await desk.account()
    expect([stayed?.ok, account.profile !== null, account.leave]).toEqual(
      moment < end ? [true, true, null] : [false, false, { state: 'left', at: end, hasTier: false }],
    )
  }
})
