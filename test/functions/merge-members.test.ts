/** Merging as operators do it: alone what is little, together what is much, and never a card of their own. */
import { adjustPoints } from '../../cloudfunctions/lib/adjusting'
import { approve, finishApprovals } from '../../cloudfunctions/lib/approving'
import { mergeMembers } from '../../cloudfunctions/lib/merge-members'
import { accountFrom } from '../../cloudfunctions/lib/account'
import { balanceOf } from '../../src/domain/account'
import { at, entriesOf, settings } from '../domain/given'
import { alice, bo } from './desk'
import { memberNo } from './office'
import { boNo, claiming, number, openPhoneShop, type PhoneShop, sell, type Wire } from './phone-shop'

let office: PhoneShop
beforeEach(async () => {
  office = await openPhoneShop()
  change(alice, { lots: { m202711: 300 } })
  change(bo, { lots: { m202711: 20 } })
})

const change = (memberId: string, set: object) =>
  void office.database.update('accounts', { _id: memberId }, { set: { ...set } })
const own = (memberId: string) => accountFrom(memberId, office.database.get('accounts', memberId))
const balances = () => [balanceOf(own(alice)), balanceOf(own(bo))]
const customer = { source: 'till', externalId: 'c-7' }

/** Between any two calls of the store, as long as there is something to merge. */
async function growingAt(call: number, memberId: string): Promise<{ merged: Wire; hasGrown: boolean }> {
  let calls = 0
  let hasGrown = false
  office.before = () => {
    calls += 1
    if (calls !== call || own(memberId).mergedInto !== null) return
    const grown = { set: { lots: { m202711: 1001 } }, inc: { version: 1 } }
    hasGrown = office.database.update('accounts', { _id: memberId }, grown)
  }
  const merged = await merging({ from: customer })
  office.before = () => undefined
  return { merged, hasGrown }
}

/** The openid of an operator is somebody's card. */
const asMember = async (name: 'ann' | 'ben', action: string, memberId?: string) => ({
  ...(await office.as(name, action)),
  ...(memberId && { memberId }),
})

async function merging(parts: object = {}, card?: string): Promise<Wire> {
  const asked = { requestId: office.requestId(), from: boNo, into: memberNo, reason: '同一位顾客', ...parts }
  return mergeMembers(await asMember('ann', 'operator.mergeMembers', card), asked)
}

async function deciding(approvalId: string, parts: object = {}, card?: string): Promise<Wire> {
  const request = { requestId: office.requestId(), approvalId, decision: 'approve' as const, ...parts }
  return approve(await asMember('ben', 'operator.approve', card), request)
}

async function customerWith(points: object): Promise<void> {
  await sell(office, 'A0', customer)
  const memberId = String(office.all('orders')[0]?.memberId)
  change(memberId, { pending: {}, lots: {}, debt: 0, ...points })
}

describe('a customer of a till is joined to a member by one operator', () => {
  test.each([
    ['with what one may move', { lots: { m202711: 1000 } }, 'merged'],
    ['and with more by two', { lots: { m202711: 1001 } }, 'waiting'],
    ['with what one may owe', { debt: 1000 }, 'merged'],
    ['and with more debt by two', { debt: 1001 }, 'waiting'],
  ])('%s', async (_name, points, state) => {
    await customerWith(points)
    expect(await merging({ from: customer })).toMatchObject({ state })
  })

  test('and by two where it grows past that before it is joined, whenever that is', async () => {
    for (let call = 1, isIn = true; isIn; call += 1) {
      office = await openPhoneShop()
      await customerWith({ lots: { m202711: 1000 } })
      const { merged, hasGrown } = await growingAt(call, String(office.all('orders')[0]?.memberId))
      expect(merged.state).toBe(hasGrown ? 'waiting' : 'merged')
      isIn = hasGrown
    }
  })

  const held = (id: string) => ({ id, since: 0, validUntil: at('2027-06-30'), graceUntil: null })

  test.each([
    ['with growth below a tier', 'basic', { growth: { g202611: 999 } }, 'merged'],
    ['with growth that is a higher tier by two', 'basic', { growth: { g202611: 1000 } }, 'waiting'],
    ['with a higher tier by two', 'basic', { growth: {}, tier: held('silver') }, 'waiting'],
    ['with the same tier', 'silver', { growth: {}, tier: held('silver') }, 'merged'],
    ['with growth of what one may move', 'gold', { growth: { g202611: 1000 } }, 'merged'],
    ['and with more growth by two', 'gold', { growth: { g202611: 1001 } }, 'waiting'],
  ])('%s, whatever points are left', async (_name, tier, brought, state) => {
    await customerWith(brought)
    change(alice, { tier: held(tier) })
    expect(await merging({ from: customer })).toMatchObject({ state })
  })

  test('and the second one reads which tier comes with it', async () => {
    await customerWith({ growth: {}, tier: held('silver') })
    await merging({ from: customer })
    expect(office.all('approvals')[0]?.rows).toContainEqual({
      label: '等级',
      before: '普通 和 银卡',
      after: '银卡',
    })
  })
})

