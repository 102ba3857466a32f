/** Coupons for a list of members: found first, given once each, resumed where it was killed; and taken back. */
import { writeAccount } from '../../cloudfunctions/lib/account'
import { getMember } from '../../cloudfunctions/lib/found-members'
import { runIssues } from '../../cloudfunctions/lib/issue-job'
import { issueCoupons, listIssues } from '../../cloudfunctions/lib/issuing'
import { takeCouponBack } from '../../cloudfunctions/lib/revoking'
import { revokeVersion } from '../../cloudfunctions/lib/template-views'
import { MINUTE_MS } from '../../src/domain/calendar'
import { alice, bo } from './desk'
import { memberNo, now, type Office, openOffice, seat } from './office'
import { drink } from './shelf'
import { type ShelfDesk, shelfDesk } from './shelf-desk'

type Wire = ReturnType<typeof JSON.parse>

const HOUR_MS = 60 * MINUTE_MS
const boNo = '7K3F29QC'
const others = ['7K3F29QD', '7K3F29QE', '7K3F29QF'] as const

let office: Office
let shelf: ShelfDesk
beforeEach(async () => {
  jest.spyOn(console, 'log').mockReturnValue()
  office = await openOffice()
  shelf = shelfDesk(office)
  await seat(office, { memberId: bo, memberNo: boNo })
  await shelf.saving()
})

const by = (name: 'ann' | 'ben', action: string) => office.as(name, `operator.${action}`)
async function issuing(numbers: string[] = [memberNo, boNo], parts: object = {}): Promise<Wire> {
  const input = shelf.request({ templateId: 'drink', memberNos: numbers, reason: '停电那天的补偿', ...parts })
  return issueCoupons(await by('ann', 'issueCoupons'), input)
}
const job = async () =>
  runIssues(office.edge, (await by('ann', 'issueCoupons')).settings, office.edge.now() + HOUR_MS)
const listed = async (): Promise<Wire> => (await listIssues(await by('ben', 'listIssues'), {})).issues
const couponsOf = async (memberId: string) => Object.entries((await office.account(memberId)).coupons)

const history = async (): Promise<Wire> => getMember(await by('ann', 'getMember'), { member: memberNo })

async function revoking(couponId: string, parts: object = {}): Promise<Wire> {
  return takeCouponBack(
    await by('ann', 'revokeCoupon'),
    shelf.request({ member: memberNo, couponId, ...parts }),
  )
}

test('everybody on the list gets one, once however often it is sent and the timer comes', async () => {
  const { requestId } = shelf.request()
  const first = await issuing(undefined, { requestId })
  expect(first).toMatchObject({ state: 'issuing', issue: { listedCount: 2, doneCount: 0, state: 'running' } })
  await job()
  await job()
  expect(await issuing(undefined, { requestId })).toMatchObject({ issue: { state: 'done', givenCount: 2 } })
  await job()
  for (const memberId of [alice, bo]) {
    const coupons = await couponsOf(memberId)
    expect(coupons).toMatchObject([[expect.any(String), { version: 'drink_1', origin: first.issue.issueId }]])
  }
  expect(shelf.planned()).toBe(5600)
  expect(await issuing([memberNo], { requestId })).toMatchObject({ code: 'REQUEST_REUSED' })
})

test('numbers that nobody has are named, and then nobody gets anything', async () => {
  const reply = await issuing([memberNo, ...others.slice(0, 2)])
  expect(reply).toMatchObject({ code: 'MEMBERS_UNKNOWN' })
  for (const number of others.slice(0, 2)) expect(reply.message).toContain(number)
  expect(office.all('issues')).toEqual([])
  expect(shelf.planned()).toBe(0)
})

test('an operator does not issue to a card of their own', async () => {
  await seat(office, { memberId: 'mann', memberNo: others[2] })
  expect(await issuing([others[2]])).toMatchObject({ code: 'MEMBER_OWN' })
})

test('what costs much is issued once a second operator lets it happen', async () => {
  await shelf.saving(drink({ worthFen: 250_001 }), { basedOn: 1 })
  const waiting = await issuing()
  expect(waiting).toMatchObject({ state: 'waiting' })
  await job()
  expect(await couponsOf(alice)).toEqual([])
  expect(await shelf.approving(waiting.approvalId)).toMatchObject({ state: 'done' })
  await job()
  expect(await couponsOf(alice)).toHaveLength(1)
  expect(await listed()).toMatchObject([{ byName: 'ann', approvedName: 'ben', state: 'done', givenCount: 2 }])
})

