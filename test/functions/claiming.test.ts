/** What tills recorded under a phone number goes to whom WeChat vouches for it, before and after they join. */
import { claimByPhone } from '../../cloudfunctions/lib/claiming'
import { postOrders } from '../../cloudfunctions/lib/orders'
import { pendingOf } from '../../src/domain/account'
import { DAY_MS } from '../../src/domain/calendar'
import { entriesOf, profile, settings } from '../domain/given'
import { alice, bo } from './desk'
import { now, type Office, openOffice, seat } from './office'

type Wire = ReturnType<typeof JSON.parse>

let office: Office
beforeEach(() => beginAgain())
async function beginAgain(): Promise<void> {
  office = await openOffice()
  await seat(office, { memberId: bo, memberNo: '2222222B' })
  // The platform opens what the phone was given, for some minutes.
  office.edge.platform.openPhone = async (cloudId) =>
    /^c1\d{10}$/.test(cloudId) ? { number: cloudId.slice(1), country: '86' } : null
}

const number = '13800138000'
async function claiming(
  memberId: string,
  parts: { requestId?: string; phone?: string; repeat?: boolean } = {},
) {
  const call = { ...(await office.as('ann', 'member.claimByPhone')), memberId }
  return (await claimByPhone(call, { requestId: office.requestId(), phone: `c${number}`, ...parts })) as Wire
}

const sell = (orderId: string, source = 'till', externalId = `phone:${number}`) =>
  postOrders(office.edge, settings, [{ orderId, source, externalId, paidFen: 12_900, paidAt: now - 1000 }])
const pending = async (memberId: string) => pendingOf(await office.account(memberId))

test('what was bought before, at any till, comes to the card', async () => {
  await sell('A1')
  await sell('B1', 'mall', `phone:+86${number}`)
  expect(await claiming(alice)).toMatchObject({
    state: 'merged',
    moved: { pendingPoints: 258 },
    pendingPoints: 258,
  })
  const [row] = entriesOf(await office.account())
  expect(row?.why).toMatchObject({ of: 'merge-in', otherNo: null, reason: '手机号核对过', by: alice })
})

test('what is bought later comes too, and a number without purchases leaves no row to read', async () => {
  expect(await claiming(alice)).toMatchObject({ state: 'merged', moved: { pendingPoints: 0 } })
  await sell('A1')
  expect(await pending(alice)).toBe(129)
  expect(entriesOf(await office.account()).map(({ row }) => row)).toEqual(['hidden', 'earned'])
})

test('the same request, and the same number in another one, move nothing twice', async () => {
  await sell('A1')
  const requestId = office.requestId()
  const first = await claiming(alice, { requestId })
  await sell('A2')
  expect(await claiming(alice, { requestId })).toEqual(first)
  expect(await claiming(alice, { repeat: true })).toMatchObject({
    moved: { pendingPoints: 0 },
    pendingPoints: 258,
  })
})

test('a number that is somebody else’s already is refused, and nothing has moved', async () => {
  await sell('A1')
  await claiming(alice)
  expect(await claiming(bo)).toMatchObject({ ok: false, code: 'PHONE_CLAIMED' })
  expect([await pending(alice), await pending(bo)]).toEqual([129, 0])
})

test('of two who claim it at once one has it', async () => {
  await sell('A1')
  for (let call = 1, isIn = true; isIn; call += 1) {
    let second: Wire = null
    let calls = 0
    office.before = async () => {
      calls += 1
      if (calls !== call) return
      office.before = () => undefined
      second = await claiming(bo)
    }
    const replies = [await claiming(alice), second].map((one: Wire) => one?.state ?? one?.code)
    isIn = second !== null
    expect(replies.slice(0, isIn ? 2 : 1)).toEqual(
      expect.arrayContaining(isIn ? ['merged', 'PHONE_CLAIMED'] : []),
    )
    await beginAgain()
    await sell('A1')
  }
})

test('a number that the platform does not vouch for is none', async () => {
  await sell('A1')
  for (const phone of [number, `phone:${number}`, 'c2'])
    expect(await claiming(alice, { phone })).toMatchObject({ code: 'PHONE_UNREAD' })
  expect(await pending(alice)).toBe(0)
})

test('a guest, and somebody who is leaving, are refused', async () => {
  await sell('A1')
  expect(await claiming(`m${'g'.repeat(26)}`)).toMatchObject({ code: 'MEMBER_NOT_JOINED' })
  const leave = { state: 'asked', at: now, dueAt: now + DAY_MS } as const
  office.database.update('accounts', { _id: alice }, { set: { leave, profile } })
  expect(await claiming(alice)).toMatchObject({ code: 'MERGE_MEMBER_LEAVING' })
  expect(await pending(alice)).toBe(0)
})

test('the number is kept nowhere', async () => {
  await sell('A1')
  await claiming(alice)
  for (const name of ['accounts', 'entries', 'orders', 'members'] as const)
    expect(JSON.stringify(office.all(name))).not.toContain(number)
})
