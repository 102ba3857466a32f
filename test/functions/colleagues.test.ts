/** The manager of a store: invites clerks to it, sees who works there, ends a clerk's work, and nothing beyond it. */
import { openShop, type Shop, type Wire } from './cloud'

let shop: Shop

beforeAll(async () => {
  shop = await openShop('2026-11-21 09:00', { SIYU_SETUP_CODE: 'the code' })
  await boss().command('operator', 'claimSetup', { code: 'the code' })
  for (const storeId of ['s1', 's2'])
    await boss().command('operator', 'saveStore', { storeId, name: storeId })
  for (const [openid, position] of [
    ['oManager', { storeIds: ['s1'], name: '店长', role: 'manager' }],
    ['oSecond', { storeIds: ['s1'], name: '副店长', role: 'manager' }],
    ['oClerk', { storeIds: ['s1', 's2'], name: '小周' }],
    ['oFar', { storeIds: ['s2'], name: '小远' }],
  ] as const)
    await accept(openid, (await boss().command('operator', 'inviteStaff', position)).value.code)
})
afterAll(() => shop.stop())

const boss = () => shop.as('oBoss')
const manager = () => shop.as('oManager')
const accept = (openid: string, code: string) => shop.as(openid).command('staff', 'acceptInvite', { code })
const storesOf = async (openid: string) => {
  const me = await shop.as(openid).call('staff', 'getMe')
  return me.ok ? me.value.stores.map(({ storeId }: Wire) => storeId) : me.code
}
async function colleagues(): Promise<Wire[]> {
  const { stores } = (await manager().call('staff', 'listColleagues')).value
  expect(stores.map(({ storeId }: Wire) => storeId)).toEqual(['s1'])
  return stores[0].colleagues
}
const idOf = async (name: string) => (await colleagues()).find((one) => one.name === name)?.staffId
const end = (staffId: string, input: object = {}) =>
  manager().command('staff', 'endWork', { staffId, storeId: 's1', ...input })

test('sees who works in their store, and nobody of another', async () => {
  const seen = (await colleagues()).map(({ name, isManager, isMe }) => [name, isManager, isMe])
  expect(seen.sort()).toEqual([
    ['副店长', true, false],
    ['小周', false, false],
    ['店长', true, true],
  ])
})

test('an operator reads on the overview who manages which store', async () => {
  const { staff } = (await boss().call('operator', 'getOverview')).value
  expect(staff).toContainEqual({ name: '店长', storeIds: ['s1'], managedIds: ['s1'] })
  expect(staff).toContainEqual({ name: '小周', storeIds: ['s1', 's2'], managedIds: [] })
})

test('invites a clerk to their store, who is no manager, and the same request is the same code', async () => {
  const request = { requestId: shop.requestId(), storeIds: ['s1'], name: '小林' }
  const invited = await manager().command('staff', 'inviteClerk', request)
  expect(await manager().command('staff', 'inviteClerk', request)).toEqual(invited)
  expect((await accept('oNew', invited.value.code)).value.stores).toMatchObject([{ storeId: 's1' }])
  expect(await shop.as('oNew').call('staff', 'listColleagues')).toMatchObject({ code: 'ROLE_MISSING' })
  expect((await colleagues()).find(({ name }) => name === '小林')).toMatchObject({ isManager: false })
})

test('invites to no other store, and makes nobody a manager', async () => {
  for (const storeIds of [['s2'], ['s1', 's2']])
    expect(await manager().command('staff', 'inviteClerk', { storeIds, name: '小林' })).toMatchObject({
      code: 'STORE_NOT_MANAGED',
    })
  const raised = { storeIds: ['s1'], name: '小林', role: 'manager' }
  expect(await manager().command('staff', 'inviteClerk', raised)).toMatchObject({ code: 'INPUT_INVALID' })
  expect(await manager().command('operator', 'inviteStaff', raised)).toMatchObject({ code: 'ROLE_MISSING' })
})

test('ends a clerk’s work in their store alone, once, and a code that was used does not bring it back', async () => {
  const staffId = await idOf('小周')
  const requestId = shop.requestId()
  expect(await end(staffId, { requestId })).toMatchObject({ ok: true })
  expect(await storesOf('oClerk')).toEqual(['s2'])
  const { code } = (await manager().command('staff', 'inviteClerk', { storeIds: ['s1'], name: '小周' })).value
  await accept('oClerk', code)
  expect(await end(staffId, { requestId, repeat: true })).toMatchObject({ ok: true })
  expect(await storesOf('oClerk')).toEqual(['s1', 's2'])
  expect(await end(staffId)).toMatchObject({ ok: true })
  await accept('oClerk', code)
  expect(await storesOf('oClerk')).toEqual(['s2'])
  expect(await end(staffId)).toMatchObject({ code: 'CLERK_UNKNOWN' })
})

test('whose work has ended everywhere is a clerk no more, also with the code of then', async () => {
  const { code } = (await manager().command('staff', 'inviteClerk', { storeIds: ['s1'], name: '短工' })).value
  await accept('oShort', code)
  expect(await end(await idOf('短工'))).toMatchObject({ ok: true })
  expect(await storesOf('oShort')).toBe('ROLE_MISSING')
  expect(await accept('oShort', code)).toMatchObject({ code: 'INVITE_UNKNOWN' })
  expect(await storesOf('oShort')).toBe('ROLE_MISSING')
})

