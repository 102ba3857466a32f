/** Operators open a programme, clerks come in by invitation, and a member code names its member to a clerk alone. */
import { at } from '../domain/given'
import { openShop, type Shop, ulid, type Wire } from './cloud'

let shop: Shop
let code: Wire

const minutes = (count: number) => shop.cloud.clock.forwardTo(shop.cloud.clock.now() + count * 60_000)
const setupCode = () => shop.cloud.secrets.SIYU_SETUP_CODE

beforeAll(async () => {
  shop = await openShop('2026-11-21 09:00')
})
afterAll(() => shop.stop())

async function invited(name: string, storeIds = ['s1']): Promise<string> {
  return (await shop.as('oBoss').command('operator', 'inviteStaff', { storeIds, name })).value.code
}

async function hire(openid: string): Promise<void> {
  await shop.as(openid).command('staff', 'acceptInvite', { code: await invited('小林') })
}

const identify = (openid: string, shown: string) =>
  shop.as(openid).call('staff', 'identifyMember', { code: shown })

test('the code of the environment opens the programme to one person, once', async () => {
  const boss = shop.as('oBoss')
  expect(await boss.command('operator', 'claimSetup', { code: 'guess' })).toMatchObject({
    code: 'SETUP_CODE_WRONG',
  })
  expect(await boss.command('operator', 'claimSetup', { code: setupCode() })).toEqual({
    ok: true,
    value: { name: '运营' },
  })
  expect(await boss.command('operator', 'claimSetup', { code: setupCode() })).toMatchObject({ ok: true })
  expect(await shop.as('oThief').command('operator', 'claimSetup', { code: setupCode() })).toMatchObject({
    code: 'SETUP_CLAIMED',
  })
  expect(await shop.as('oThief').call('operator', 'getOverview')).toMatchObject({ code: 'ROLE_MISSING' })
})

test('a store is saved under its id, and an old request does not undo a newer one', async () => {
  const boss = shop.as('oBoss')
  const [first, second] = [shop.requestId(), shop.requestId()]
  const save = (requestId: string, name: string) =>
    boss.command('operator', 'saveStore', { requestId, storeId: 's1', name })
  const saved = (name: string) => ({ ok: true, value: { storeId: 's1', name } })
  expect(await save(first, '静安店')).toEqual(saved('静安店'))
  expect(await save(second, '静安寺店')).toEqual(saved('静安寺店'))
  expect(await save(second, '静安寺店')).toEqual(saved('静安寺店'))
  expect(await save(second, '别的店')).toMatchObject({ code: 'REQUEST_REUSED' })
  expect(await save(first, '静安店')).toEqual(saved('静安店'))
  expect((await boss.call('operator', 'getOverview')).value.stores).toEqual([saved('静安寺店').value])
})

test('a phone whose clock is wrong saves a store like any other, and shuts nobody out of it', async () => {
  const boss = shop.as('oBoss')
  const save = (requestId: string, name: string) =>
    boss.command('operator', 'saveStore', { requestId, storeId: 's1', name })
  for (const [requestId, name] of [
    [ulid(at('2099-01-01 00:00')), '一店'],
    [shop.requestId(), '二店'],
    [ulid(0), '静安寺店'],
  ] as const) {
    expect(await save(requestId, name)).toEqual({ ok: true, value: { storeId: 's1', name } })
  }
})

test('an invitation names stores that exist, is the same for the same request, and is used by one person', async () => {
  const boss = shop.as('oBoss')
  const request = { requestId: shop.requestId(), storeIds: ['s1'], name: '小林' }
  const invite = await boss.command('operator', 'inviteStaff', request)
  expect(invite.value.code).toMatch(/^[A-Z2-7]{12}$/)
  expect(await boss.command('operator', 'inviteStaff', request)).toEqual(invite)
  expect(await boss.command('operator', 'inviteStaff', { ...request, name: '小王' })).toMatchObject({
    code: 'REQUEST_REUSED',
  })
  expect(
    await boss.command('operator', 'inviteStaff', { storeIds: ['s1', 's9'], name: '小林' }),
  ).toMatchObject({
    code: 'STORE_UNKNOWN',
  })

  const accept = (openid: string) =>
    shop.as(openid).command('staff', 'acceptInvite', { code: invite.value.code.toLowerCase() })
  const clerk = { name: '小林', isManager: false, stores: [{ storeId: 's1', name: '静安寺店' }] }
  expect(await accept('oClerk')).toEqual({ ok: true, value: clerk })
  expect(await accept('oClerk')).toEqual({ ok: true, value: clerk })
  expect(await accept('oThief')).toMatchObject({ code: 'INVITE_UNKNOWN' })
  expect(await shop.as('oClerk').call('staff', 'getMe')).toEqual({ ok: true, value: clerk })
  expect(await shop.as('oThief').call('staff', 'getMe')).toMatchObject({ code: 'ROLE_MISSING' })
})

test('twenty who hold one invitation at once: one of them is a clerk', async () => {
  const invite = await invited('抢')
  const replies = await Promise.all(
    Array.from({ length: 20 }, (_, place) =>
      shop.as(`oMany${place}x`).command('staff', 'acceptInvite', { code: invite }),
    ),
  )
  expect(replies.filter(({ ok }) => ok)).toHaveLength(1)
})

test('an invitation lasts seven days', async () => {
  const invite = await invited('晚')
  await minutes(7 * 24 * 60)
  expect(await shop.as('oLate').command('staff', 'acceptInvite', { code: invite })).toMatchObject({
    code: 'INVITE_UNKNOWN',
  })
})

