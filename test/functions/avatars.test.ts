/** Pictures in the storage, of which only the profile knows: whatever happens, what nobody names is erased. */
import { eraseAll } from '../../cloudfunctions/lib/erasures'
import { offerAvatar } from '../../cloudfunctions/lib/avatars'
import { perform } from '../../cloudfunctions/lib/perform'
import { sweepEffects } from '../../cloudfunctions/lib/sweep'
import { setProfile, type SetProfile } from '../../src/domain/profile'
import { isRefusal } from '../../src/domain/result'
import { at, profile, settings } from '../domain/given'
import { alice, bo, type Desk, openDesk } from './desk'
import { seat } from './office'
import { ulid } from './cloud'

const start = at('2026-11-21 09:00')
const hour = 3_600_000
const over = start + 3 * hour

type Storage = Desk & { removed: string[] }

async function opened(): Promise<Storage> {
  const desk = Object.assign(openDesk('2026-11-21 09:00'), { removed: [] as string[] })
  await seat(desk, { memberId: alice, memberNo: '7K3F29QB' })
  desk.edge.platform.removeFiles = async (ids) => void desk.removed.push(...ids)
  desk.edge.platform.removePath = async (path) => void desk.removed.push(path)
  return desk
}

beforeEach(() => void jest.spyOn(console, 'log').mockImplementation(() => undefined))
afterEach(() => jest.restoreAllMocks())

function callOf({ edge }: Desk, memberId = alice) {
  return { edge, openid: 'oAda', memberId, action: 'member.offerAvatar', settings, now: edge.now() }
}

/** Asks for a place and puts a picture there: answers its id. */
async function upload(desk: Desk, requestId = ulid(desk.edge.now())): Promise<string> {
  const offer = await offerAvatar(callOf(desk), { requestId, kind: 'jpg' })
  if (isRefusal(offer)) throw new Error(offer.code)
  return `cloud://desk.b/${offer.path}`
}

async function save(desk: Desk, avatar: string | null): Promise<unknown> {
  const input: SetProfile = { requestId: ulid(desk.edge.now()), avatar }
  const operation = {
    opId: `t${input.requestId}`,
    time: desk.edge.now(),
    input: '',
    decide: (account: Parameters<typeof setProfile>[0], now: number) =>
      setProfile(account, input, { now, envId: 'desk' }),
  }
  const [reply] = await perform(desk.edge, { memberId: alice, settings, operations: [operation] })
  return reply
}

const pathOf = (fileId: string) => fileId.replace('cloud://desk.b/', '')

async function eraseAt(desk: Storage, moment: number): Promise<string[]> {
  desk.moveTo(moment)
  await eraseAll(desk.edge)
  return desk.removed.splice(0)
}

test('a picture that was never saved is erased when its offer is over, not a millisecond before', async () => {
  const desk = await opened()
  const picture = await upload(desk)
  expect(await eraseAt(desk, over - 1)).toEqual([])
  expect(await eraseAt(desk, over)).toEqual([pathOf(picture)])
  expect(desk.all('erasures')).toEqual([])
})

test('a picture that is saved stays', async () => {
  const desk = await opened()
  const picture = await upload(desk)
  await save(desk, picture)
  expect(await eraseAt(desk, over)).toEqual([])
  expect(desk.all('erasures')).toEqual([])
  expect((await desk.account()).profile).toMatchObject({ avatarUrl: picture })
})

test('one that was replaced is erased, also where it was named again and replaced again', async () => {
  const desk = await opened()
  const [first, second] = [await upload(desk), await upload(desk)]
  for (const picture of [first, second, first]) expect(await save(desk, picture)).toMatchObject({ ok: true })
  expect(new Set(await eraseAt(desk, over))).toEqual(new Set([second, pathOf(second)]))
  await save(desk, null)
  expect(await eraseAt(desk, over)).toEqual([first])
  expect(desk.all('erasures')).toEqual([])
  expect(await save(desk, first)).toMatchObject({ code: 'AVATAR_EXPIRED' })
})

test('one that is replaced while the job looks at it is erased by the next look', async () => {
  const desk = await opened()
  const [first, second] = [await upload(desk), await upload(desk)]
  for (const picture of [first, second, first]) await save(desk, picture)
  desk.moveTo(over)
  desk.before = async (call) => {
    if (call !== 'remove erasures') return
    desk.before = () => undefined
    await save(desk, null)
  }
  await eraseAll(desk.edge)
  await eraseAll(desk.edge)
  expect(desk.removed).toContain(first)
})

