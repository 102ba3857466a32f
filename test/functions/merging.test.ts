/** Merging members: once, whatever happens on the way, and every old id leads to where everything is. */
import { externalMemberId } from '../../cloudfunctions/lib/member-id'
import { readInvitations } from '../../cloudfunctions/lib/invitations'
import { readOverview } from '../../cloudfunctions/lib/overview'
import { postOrders } from '../../cloudfunctions/lib/orders'
import { postRefunds } from '../../cloudfunctions/lib/refunds'
import { accountFrom } from '../../cloudfunctions/lib/account'
import { balanceOf, pendingOf } from '../../src/domain/account'
import { NEVER } from '../../src/domain/calendar'
import { reasonOf } from '../../src/domain/reason'
import { bucket, entriesOf, settings } from '../domain/given'
import { alice, bo, giving, request, taking } from './desk'
import { mergeAs } from './merge-desk'
import { memberNo, now, type Office, openOffice, seat } from './office'

type Wire = ReturnType<typeof JSON.parse>

const boNo = '2222222B'
const customer = { source: 'till', externalId: 'c-7' }
let office: Office

beforeEach(async () => {
  office = await openOffice({ lots: { m202711: 300 }, growth: { g202611: 300 } })
  await seat(
    office,
    { memberId: bo, memberNo: boNo },
    { lots: { m202711: 20 }, counters: { d20261121_word: 2 } },
  )
})

interface Parts {
  requestId?: string
  repeat?: boolean
  from?: Wire
  into?: Wire
  reason?: string
}

async function merging(parts: Parts = {}): Promise<Wire> {
  const asked = { requestId: office.requestId(), from: boNo, into: memberNo, reason: '同一位顾客', ...parts }
  return mergeAs(office, 'ann', asked)
}

const own = (memberId: string) => accountFrom(memberId, office.database.get('accounts', memberId))
const sale = (orderId: string, paidFen: number) => ({ orderId, paidFen, paidAt: now - 1000, ...customer })

test('moves everything, says so to the operator and to the member', async () => {
  expect(await merging()).toEqual({
    state: 'merged',
    memberNo,
    moved: { points: 20, pendingPoints: 0, debtPoints: 0, growth: 0 },
    points: 320,
    pendingPoints: 0,
    debtPoints: 0,
  })
  const account = await office.account()
  expect([balanceOf(account), account.aliases, account.counters]).toEqual([320, [bo], { d20261121_word: 2 }])
  const [row] = entriesOf(account)
  expect(row).toMatchObject({ kind: 'merge-in', points: 20, row: 'earned', why: { by: 'wann' } })
  expect(reasonOf(row!.why)).toBe('会员号 2222 222B并到这里了 · 同一位顾客')
  expect(own(bo)).toMatchObject({ mergedInto: alice, lots: {}, profile: null, dueAt: NEVER })
})

test('who was brought by either stands on the list of the one who is left, and nobody brought themselves', async () => {
  const invited = (by: string) => ({ invite: { state: 'counted', by, at: now } as const })
  const [dora, emil] = [`m${'d'.repeat(26)}`, `m${'e'.repeat(26)}`]
  await seat(office, { memberId: dora, memberNo: 'DDDDDDDD' }, invited(bo))
  await seat(office, { memberId: emil, memberNo: 'EEEEEEEE' }, invited(alice))
  office.database.update('accounts', { _id: bo }, { set: invited(alice) })
  await merging()
  for (const memberId of [alice, bo]) {
    const list: Wire = await readInvitations({ ...(await office.as('ann', 'points.getInvites')), memberId })
    expect(list.invitations).toHaveLength(2)
  }
})

test('two who were merged count as one member, and a merged customer as none', async () => {
  await postOrders(office.edge, settings, [sale('A1', 100)])
  const counts = async (): Promise<Wire> => {
    const { joinedMembers, unclaimedMembers } = await readOverview(
      await office.as('ann', 'operator.getOverview'),
    )
    return [joinedMembers, unclaimedMembers]
  }
  expect(await counts()).toEqual([2, 1])
  await merging()
  expect(await counts()).toEqual([1, 1])
  await merging({ from: customer })
  expect(await counts()).toEqual([1, 0])
})

test('the same request is one merge, and another input is refused', async () => {
  const requestId = office.requestId()
  const first = await merging({ requestId })
  await office.one(request(now, giving(5)))
  expect(await merging({ requestId })).toEqual(first)
  expect(await merging({ requestId, repeat: true })).toEqual(first)
  expect(await merging({ requestId, reason: '别的' })).toMatchObject({ code: 'REQUEST_REUSED' })
  expect(balanceOf(await office.account())).toBe(325)
})

