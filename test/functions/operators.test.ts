/** Operators come in by a code that is good once, for seven days; from the third on two of them have to agree. */
import { openShop, type Shop, type Wire } from './cloud'

let shop: Shop

beforeAll(async () => {
  shop = await openShop('2026-11-21 09:00')
  await shop.as('oBoss').command('operator', 'claimSetup', { code: shop.cloud.secrets.SIYU_SETUP_CODE })
})
afterAll(() => shop.stop())

const invite = (name: string, input: object = {}) =>
  shop.as('oBoss').command('operator', 'inviteOperator', { name, ...input })

/** A code that the first operator asked for and the second one approved, as the first one reads it. */
async function invited(name: string): Promise<string> {
  const asked = await invite(name)
  if (asked.value.state === 'invited') return asked.value.code
  const { approvalId } = asked.value
  await shop.as('oSecond').command('operator', 'approve', { approvalId, decision: 'approve' })
  return (await invitation('oBoss', name)).code
}

async function invitation(openid: string, name: string): Promise<Wire> {
  const { team } = (await shop.as(openid).call('operator', 'getOverview')).value
  return team.invitations.find((one: Wire) => one.name === name)
}

const accept = (openid: string, code: string) =>
  shop.as(openid).command('operator', 'acceptOperator', { code })

test('a code makes one person an operator, who may send it again', async () => {
  const code = await invited('小张')
  const shown = `${code.slice(0, 4)} ${code.slice(4, 8)}-${code.slice(8)}`.toLowerCase()
  expect(await accept('oSecond', shown)).toEqual({ ok: true, value: { name: '小张' } })
  expect(await accept('oSecond', code)).toEqual({ ok: true, value: { name: '小张' } })
  expect(await accept('oThird', code)).toMatchObject({ code: 'INVITE_UNKNOWN' })
  expect(await shop.as('oSecond').call('operator', 'getOverview')).toMatchObject({ value: { name: '小张' } })
  expect(await shop.as('oThird').call('operator', 'getOverview')).toMatchObject({ code: 'ROLE_MISSING' })
})

test('the third one waits for the word of a second operator, and the same request waits once', async () => {
  const request = { requestId: shop.requestId(), reason: '门店多了' }
  const asked = await invite('小李', request)
  expect(asked.value).toMatchObject({ state: 'waiting' })
  expect(await invite('小李', { ...request, repeat: true })).toEqual(asked)
  expect(await invite('小王', request)).toMatchObject({ code: 'REQUEST_REUSED' })
  const { approvalId } = asked.value
  const decision = { approvalId, decision: 'approve' }
  expect(await shop.as('oBoss').command('operator', 'approve', decision)).toMatchObject({
    code: 'APPROVAL_OWN',
  })
  expect(await invitation('oBoss', '小李')).toMatchObject({ state: 'waiting', code: null })
  const approved = await shop.as('oSecond').command('operator', 'approve', decision)
  const rows = [{ label: '运营', before: '运营、小张', after: '运营、小张、小李' }]
  expect(approved.value).toMatchObject({ kind: 'operator', state: 'done', rows })
})

test('an approved code is shown to whoever asked for it, and to nobody else', async () => {
  const { code } = await invitation('oBoss', '小李')
  expect(code).toMatch(/^[A-Z2-7]{12}$/)
  expect(await invitation('oSecond', '小李')).toMatchObject({ state: 'open', code: null })
  expect(await accept('oThird', code)).toEqual({ ok: true, value: { name: '小李' } })
  expect(await invitation('oBoss', '小李')).toBeUndefined()
})

test('rights end at once, and the trail says who ended them, why and when', async () => {
  const { team } = (await shop.as('oThird').call('operator', 'getOverview')).value
  const { operatorId } = team.operators.find(({ isMe }: Wire) => isMe)
  const request = { requestId: shop.requestId(), operatorId, reason: '离职' }
  const ended = await shop.as('oSecond').command('operator', 'endOperator', request)
  expect(ended.value.operators.map(({ name }: Wire) => name)).toEqual(['运营', '小张'])
  const trail = { name: '小李', byName: '小张', reason: '离职', at: shop.cloud.clock.now() }
  expect(ended.value.endings).toEqual([trail])
  expect(await shop.as('oThird').call('operator', 'getOverview')).toMatchObject({ code: 'ROLE_MISSING' })
  const again = await shop.as('oSecond').command('operator', 'endOperator', { ...request, repeat: true })
  expect(again.value.endings).toEqual([trail])
})

test('who is an operator already does not use a code up', async () => {
  const code = await invited('小陈')
  expect(await accept('oBoss', code)).toMatchObject({ code: 'OPERATOR_KNOWN' })
  expect(await accept('oFourth', code)).toMatchObject({ ok: true })
})

test('a code for a clerk makes no operator, and one for an operator no clerk', async () => {
  const boss = shop.as('oBoss')
  await boss.command('operator', 'saveStore', { storeId: 's1', name: '静安寺店' })
  const invite = await boss.command('operator', 'inviteStaff', { storeIds: ['s1'], name: '小林' })
  expect(await accept('oClerk', invite.value.code)).toMatchObject({ code: 'INVITE_UNKNOWN' })
  const code = await invited('小周')
  expect(await shop.as('oClerk').command('staff', 'acceptInvite', { code })).toMatchObject({
    code: 'INVITE_UNKNOWN',
  })
})

test('twenty who hold one code at once: one of them is an operator', async () => {
  const code = await invited('抢')
  const replies = await Promise.all(Array.from({ length: 20 }, (_, place) => accept(`oMany${place}x`, code)))
  expect(replies.filter(({ ok }) => ok)).toHaveLength(1)
})

test('a code lasts seven days', async () => {
  const code = await invited('晚')
  await shop.cloud.clock.forwardTo(shop.cloud.clock.now() + 7 * 86_400_000)
  expect(await accept('oLate', code)).toMatchObject({ code: 'INVITE_UNKNOWN' })
})
