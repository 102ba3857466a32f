/** Adjusting points by hand: alone up to the limit, above it with a second operator, and once whatever happens. */
import { inFours } from '../../src/domain/figures'
import { adjustPoints } from '../../cloudfunctions/lib/adjusting'
import { listApprovals } from '../../cloudfunctions/lib/approvals'
import { approve, finishApprovals } from '../../cloudfunctions/lib/approving'
import { balanceOf } from '../../src/domain/account'
import { reasonOf } from '../../src/domain/reason'
import { DAY_MS } from '../../src/domain/calendar'
import { entriesOf, settings } from '../domain/given'
import { alice } from './desk'
import { memberNo, now, type Office, openOffice } from './office'

let office: Office
beforeEach(async () => {
  office = await openOffice({ lots: { m202711: 300 } })
})

type Wire = ReturnType<typeof JSON.parse>
type Parts = { requestId?: string; repeat?: boolean; reason?: string }

async function adjusting(points: number, parts: Parts = {}): Promise<Wire> {
  const request = {
    requestId: office.requestId(),
    member: memberNo,
    points,
    reason: '门店漏记的一单',
    ...parts,
  }
  return adjustPoints(await office.as('ann', 'operator.adjustPoints'), request)
}

async function deciding(name: 'ann' | 'ben', approvalId: string, parts: object = {}): Promise<Wire> {
  const request = { requestId: office.requestId(), approvalId, decision: 'approve' as const, ...parts }
  return approve(await office.as(name, 'operator.approve'), request)
}

const last = async () => entriesOf(await office.account()).at(-1)!
const net = async () => {
  const account = await office.account()
  return balanceOf(account) - account.debt
}

test.each([1000, -1000])('%i is one operator’s, and the member reads why', async (points) => {
  expect(await adjusting(points)).toMatchObject({ state: 'posted', points })
  expect(await net()).toBe(300 + points)
  expect(await last()).toMatchObject({ kind: 'adjust', why: { by: 'wann', approvedBy: null } })
  expect(reasonOf((await last()).why)).toMatch('门店漏记的一单 · 运营调整')
})

test.each([1001, -1001])('%i waits for a second operator', async (points) => {
  expect(await adjusting(points)).toMatchObject({ state: 'waiting', expiresAt: now + 7 * DAY_MS })
  expect(await net()).toBe(300)
})

test('what is missing becomes debt, and what comes later repays it first', async () => {
  expect(await adjusting(-500)).toMatchObject({ balance: 0, debt: 200 })
  expect(reasonOf((await last()).why)).toBe(
    '门店漏记的一单 · 运营调整，其中 200 不够扣，先记着，以后到账时补还',
  )
  expect(await adjusting(250)).toMatchObject({ balance: 50, debt: 0 })
  expect(reasonOf((await last()).why)).toBe('门店漏记的一单 · 运营调整，其中 200 补还之前不够扣的')
})

test('the same request is one adjustment, and another input is refused', async () => {
  const requestId = office.requestId()
  const first = await adjusting(10, { requestId })
  expect(await adjusting(10, { requestId })).toEqual(first)
  expect(await adjusting(20, { requestId })).toMatchObject({ code: 'REQUEST_REUSED' })
  expect(await net()).toBe(310)
})

test('a number nobody has is refused', async () => {
  const call = await office.as('ann', 'operator.adjustPoints')
  const request = { requestId: office.requestId(), member: '11111111', points: 1, reason: '补' }
  expect(await adjustPoints(call, request)).toMatchObject({ code: 'MEMBER_UNKNOWN' })
})

test.each([10, -10, 2000])('%i is not posted to somebody who has left', async (points) => {
  office = await openOffice({
    lots: {},
    debt: 50,
    profile: null,
    leave: { state: 'left', at: 0, hasTier: false },
  })
  expect(await adjusting(points)).toMatchObject({ code: 'MEMBER_LEFT' })
  expect(await net()).toBe(-50)
})

test('a proposal for somebody who has left meanwhile lapses', async () => {
  const { approvalId } = await adjusting(2000)
  const { edge } = office
  await edge.store.update('accounts', { _id: alice }, { set: { profile: null }, inc: { version: 1 } })
  expect(await deciding('ben', approvalId)).toMatchObject({ state: 'lapsed' })
  expect(await net()).toBe(300)
})

