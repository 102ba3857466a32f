/** Invitations that go in a circle, or from somebody to themselves: whoever is a member already brings nobody. */
import { MINUTE_MS } from '../../src/domain/calendar'
import { iso } from '../domain/given'
import { openShop, type Shop, type Wire } from './cloud'

let shop: Shop

beforeAll(async () => {
  shop = await openShop('2026-11-10 09:00', { SIYU_SETUP_CODE: 'the code' })
  await shop.as('oBoss').command('operator', 'claimSetup', { code: 'the code' })
  const { value } = await shop.as('oBoss').command('operator', 'inviteOperator', { name: '小张' })
  await shop.as('oSecond').command('operator', 'acceptOperator', { code: value.code })
})
afterAll(() => shop.stop())

const now = () => shop.cloud.clock.now()

/** Joins, from whose card it may be; answers the number and what is said of the invitation. */
async function join(
  openid: string,
  inviter?: string,
): Promise<{ memberNo: string; said: string | undefined }> {
  const touch = inviter && { firstTouch: { kind: 'inviter', id: inviter } }
  const { value } = await shop.as(openid).join({ nickname: openid, ...touch })
  return { memberNo: value.memberNo, said: value.invite?.state }
}

let orders = 0

/** Everybody buys something, and the refund windows pass. */
async function allBuy(...openids: string[]): Promise<void> {
  const paid = { source: 'till', paidFen: 2800, paidAt: iso(now() - MINUTE_MS) }
  await shop.sell(openids.map((openid) => ({ ...paid, openid, orderId: `C${(orders += 1)}` })))
  await shop.daysLater(8)
}

async function leave(openid: string): Promise<void> {
  expect((await shop.as(openid).command('member', 'leave')).ok).toBe(true)
  await shop.daysLater(8)
}

async function merge(from: string, into: string): Promise<void> {
  const reply = await shop.as('oBoss').command('operator', 'mergeMembers', { from, into, reason: '同一个人' })
  const { approvalId } = reply.value
  const deciding = { approvalId, decision: 'approve' }
  const approved = await shop.as('oSecond').command('operator', 'approve', deciding)
  expect(approved).toMatchObject({ ok: true, value: { state: 'done' } })
  await shop.daysLater(1)
}

/** Points that came by invitations alone. */
async function rewarded(openid: string): Promise<number> {
  const { entries } = (await shop.as(openid).call('points', 'getStatement')).value
  return entries
    .filter(({ title }: Wire) => title === '邀请')
    .reduce((sum: number, { points }: Wire) => sum + points, 0)
}

test('two who invite each other: the first brought the second, and nobody brought the first', async () => {
  const a = await join('oA1')
  const b = await join('oB1', a.memberNo)
  expect([b.said, (await join('oA1', b.memberNo)).said]).toEqual(['waiting', undefined])
  await allBuy('oA1', 'oB1')
  expect([await rewarded('oA1'), await rewarded('oB1')]).toEqual([50, 0])
})

test('three in a circle: who began it was brought by nobody, also after leaving and joining again', async () => {
  const a = await join('oA2')
  const b = await join('oB2', a.memberNo)
  const c = await join('oC2', b.memberNo)
  await leave('oA2')
  const again = await join('oA2', c.memberNo)
  // Where they were first touched stays what it was, so nothing is said of this invitation.
  expect([again.said, again.memberNo]).toEqual([undefined, a.memberNo])
  await allBuy('oA2', 'oB2', 'oC2')
  expect(await Promise.all(['oA2', 'oB2', 'oC2'].map(rewarded))).toEqual([50, 50, 0])
})

test('who leaves before their first order and joins again still is the invitation they were, once', async () => {
  const [a, other] = [await join('oA3'), await join('oD3')]
  await join('oB3', a.memberNo)
  await leave('oB3')
  expect((await join('oB3', other.memberNo)).said).toBe('void')
  await allBuy('oB3')
  await allBuy('oB3')
  expect([await rewarded('oA3'), await rewarded('oD3')]).toEqual([50, 0])
})

test('an invitee who turns out to be the inviter earns them nothing, whichever number stays', async () => {
  const a = await join('oA4')
  const b = await join('oB4', a.memberNo)
  await merge(b.memberNo, a.memberNo)
  await allBuy('oA4', 'oB4')
  expect(await rewarded('oA4')).toBe(0)

  const c = await join('oC4')
  const d = await join('oD4', c.memberNo)
  await merge(c.memberNo, d.memberNo)
  await allBuy('oC4', 'oD4')
  expect(await rewarded('oD4')).toBe(0)
})

test('a number that was merged away still brings its friends, and not who it has become', async () => {
  const [a, b] = [await join('oA5'), await join('oB5')]
  await merge(a.memberNo, b.memberNo)
  expect((await join('oC5', a.memberNo)).said).toBe('waiting')
  await leave('oB5')
  expect((await join('oB5', a.memberNo)).said).toBeUndefined()
  await allBuy('oB5', 'oC5')
  expect(await rewarded('oB5')).toBe(50)
})