describe('two members are merged by two operators', () => {
  test('one proposes what the other reads and lets happen', async () => {
    const { state, approvalId } = await merging()
    expect([state, balances()]).toEqual(['waiting', [300, 20]])
    expect(office.all('approvals')[0]?.rows).toEqual([
      { label: '会员', before: '7K3F 29QB 和 2222 222B', after: '7K3F 29QB' },
      { label: '可用积分', before: '300 和 20', after: '320' },
      { label: '待生效', before: '0 和 0', after: '0' },
      { label: '成长值', before: '0 和 0', after: '0' },
    ])
    expect(await deciding(approvalId)).toMatchObject({ kind: 'merge', state: 'done' })
    expect(balances()).toEqual([320, 0])
    const row = entriesOf(own(alice)).find(({ kind }) => kind === 'merge-in')
    expect(row?.why).toMatchObject({ by: 'wann', approvedBy: 'wben', reason: '同一位顾客' })
  })

  test('the same request is one proposal, before and after it was decided', async () => {
    const requestId = office.requestId()
    const first = await merging({ requestId })
    expect(await merging({ requestId, repeat: true })).toEqual(first)
    expect(await merging({ requestId, reason: '别的' })).toMatchObject({ code: 'REQUEST_REUSED' })
    await deciding(first.approvalId)
    expect(await merging({ requestId, repeat: true })).toEqual(first)
    expect([office.all('approvals').length, balances()]).toEqual([1, [320, 0]])
  })

  test('a no merges nothing', async () => {
    const { approvalId } = await merging()
    expect(await deciding(approvalId, { decision: 'reject', reason: '不是同一位' })).toMatchObject({
      state: 'rejected',
    })
    expect(balances()).toEqual([300, 20])
  })

  test('of two proposals of the same merge one lapses', async () => {
    const [first, second] = [await merging(), await merging()]
    await deciding(first.approvalId)
    expect(await deciding(second.approvalId)).toMatchObject({ state: 'lapsed' })
    expect(balances()).toEqual([320, 0])
  })

  test('what is no merge is refused at once, and proposed to nobody', async () => {
    expect(await merging({ from: memberNo })).toMatchObject({ code: 'MERGE_SAME_MEMBER' })
    expect(await merging({ from: '11111111' })).toMatchObject({ code: 'MEMBER_UNKNOWN' })
    expect(office.all('approvals')).toEqual([])
  })

  test('killed at any call while it is approved, it is merged once', async () => {
    for (let call = 1, isKilled = true; isKilled; call += 1) {
      const { approvalId } = await merging()
      let calls = 0
      office.before = () => {
        calls += 1
        if (calls === call) throw new Error('killed')
      }
      const requestId = office.requestId()
      const [outcome] = await Promise.allSettled([deciding(approvalId, { requestId })])
      office.before = () => undefined
      isKilled = outcome.status === 'rejected'
      await finishApprovals(office.edge, settings)
      expect(await deciding(approvalId, { requestId, repeat: true })).toMatchObject({ state: 'done' })
      expect(balances()).toEqual([320, 0])
      office = await openPhoneShop()
      change(alice, { lots: { m202711: 300 } })
      change(bo, { lots: { m202711: 20 } })
    }
  })
})

describe('a card of one’s own', () => {
  const refused = { ok: false, code: 'MEMBER_OWN' }

  test.each([
    ['into', alice],
    ['from', bo],
  ])('is merged %s by nobody', async (_name, card) => {
    expect(await merging({}, card)).toMatchObject(refused)
    expect(office.all('approvals')).toEqual([])
  })

  test('is not joined to a customer, however little moves', async () => {
    await customerWith({ lots: { m202711: 1 } })
    expect(await merging({ from: customer }, alice)).toMatchObject(refused)
    expect(await merging({ from: customer }, bo)).toMatchObject({ state: 'merged' })
  })

  test('is not adjusted, also through an openid that was merged into it', async () => {
    const adjusting = async (card: string): Promise<Wire> => {
      const input = { requestId: office.requestId(), member: memberNo, points: 5, reason: '补' }
      return adjustPoints(await asMember('ann', 'operator.adjustPoints', card), input)
    }
    expect(await adjusting(alice)).toMatchObject(refused)
    expect(await adjusting(bo)).toMatchObject({ state: 'posted' })
    await deciding((await merging()).approvalId)
    expect(await adjusting(bo)).toMatchObject(refused)
  })

  test('is decided about by others', async () => {
    const { approvalId } = await merging()
    for (const card of [alice, bo])
      for (const decision of ['approve', 'reject'])
        expect(await deciding(approvalId, { decision, reason: '试' }, card)).toMatchObject(refused)
    expect(balances()).toEqual([300, 20])
    expect(await deciding(approvalId)).toMatchObject({ state: 'done' })
  })
})

describe('a customer whom tills know by their number', () => {
  const from = { source: 'till', externalId: `phone:${number}` }

  test('is merged once, also when the number has changed hands before the answer came', async () => {
    await sell(office, 'A1')
    const requestId = office.requestId()
    const first = await merging({ requestId, from })
    expect(first).toMatchObject({ state: 'merged', moved: { pendingPoints: 129 } })
    await claiming(office, bo)
    await sell(office, 'A2')
    expect(await merging({ requestId, from, repeat: true })).toEqual(first)
    expect(own(alice).aliases).toHaveLength(1)
  })

  test('is proposed without the number', async () => {
    await sell(office, 'A1')
    change(String(office.all('orders')[0]?.memberId), { lots: { m202711: 1001 } })
    const requestId = office.requestId()
    const first = await merging({ requestId, from })
    expect(first).toMatchObject({ state: 'waiting' })
    expect(JSON.stringify(office.all('approvals'))).not.toContain(number)
    expect(JSON.stringify(office.all('approvals'))).toContain('门店留手机号的顾客')
    await deciding(first.approvalId)
    await claiming(office, bo)
    expect(await merging({ requestId, from, repeat: true })).toEqual(first)
  })
})
