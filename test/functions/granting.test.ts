/** A tier that is given by hand: proposed by one operator, let happen by another, weighed like any other later. */
import { inFours } from '../../src/domain/figures'
import { writeAccount } from '../../cloudfunctions/lib/account'
import { listApprovals } from '../../cloudfunctions/lib/approvals'
import { approve, finishApprovals } from '../../cloudfunctions/lib/approving'
import { proposeGrant } from '../../cloudfunctions/lib/granting'
import { reasonOf } from '../../src/domain/reason'
import { DAY_MS } from '../../src/domain/calendar'
import { settle } from '../../src/domain/settle'
import { at, entriesOf, settings } from '../domain/given'
import { memberNo, now, type Office, openOffice, seat } from './office'

type Wire = ReturnType<typeof JSON.parse>
const validUntil = at('2027-11-21 09:00')

let office: Office
beforeEach(async () => {
  office = await openOffice({ growth: { g202611: 200 } })
})

async function granting(parts: object = {}, name: 'ann' | 'ben' = 'ann'): Promise<Wire> {
  const request = { requestId: office.requestId(), member: memberNo, tierId: 'gold', reason: '开业的朋友' }
  return proposeGrant(await office.as(name, 'operator.grantTier'), { ...request, ...parts } as Wire)
}

async function approving(approvalId: string, parts: object = {}): Promise<Wire> {
  const request = { requestId: office.requestId(), approvalId, decision: 'approve' as const, ...parts }
  return approve(await office.as('ben', 'operator.approve'), request)
}

const tier = async () => (await office.account()).tier

test('one operator alone gives nothing; the other one reads what it would be', async () => {
  expect(await granting()).toMatchObject({ state: 'waiting', expiresAt: now + 7 * DAY_MS })
  expect((await tier()).id).toBe('basic')
  const { approvals } = await listApprovals(await office.as('ben', 'operator.listApprovals'), {})
  const rows = [{ label: `会员 ${inFours(memberNo)} 的等级`, before: '普通', after: '金卡' }]
  expect(approvals).toMatchObject([{ kind: 'grant', rows, reason: '开业的朋友', isMine: false }])
})

test('a second operator lets it happen, once, and the member reads why', async () => {
  const { approvalId } = await granting()
  const requestId = office.requestId()
  const done = await approving(approvalId, { requestId })
  expect(done).toMatchObject({ state: 'done' })
  expect(await approving(approvalId, { requestId })).toEqual(done)
  expect(await tier()).toEqual({ id: 'gold', since: now, validUntil, graceUntil: null })
  const rows = entriesOf(await office.account()).filter(({ kind }) => kind === 'tier')
  expect(rows).toHaveLength(1)
  expect(rows[0]!.why).toMatchObject({ move: 'granted', grant: { by: 'wann', approvedBy: 'wben' } })
  expect(reasonOf(rows[0]!.why)).toBe('授予金卡 · 开业的朋友，有效期至 2027年11月21日')
})

test('at the end of its year it is weighed by growth: grace, then one level down', async () => {
  await approving((await granting()).approvalId)
  const account = await office.account()
  expect(settle(account, validUntil - 1, settings).tier.id).toBe('gold')
  expect(settle(account, validUntil, settings).tier).toMatchObject({
    id: 'gold',
    graceUntil: validUntil + 30 * DAY_MS,
  })
  expect(settle(account, validUntil + 30 * DAY_MS, settings).tier.id).toBe('silver')
})

test('the same request is one proposal, and another input is refused', async () => {
  const requestId = office.requestId()
  const first = await granting({ requestId })
  expect(await granting({ requestId })).toEqual(first)
  expect(await granting({ requestId, tierId: 'diamond' })).toMatchObject({ code: 'REQUEST_REUSED' })
})

test('a tier that is not above the present one is no grant', async () => {
  await approving((await granting()).approvalId)
  for (const tierId of ['silver', 'gold'])
    expect(await granting({ tierId })).toMatchObject({ code: 'TIER_NOT_HIGHER' })
  expect(await granting({ tierId: 'diamond' })).toMatchObject({ state: 'waiting' })
})

test('who rose by themselves meanwhile keeps what they have, and the proposal lapses', async () => {
  const [first, second] = [await granting(), await granting({ tierId: 'gold', reason: '又提一次' })]
  await approving(first.approvalId)
  expect(await approving(second.approvalId)).toMatchObject({ state: 'lapsed' })
  expect(await finishApprovals(office.edge, settings)).toBe(0)
  expect(entriesOf(await office.account()).filter(({ kind }) => kind === 'tier')).toHaveLength(1)
})

test('who left meanwhile is given nothing', async () => {
  const { approvalId } = await granting()
  const account = await office.account()
  await writeAccount(office.edge.store, account, { ...account, profile: null })
  expect(await approving(approvalId)).toMatchObject({ state: 'lapsed' })
  expect((await tier()).id).toBe('basic')
})

test('nobody raises the card of their own, and a number nobody has is refused', async () => {
  await seat(office, { memberId: 'mann', memberNo: '8A8A8A8A' })
  expect(await granting({ member: '8A8A8A8A' })).toMatchObject({ code: 'MEMBER_OWN' })
  expect(await granting({ member: '11111111' })).toMatchObject({ code: 'MEMBER_UNKNOWN' })
})
