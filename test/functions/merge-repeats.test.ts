/** A merge that is sent again and refused because there is nobody under an id: its first copy never comes. */
import { accountFrom } from '../../cloudfunctions/lib/account'
import { mergeMembers } from '../../cloudfunctions/lib/merge-members'
import { requestIdFrom } from '../../config/lib/request-id'
import { balanceOf } from '../../src/domain/account'
import { alice } from './desk'
import { memberNo, now } from './office'
import { killedAt, openPhoneShop, type PhoneShop, sell, type Wire } from './phone-shop'

let office: PhoneShop
const open = async (): Promise<void> => {
  office = await openPhoneShop()
  office.database.update('accounts', { _id: alice }, { set: { lots: { m202711: 300 } } })
}
beforeEach(open)

const own = (memberId: string) => accountFrom(memberId, office.database.get('accounts', memberId))
const customer = { source: 'till', externalId: 'c-7' }
const late = { requestId: requestIdFrom(now, 'f'), from: customer }

async function merging(parts: object = {}): Promise<Wire> {
  const asked = { requestId: office.requestId(), from: customer, into: memberNo, reason: '同一位', ...parts }
  return mergeMembers(await office.as('ann', 'operator.mergeMembers'), asked)
}

async function customerWith(lots: Record<string, number>): Promise<void> {
  await sell(office, 'A0', customer)
  const _id = String(office.all('orders')[0]?.memberId)
  office.database.update('accounts', { _id }, { set: { pending: {}, lots } })
}

test('a refused repeat makes sure that its first copy never comes, also where it comes when there is somebody', async () => {
  expect(await merging({ ...late, repeat: true })).toMatchObject({ code: 'MEMBER_UNKNOWN' })
  await customerWith({ m202711: 20 })
  expect(await merging(late)).toMatchObject({ code: 'REQUEST_LAPSED' })
  await customerWith({ m202711: 2000 })
  expect(await merging(late)).toMatchObject({ code: 'REQUEST_LAPSED' })
  expect([office.all('approvals'), balanceOf(own(alice))]).toEqual([[], 300])
  expect(await merging({ from: customer })).toMatchObject({ state: 'waiting' })
})

test('an unmarked one is no promise, and may be sent again', async () => {
  expect(await merging(late)).toMatchObject({ code: 'MEMBER_UNKNOWN' })
  await customerWith({ m202711: 20 })
  expect(await merging({ ...late, repeat: true })).toMatchObject({ state: 'merged', points: 320 })
})

test('nobody to merge into is remembered by the customer', async () => {
  await customerWith({ m202711: 20 })
  const into = { source: 'till', externalId: 'c-8' }
  expect(await merging({ ...late, into, repeat: true })).toMatchObject({ code: 'MEMBER_UNKNOWN' })
  await sell(office, 'A8', into)
  expect(await merging({ ...late, into })).toMatchObject({ code: 'REQUEST_LAPSED' })
})

test('a repeat that finds it done by another request is told so, and every later one the same', async () => {
  await customerWith({ m202711: 20 })
  expect(await merging()).toMatchObject({ state: 'merged' })
  for (const repeat of [true, true, false])
    expect(await merging({ ...late, repeat })).toMatchObject({ code: 'MERGE_DONE' })
})

test('a repeat killed at any call leaves nothing that waits, and the next one finds the same', async () => {
  for (let call = 1, isKilled = true; isKilled; call += 1) {
    await open()
    isKilled = await killedAt(office, call, () => merging({ ...late, repeat: true }))
    for (const name of ['approvals', 'erasures', 'orders'] as const) expect(office.all(name)).toEqual([])
    expect(await merging({ ...late, repeat: true })).toMatchObject({ ok: false })
    await customerWith({ m202711: 20 })
    expect(await merging(late)).toMatchObject({ code: 'REQUEST_LAPSED' })
    expect(balanceOf(own(alice))).toBe(300)
  }
})

test('where the first copy is quicker the repeat is answered what that one did', async () => {
  for (let call = 1, isIn = true; isIn; call += 1) {
    await open()
    let calls = 0
    let first: Wire = null
    office.before = async () => {
      calls += 1
      if (calls !== call) return
      office.before = () => undefined
      await customerWith({ m202711: 20 })
      first = await merging(late)
    }
    const second = await merging({ ...late, repeat: true })
    isIn = calls >= call
    office.before = () => undefined
    if (!isIn) break
    const codes = [first, second].map((one: Wire) => one.state ?? one.code)
    // Either both know the merge, or neither: never one who was told that nothing happened.
    expect(balanceOf(own(alice))).toBe(codes[1] === 'merged' ? 320 : 300)
    expect(codes[0]).toBe(codes[1] === 'merged' ? 'merged' : 'REQUEST_LAPSED')
  }
})