describe('a member code', () => {
  beforeAll(async () => {
    await shop.as('oAlice').join({ nickname: '阿满' })
    await shop.cloud.clock.forwardTo(Math.ceil(shop.cloud.clock.now() / 30_000) * 30_000)
  })
  beforeEach(async () => {
    code = (await shop.as('oAlice').call('member', 'getCode')).value
  })

  test('is given to members alone', async () => {
    expect(await shop.as('oNobody').call('member', 'getCode')).toMatchObject({ code: 'MEMBER_NOT_JOINED' })
    expect(code).toMatchObject({
      qr: expect.stringMatching(/^SIYU1\.[!-~]{1,110}$/),
      digits: expect.stringMatching(/^\d{8}$/),
      rotatesAt: code.issuedAt + 30_000,
      member: { nickname: '阿满', tierId: 'basic', tierName: '普通' },
    })
  })

  test('names its member to a clerk, as QR in two calls and as digits in four', async () => {
    const alice = { name: '阿**', tierId: 'basic', tierName: '普通', points: 0, pendingPoints: 0 }
    const spoken = `${code.digits.slice(0, 4)} ${code.digits.slice(4)}`
    await identify('oClerk', code.qr)
    for (const [shown, calls] of [
      [code.qr, 2],
      [code.digits, 4],
      [spoken, 4],
    ] as const) {
      expect(await identify('oClerk', shown)).toMatchObject({ ok: true, value: alice })
      expect(shop.calls()).toBe(calls)
    }
  })

  test('is the same in its window for the same member, and another in the next', async () => {
    const again = (await shop.as('oAlice').call('member', 'getCode')).value
    expect([again.qr, again.digits]).toEqual([code.qr, code.digits])
    await shop.cloud.clock.forwardTo(code.rotatesAt)
    const next = (await shop.as('oAlice').call('member', 'getCode')).value
    expect(next.qr).not.toBe(code.qr)
    expect(next.digits).not.toBe(code.digits)
  })

  test('says nothing to anyone who is no clerk', async () => {
    for (const openid of ['oAlice', 'oBoss', 'oNobody']) {
      expect(await identify(openid, code.qr)).toMatchObject({ ok: false, code: 'ROLE_MISSING' })
    }
  })

  test('is good in its window and the next one, and refused a minute later', async () => {
    await shop.cloud.clock.forwardTo(code.rotatesAt + 29_999)
    expect(await identify('oClerk', code.qr)).toMatchObject({ ok: true })
    expect(await identify('oClerk', code.digits)).toMatchObject({ ok: true })
    await shop.cloud.clock.forwardTo(code.rotatesAt + 30_000)
    expect(await identify('oClerk', code.qr)).toMatchObject({ ok: false, code: 'CODE_EXPIRED' })
    expect(await identify('oClerk', code.digits)).toMatchObject({ ok: false, code: 'CODE_UNKNOWN' })
  })

  test('of old digits and of digits that never were answers the same', async () => {
    await minutes(1)
    const never = code.digits === '00000000' ? '00000001' : '00000000'
    expect(await identify('oClerk', code.digits)).toEqual(await identify('oClerk', never))
  })
})

describe('wrong digits', () => {
  const guess = (openid: string, count: number) =>
    Promise.all(Array.from({ length: count }, (_, place) => identify(openid, String(90_000_000 + place))))

  test('nine in ten minutes are forgiven, the tenth locks the clerk for ten minutes', async () => {
    await hire('oWrong')
    const nine = await guess('oWrong', 9)
    expect(new Set(nine.map((reply) => reply.code))).toEqual(new Set(['CODE_UNKNOWN']))
    expect(await identify('oWrong', '90000000')).toMatchObject({ code: 'STAFF_LOCKED' })
    const { qr } = (await shop.as('oAlice').call('member', 'getCode')).value
    expect(await identify('oWrong', qr)).toMatchObject({ code: 'STAFF_LOCKED' })
    expect(await identify('oClerk', qr)).toMatchObject({ ok: true })
    await minutes(10)
    const fresh = (await shop.as('oAlice').call('member', 'getCode')).value
    expect(await identify('oWrong', fresh.digits)).toMatchObject({ ok: true })
  })

  test('nine, and nine more after ten minutes, lock nobody', async () => {
    await hire('oSlow')
    await guess('oSlow', 9)
    await minutes(10)
    expect((await guess('oSlow', 9)).every((reply) => reply.code === 'CODE_UNKNOWN')).toBe(true)
  })
})

test('the overview counts what there is and reads the rules in words', async () => {
  const { value } = await shop.as('oBoss').call('operator', 'getOverview')
  expect(value).toMatchObject({
    joinedMembers: 1,
    unclaimedMembers: 0,
    accountsDue: 0,
    version: 1,
    stores: [{ storeId: 's1', name: '静安寺店' }],
  })
  expect(value.rules).toContainEqual({ label: '积分价值', text: '100 积分值 ¥10.00，随订单用掉的积分按它算' })
  expect(value.staff).toContainEqual({ name: '小林', storeIds: ['s1'], managedIds: [] })
  expect(JSON.stringify(value)).not.toContain('oClerk')
})

test('without the key of members nothing runs, and says so', async () => {
  const dark = await openShop('2026-11-21 09:00', { SIYU_MEMBER_KEY: '', SIYU_INGRESS_SECRET: '' })
  expect(await dark.as('oAlice').call('member', 'getHome')).toMatchObject({
    ok: false,
    code: 'SERVICE_UNCONFIGURED',
  })
  expect(await dark.sell([])).toMatchObject({ ok: false, code: 'SERVICE_UNCONFIGURED' })
  await dark.stop()
})