test('nobody lets happen what gives themselves a coupon', async () => {
  await seat(office, { memberId: 'mben', memberNo: others[1] })
  await shelf.saving(drink({ worthFen: 250_001 }), { basedOn: 1 })
  const waiting = await issuing([memberNo, others[1]])
  expect(await shelf.approving(waiting.approvalId)).toMatchObject({ code: 'MEMBER_OWN' })
})

test('killed at any call it goes on, and each has one in the end', async () => {
  await issuing()
  office.calls.length = 0
  await job()
  const calls = office.calls.length
  for (let fatal = 1; fatal <= calls; fatal += 1) {
    office = await openOffice()
    shelf = shelfDesk(office)
    await seat(office, { memberId: bo, memberNo: boNo })
    await shelf.saving()
    await issuing()
    let made = 0
    office.before = () => {
      made += 1
      if (made === fatal) throw new Error('killed')
    }
    await job().catch(() => 0)
    office.before = () => undefined
    await job()
    expect(await listed()).toMatchObject([{ state: 'done', givenCount: 2, missed: [] }])
    for (const memberId of [alice, bo]) expect(await couponsOf(memberId)).toHaveLength(1)
  }
})

test('who has left, has no room or is on the list twice is named with the reason', async () => {
  const [leftNo, fullNo] = others
  await seat(office, { memberId: `m${'l'.repeat(26)}`, memberNo: leftNo })
  const left = await office.account(`m${'l'.repeat(26)}`)
  await writeAccount(office.edge.store, left, { ...left, profile: null })
  const one = { version: 'drink_1', origin: 'latte', from: now, until: now + HOUR_MS * 999, serial: 0 }
  const coupons = Object.fromEntries(Array.from({ length: 100 }, (_, place) => [`c${place}`, one]))
  await seat(office, { memberId: `m${'f'.repeat(26)}`, memberNo: fullNo }, { coupons })
  await issuing([memberNo, leftNo, fullNo])
  await job()
  const [issue] = await listed()
  expect(issue).toMatchObject({ state: 'done', givenCount: 1, doneCount: 3 })
  expect(issue.missed).toEqual([
    { memberNo: leftNo, message: expect.stringContaining('退出') },
    { memberNo: fullNo, message: expect.stringContaining('100 张') },
  ])
})

test('a version that is taken back is not issued any more, also half way', async () => {
  await issuing()
  const input = shelf.request({ templateId: 'drink', number: 1 })
  await revokeVersion(await by('ben', 'revokeVersion'), input)
  expect(await issuing([memberNo])).toMatchObject({ code: 'TEMPLATE_REVOKED' })
  await job()
  expect(await couponsOf(alice)).toEqual([])
  expect(await listed()).toMatchObject([{ state: 'done', givenCount: 0, missed: [{}, {}] }])
})

test('a coupon is taken back once, with a receipt and a reason that the member reads', async () => {
  await issuing()
  await job()
  const [[couponId] = ['']] = await couponsOf(alice)
  expect((await history()).coupons).toMatchObject([{ couponId, name: '桂花拿铁券', state: 'usable' }])
  const { requestId } = shelf.request()
  const first = await revoking(couponId, { requestId, reason: '发重了' })
  expect(first).toEqual({ state: 'revoked', couponId })
  expect(await revoking(couponId, { requestId, reason: '发重了' })).toEqual(first)
  expect(await revoking(couponId)).toMatchObject({ code: 'COUPON_UNKNOWN' })
  expect(await revoking('constructor')).toMatchObject({ code: 'COUPON_UNKNOWN' })
  expect(await couponsOf(alice)).toEqual([])
  expect((await history()).coupons).toEqual([])
  expect(office.all('receipts')).toMatchObject([
    { kind: 'revocation', couponId, byName: 'ann', origin: expect.stringMatching(/^i/) },
  ])
})

test('a coupon that an unpaid order holds is not taken back until the order lets it go', async () => {
  const coupon = { version: 'drink_1', origin: 'latte', from: now, until: now + HOUR_MS * 99, serial: 0 }
  const couponId = `c${'a'.repeat(19)}`
  const account = await office.account()
  const lock = { by: 'order', at: now, until: now + 1 }
  await writeAccount(office.edge.store, account, { ...account, coupons: { [couponId]: { ...coupon, lock } } })
  expect(await revoking(couponId)).toMatchObject({ code: 'COUPON_LOCKED' })
  office.moveTo(now + 1)
  expect(await revoking(couponId)).toMatchObject({ state: 'revoked' })
})