describe('refused, and nothing has moved', () => {
  test.each([
    ['the same member', { from: memberNo }, 'MERGE_SAME_MEMBER'],
    ['a number nobody has', { from: '11111111' }, 'MEMBER_UNKNOWN'],
    ['into a number nobody has', { into: '11111111' }, 'MEMBER_UNKNOWN'],
    ['a customer nobody has seen', { from: customer }, 'MEMBER_UNKNOWN'],
    ['a member into a customer', { into: { ...customer, externalId: 'known' } }, 'MERGE_BACKWARDS'],
  ])('%s', async (_name, parts, code) => {
    await postOrders(office.edge, settings, [{ ...sale('A0', 100), externalId: 'known' }])
    expect(await merging(parts)).toMatchObject({ ok: false, code })
    expect([balanceOf(own(alice)), balanceOf(own(bo))]).toEqual([300, 20])
  })

  test('one that was merged before, and back again', async () => {
    await merging()
    expect(await merging()).toMatchObject({ code: 'MERGE_DONE' })
    expect(await merging({ from: memberNo, into: boNo })).toMatchObject({ code: 'MERGE_SAME_MEMBER' })
    expect(balanceOf(await office.account())).toBe(320)
  })

  test('a repeat that is refused makes sure that its first copy never comes', async () => {
    const requestId = office.requestId()
    const late = { requestId, from: boNo, into: memberNo }
    expect(await merging({ ...late, into: boNo, repeat: true })).toMatchObject({ code: 'MERGE_SAME_MEMBER' })
    expect(await merging({ ...late, into: boNo })).toMatchObject({ code: 'REQUEST_LAPSED' })
  })
})

describe('the old id leads to where everything is', () => {
  beforeEach(async () => {
    const orders = [sale('A1', 12_900), sale('A2', 5_000)]
    await postOrders(office.edge, settings, orders)
    expect(await merging({ from: customer })).toMatchObject({ moved: { pendingPoints: 179, growth: 179 } })
  })
  const pending = async () => pendingOf(await office.account())

  test('for the phone that was signed in with it', async () => {
    await merging()
    await office.one(request(now, taking(310)), bo)
    expect(balanceOf(await office.account())).toBe(10)
    expect(await office.account(bo)).toEqual(await office.account())
  })

  test('for a late order, and for the same order sent again', async () => {
    const [late] = await postOrders(office.edge, settings, [sale('A3', 100)])
    expect(late).toMatchObject({ ok: true, value: { points: 1 } })
    const [again] = await postOrders(office.edge, settings, [sale('A1', 12_900)])
    expect(again).toMatchObject({ ok: true, value: { points: 129 } })
    expect(await pending()).toBe(180)
  })

  test('for refunds of what was bought before, which take back what still waits', async () => {
    const refund = { refundId: 'R1', orderId: 'A1', source: 'till', refundedAt: now, amountFen: 12_900 }
    const [taken] = await postRefunds(office.edge, settings, [refund])
    expect(taken).toMatchObject({ ok: true, value: { takenBackPoints: 129, owedPoints: 0 } })
    expect([await pending(), balanceOf(await office.account())]).toEqual([50, 300])
    expect((await office.account()).growth).toEqual({ g202611: 350 })
  })

  test('for another merge, in any order', async () => {
    expect(await merging({ from: memberNo, into: boNo })).toMatchObject({ points: 320, pendingPoints: 179 })
    const account = await office.account(externalMemberId(office.edge, customer.source, customer.externalId))
    expect([account.memberId, account.aliases.length, balanceOf(account)]).toEqual([bo, 2, 320])
  })

  test('for a request of the old id that was done before, also when the phone sends it again', async () => {
    const first = request(now, giving(7))
    await office.one(first, bo)
    await merging()
    expect(await office.one(first, bo)).toMatchObject({ ok: true, value: { balance: 27 } })
    expect(balanceOf(await office.account())).toBe(327)
  })
})

test('what is due in either is done first, and what it tells', async () => {
  const invite = { state: 'waiting', by: alice, at: now } as const
  const waits = bucket(now + 1000, { m202711: 50 })
  const source = { memberId: `m${'c'.repeat(26)}`, memberNo: 'CCCCCCCC' }
  await seat(office, source, { pending: { d20261121: waits }, invite, dueAt: now + 1000 })
  office.moveTo(now + 5000)
  expect(await merging({ from: source.memberNo, into: boNo })).toMatchObject({ points: 70, pendingPoints: 0 })
  // Who invited them was told before they were gone.
  expect(balanceOf(await office.account())).toBe(300 + settings.invite.points)
})

test('an instance whose clock is behind settles both up to the same moment', async () => {
  office.database.update('accounts', { _id: alice }, { set: { settledAt: now + 3_600_000 } })
  const waits = bucket(now + 60_000, { m202711: 50 })
  office.database.update('accounts', { _id: bo }, { set: { pending: { d20261121: waits }, dueAt: now } })
  expect(await merging()).toMatchObject({ points: 370, pendingPoints: 0 })
})
