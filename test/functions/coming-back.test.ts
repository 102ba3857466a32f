/** Somebody with two openids on one card leaves, and comes back through either of them. */
import { eraseAll } from '../../cloudfunctions/lib/erasures'
import { establishMember } from '../../cloudfunctions/lib/joining'
import { setNotices } from '../../cloudfunctions/lib/notices'
import { perform, settleNow } from '../../cloudfunctions/lib/perform'
import { isRefusal } from '../../src/domain/result'
import { DAY_MS } from '../../src/domain/calendar'
import { join } from '../../src/domain/member'
import { settings } from '../domain/given'
import { accept } from './cloud'
import { alice, bo, request } from './desk'
import { mergeAs } from './merge-desk'
import { memberNo, now, type Office, openOffice, seat } from './office'

const boNo = '2222222B'
const openids = { [alice]: 'oAlice', [bo]: 'oBo' }
let office: Office

/** Bo was merged into alice; the one person left, and both rows are erased. */
beforeEach(async () => {
  office = await openOffice()
  await seat(office, { memberId: bo, memberNo: boNo })
  const firstTouch = { kind: 'direct', id: null, at: now }
  for (const _id of [alice, bo]) office.database.update('members', { _id }, { set: { seq: 0, firstTouch } })
  const merging = { requestId: office.requestId(), from: boNo, into: memberNo, reason: '同一位' }
  await mergeAs(office, 'ann', merging)
  const leave = { state: 'asked', at: now, dueAt: now + 7 * DAY_MS }
  office.database.update('accounts', { _id: alice }, { set: { leave } })
  office.moveTo(now + 8 * DAY_MS)
  await settleNow(office.edge, alice, settings)
  await eraseAll(office.edge)
  expect([rowOf(alice), rowOf(bo)]).toMatchObject([{ openid: null }, { openid: null }])
})

const rowOf = (memberId: string) => office.database.get('members', memberId)

const callOf = async (memberId: string) => ({
  ...(await office.as('ann', 'member.join')),
  memberId,
  openid: openids[memberId] ?? '',
})

async function joining(memberId: string) {
  const call = await callOf(memberId)
  const joiner = await establishMember(call, { requestId: office.requestId(), accept })
  if (isRefusal(joiner)) throw new Error(joiner.code)
  const now = office.edge.now()
  const operations = [request(now, (account) => join(account, joiner, { now, settings }))]
  const [reply] = await perform(office.edge, { memberId, settings, operations })
  return reply
}

test.each([
  ['the card’s own', alice, bo, memberNo],
  ['the one that was merged into it', bo, alice, boNo],
])('through %s, and then the other one', async (_name, first, second, number) => {
  expect(await joining(first)).toMatchObject({ value: { memberNo: number } })
  expect(rowOf(first)).toMatchObject({ openid: openids[first], leftAt: null })
  expect(rowOf(second)).toMatchObject({ openid: null })
  expect(await joining(second)).toMatchObject({ value: { memberNo: number } })
  expect(rowOf(second)).toMatchObject({ openid: openids[second], leftAt: null })
  expect((await office.account()).profile).toMatchObject({ memberNo: number })
  // Once: whoever is known joins again without a trace.
  const { seq } = await office.account()
  await joining(second)
  expect((await office.account()).seq).toBe(seq)
})

test('who is a member through one openid is told under the other one too, once they ask for it', async () => {
  await joining(alice)
  const answers = [{ kind: 'tier', answer: 'accept' } as const]
  await setNotices(await callOf(bo), { requestId: office.requestId(), answers })
  expect(rowOf(bo)).toMatchObject({ openid: 'oBo', leftAt: null })
})

test('who has left stays erased, whatever their phone still sends', async () => {
  const answers = [{ kind: 'tier', answer: 'accept' } as const]
  expect(await setNotices(await callOf(bo), { requestId: office.requestId(), answers })).toMatchObject({
    code: 'MEMBER_NOT_JOINED',
  })
  expect(rowOf(bo)).toMatchObject({ openid: null })
})