test('whoever leaves takes every picture along, the saved one and the one that was only put there', async () => {
  const desk = await opened()
  const saved = await upload(desk)
  await save(desk, saved)
  const loose = await upload(desk)
  await desk.edge.store.update('accounts', { _id: alice }, { set: { profile: null }, inc: { version: 1 } })
  expect(new Set(await eraseAt(desk, over))).toEqual(new Set([pathOf(saved), pathOf(loose)]))
})

test('a picture that came along with a merge stays, though its folder is another number’s', async () => {
  const desk = await opened()
  const picture = await upload(desk)
  await save(desk, picture)
  const target = { profile: { ...profile, memberNo: '7K3F29QC', avatarUrl: picture }, aliases: [alice] }
  await seat(desk, { memberId: bo, memberNo: '7K3F29QC' }, target)
  const emptied = { set: { profile: null, mergedInto: bo }, inc: { version: 1 } }
  await desk.edge.store.update('accounts', { _id: alice }, emptied)
  expect(await eraseAt(desk, over)).toEqual([])
})

test('the same request is the same place, another is another, and who has not joined has none', async () => {
  const desk = await opened()
  const requestId = ulid(start)
  const first = await upload(desk, requestId)
  desk.moveTo(start + 5)
  expect(await upload(desk, requestId)).toBe(first)
  expect(await upload(desk)).not.toBe(first)
  const guest = await offerAvatar(callOf(desk, bo), { requestId, kind: 'png' })
  expect(guest).toMatchObject({ code: 'MEMBER_NOT_JOINED' })
  expect(desk.all('erasures')).toHaveLength(2)
})

test('an answer that is lost after the offer was written down leaves nothing unseen', async () => {
  const desk = await opened()
  desk.before = (call) => {
    if (call === 'get erasures') throw new Error('killed')
  }
  const requestId = ulid(start)
  const first = await upload(desk, requestId)
  await expect(upload(desk, requestId)).rejects.toThrow('killed')
  desk.before = () => undefined
  expect(await eraseAt(desk, over)).toEqual([pathOf(first)])
})

test('rows that fail again and again are put off, and the ones behind them get their turn', async () => {
  const desk = await opened()
  const stuck = Array.from({ length: 60 }, (_, place) => ({
    _id: `f${String(place).padStart(3, '0')}`,
    kind: 'file',
    fileId: `cloud://desk.b/avatars/7K3F29QB/stuck${place}.jpg`,
    dueAt: start,
  }))
  const last = {
    _id: 'f999',
    kind: 'file',
    fileId: 'cloud://desk.b/avatars/7K3F29QB/last.jpg',
    dueAt: start + 1,
  }
  await desk.edge.store.insert('erasures', [...stuck, last])
  const { removeFiles } = desk.edge.platform
  desk.edge.platform.removeFiles = (ids) =>
    ids[0]?.includes('stuck') ? Promise.reject(new Error('not deleted')) : removeFiles(ids)
  await eraseAt(desk, start + 1)
  expect(await eraseAt(desk, start + 2)).toEqual([last.fileId])
  expect(desk.all('erasures')).toHaveLength(60)
  desk.edge.platform.removeFiles = removeFiles
  expect(await eraseAt(desk, start + 10 * 60_000)).toEqual([])
  expect(await eraseAt(desk, start + 10 * 60_000 + 2)).toHaveLength(50)
  expect(await eraseAt(desk, start + 10 * 60_000 + 2)).toHaveLength(10)
})

test('killed at any call, what nobody names is erased in the end and what is named stays', async () => {
  for (let call = 1; call <= 16; call += 1) {
    const desk = await opened()
    const [first, second] = [await upload(desk), await upload(desk)]
    let calls = 0
    desk.before = () => {
      calls += 1
      if (calls === call) throw new Error('killed')
    }
    for (const picture of [first, second]) await save(desk, picture).catch(() => undefined)
    desk.moveTo(over)
    await eraseAll(desk.edge).catch(() => undefined)
    desk.before = () => undefined
    const named = (await desk.account()).profile?.avatarUrl
    const gone = [first, second].filter((picture) => picture !== named).map(pathOf)
    for (const minutes of [2, 12, 24]) {
      desk.moveTo(over + minutes * 60_000)
      await sweepEffects(desk.edge, settings, {})
      await eraseAll(desk.edge)
    }
    expect(new Set(desk.removed.map(pathOf))).toEqual(new Set(gone))
    expect(desk.all('erasures')).toEqual([])
  }
})