test('ends the work of no manager, not even their own, and of nobody in another store', async () => {
  for (const name of ['副店长', '店长'])
    expect(await end(await idOf(name))).toMatchObject({ code: 'CLERK_MANAGES' })
  const far = (await shop.all('staff')).find(({ name }) => name === '小远')
  expect(await end(far._id, { storeId: 's2' })).toMatchObject({ code: 'STORE_NOT_MANAGED' })
  expect(await end(far._id)).toMatchObject({ code: 'CLERK_UNKNOWN' })
  expect(await storesOf('oFar')).toEqual(['s2'])
})

test('a manager who becomes a clerk of another store manages the one alone', async () => {
  const { code } = (await boss().command('operator', 'inviteStaff', { storeIds: ['s2'], name: '店长' })).value
  await accept('oManager', code)
  expect(await storesOf('oManager')).toEqual(['s1', 's2'])
  expect((await colleagues()).length).toBeGreaterThan(1)
  expect(await manager().command('staff', 'inviteClerk', { storeIds: ['s2'], name: '小林' })).toMatchObject({
    code: 'STORE_NOT_MANAGED',
  })
})

describe('an operator', () => {
  const staffOf = async (storeId: string) => (await boss().call('operator', 'listStaff', { storeId })).value
  const dismiss = (staffId: string, input: object = {}) =>
    boss().command('operator', 'endWork', { staffId, storeId: 's1', ...input })
  const idIn = async (name: string) =>
    (await staffOf('s1')).store.colleagues.find((one: Wire) => one.name === name)?.staffId

  test('sees who works in a store, managers first, and nobody of another', async () => {
    const { colleagues } = (await staffOf('s1')).store
    expect(colleagues.map(({ isManager }: Wire) => isManager).slice(0, 3)).toEqual([true, true, false])
    expect(colleagues.map(({ name }: Wire) => name)).not.toContain('小远')
    expect(await boss().call('operator', 'listStaff', { storeId: 's7' })).toMatchObject({
      code: 'STORE_UNKNOWN',
    })
  })

  test('ends a manager’s work, who manages the store no more, and the trail says who did', async () => {
    const staffId = await idIn('副店长')
    const requestId = shop.requestId()
    const ended = await dismiss(staffId, { requestId })
    expect(ended.value.endings[0]).toMatchObject({
      name: '副店长',
      wasManager: true,
      at: shop.cloud.clock.now(),
    })
    expect(await shop.as('oSecond').call('staff', 'listColleagues')).toMatchObject({ code: 'ROLE_MISSING' })
    const again = { storeIds: ['s1'], name: '副店长', role: 'manager' }
    await accept('oSecond', (await boss().command('operator', 'inviteStaff', again)).value.code)
    expect(await dismiss(staffId, { requestId, repeat: true })).toMatchObject({ ok: true })
    expect(await storesOf('oSecond')).toEqual(['s1'])
    expect(await dismiss(staffId)).toMatchObject({ ok: true })
    expect((await staffOf('s1')).endings.filter(({ name }: Wire) => name === '副店长')).toHaveLength(2)
    expect(await dismiss(staffId)).toMatchObject({ code: 'CLERK_UNKNOWN' })
  })

  test('ends a clerk’s work in one store, beside what a manager has ended there', async () => {
    const { code } = (
      await boss().command('operator', 'inviteStaff', { storeIds: ['s1', 's2'], name: '小秋' })
    ).value
    await accept('oAutumn', code)
    const { value } = await dismiss(await idIn('小秋'))
    expect(await storesOf('oAutumn')).toEqual(['s2'])
    expect(value.endings.map(({ name }: Wire) => name)).toEqual(
      expect.arrayContaining(['小秋', '小周', '短工']),
    )
    expect((await staffOf('s2')).endings).toEqual([])
  })
})

test('a code that a manager made goes with their managing, for themselves and for everybody', async () => {
  const { value } = await boss().command('operator', 'inviteStaff', {
    storeIds: ['s2'],
    name: '店长二',
    role: 'manager',
  })
  await accept('oThird', value.code)
  const made = async () =>
    (await shop.as('oThird').command('staff', 'inviteClerk', { storeIds: ['s2'], name: '后门' })).value.code
  const [own, others] = [await made(), await made()]
  const { store } = (await boss().call('operator', 'listStaff', { storeId: 's2' })).value
  const { staffId } = store.colleagues.find(({ name }: Wire) => name === '店长二')
  await boss().command('operator', 'endWork', { storeId: 's2', staffId })
  expect(await accept('oThird', own)).toMatchObject({ code: 'INVITE_UNKNOWN' })
  expect(await accept('oFriend', others)).toMatchObject({ code: 'INVITE_UNKNOWN' })
  expect([await storesOf('oThird'), await storesOf('oFriend')]).toEqual(['ROLE_MISSING', 'ROLE_MISSING'])
})