describe('above the limit', () => {
  let approvalId: string
  beforeEach(async () => {
    approvalId = (await adjusting(2000)).approvalId
  })

  test('before and after stand in the list, for the one who proposed it too', async () => {
    const { approvals } = await listApprovals(await office.as('ben', 'operator.listApprovals'), {})
    expect(approvals).toMatchObject([
      {
        approvalId,
        state: 'waiting',
        isMine: false,
        byName: 'ann',
        reason: '门店漏记的一单',
        rows: [{ label: `会员 ${inFours(memberNo)} 的积分`, before: '300', after: '2,300' }],
      },
    ])
  })

  test('nobody approves what is their own', async () => {
    expect(await deciding('ann', approvalId)).toMatchObject({ code: 'APPROVAL_OWN' })
    expect(await net()).toBe(300)
  })

  test('a second operator lets it happen, once', async () => {
    const requestId = office.requestId()
    const done = await deciding('ben', approvalId, { requestId })
    expect(done).toMatchObject({ state: 'done', decided: { byName: 'ben' } })
    expect(await deciding('ben', approvalId, { requestId })).toEqual(done)
    expect(await deciding('ben', approvalId)).toMatchObject({ code: 'APPROVAL_DECIDED' })
    expect(await net()).toBe(2300)
    expect((await last()).why).toMatchObject({ by: 'wann', approvedBy: 'wben' })
  })

  test('what was rejected never happens', async () => {
    const requestId = office.requestId()
    expect(
      await deciding('ben', approvalId, { requestId, decision: 'reject', reason: '没有凭据' }),
    ).toMatchObject({
      state: 'rejected',
      decided: { reason: '没有凭据' },
    })
    expect(await deciding('ben', approvalId, { requestId })).toMatchObject({ code: 'REQUEST_REUSED' })
    expect(await deciding('ben', approvalId)).toMatchObject({ code: 'APPROVAL_DECIDED' })
    expect(await net()).toBe(300)
  })

  test.each([
    [7 * DAY_MS - 1, 'done'],
    [7 * DAY_MS, 'APPROVAL_EXPIRED'],
  ])('%i ms later it is %s', async (later, outcome) => {
    office.moveTo(now + later)
    const reply = await deciding('ben', approvalId)
    expect(reply.state ?? reply.code).toBe(outcome)
  })

  test('a limit that changes meanwhile posts nothing twice', async () => {
    const call = await office.as('ann', 'operator.adjustPoints')
    const wide = { ...settings, points: { ...settings.points, adjustAloneMax: 5000 } }
    const request = { requestId: office.requestId(), member: memberNo, points: 2000, reason: '补' }
    const proposed: Wire = await adjustPoints(call, request)
    expect(await adjustPoints({ ...call, settings: wide }, request)).toEqual(proposed)
    await deciding('ben', proposed.approvalId)
    expect(await net()).toBe(2300)
  })

  test('of a hundred who decide at once one is heard', async () => {
    const replies = await Promise.all(
      Array.from({ length: 100 }, (_, place) =>
        deciding('ben', approvalId, { decision: place % 2 === 0 ? 'approve' : 'reject' }),
      ),
    )
    expect(replies.filter((reply) => reply.ok !== false)).toHaveLength(1)
    expect([300, 2300]).toContain(await net())
  })

  test('a crash at any call is completed by the same request, or by the timer', async () => {
    for (const isTimer of [true, false]) {
      for (let crashAt = 1; crashAt < 8; crashAt += 1) {
        office = await openOffice({ lots: { m202711: 300 } })
        approvalId = (await adjusting(2000)).approvalId
        const requestId = office.requestId()
        let call = 0
        office.before = () => {
          if ((call += 1) === crashAt) throw new Error('crash')
        }
        await deciding('ben', approvalId, { requestId }).catch(() => undefined)
        office.before = () => undefined
        if (isTimer) await finishApprovals(office.edge, settings)
        else expect(await deciding('ben', approvalId, { requestId })).toMatchObject({ state: 'done' })
        const isDecided = office.all('approvals').some(({ state }) => state === 'done')
        expect(await net()).toBe(isDecided ? 2300 : 300)
        expect(office.all('approvals').some(({ state }) => state === 'approved')).toBe(false)
      }
    }
  })
})
