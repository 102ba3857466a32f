/** What tills recorded under a phone number goes to whom WeChat vouches for it, before and after they join. */
import { pendingOf } from '../../src/domain/account'
import { DAY_MS } from '../../src/domain/calendar'
import { phoneClaimWords } from '../../src/domain/phone-claim'
import { entriesOf, profile } from '../domain/given'
import { alice, bo } from './desk'
import { now } from './office'
import { claiming, number, openPhoneShop, type PhoneShop, sell } from './phone-shop'

let office: PhoneShop
beforeEach(async () => {
  office = await openPhoneShop()
})

const pending = async (memberId: string) => pendingOf(await office.account(memberId))
const hold = async (memberId: string) => (await office.account(memberId)).profile?.phone?.hold

test('what was bought before, at any till, comes to the card', async () => {
  await sell(office, 'A1')
  await sell(office, 'B1', { source: 'mall', externalId: `phone:+86${number}` })
  const claimed = await claiming(office, alice)
  expect(claimed).toEqual({ state: 'claimed', orders: 2, points: 258, debtPoints: 0, isPassedOn: false })
  expect(phoneClaimWords(claimed)).toBe('已把这个手机号在门店的 2 笔消费归到你的会员号，带来 258 积分')
  expect(await pending(alice)).toBe(258)
  const [row] = entriesOf(await office.account()).filter(({ kind }) => kind === 'merge-in')
  expect(row?.why).toMatchObject({ of: 'merge-in', otherNo: null, reason: '手机号核对过', by: alice })
})

test('the number is in the profile, and nowhere else', async () => {
  await sell(office, 'A1')
  await claiming(office, alice)
  const account = await office.account()
  expect(account.profile?.phone).toMatchObject({ number, country: '86', at: now, hold: { epoch: 0 } })
  office.database.update('accounts', { _id: alice }, { set: { profile: null } })
  for (const name of ['accounts', 'entries', 'orders', 'members', 'phones', 'erasures'] as const)
    expect(JSON.stringify(office.all(name))).not.toContain(number)
})

test('what is bought later comes too, and a number without purchases leaves no row to read', async () => {
  const claimed = await claiming(office, alice)
  expect(phoneClaimWords(claimed)).toBe(
    '号码记下了。在门店还没有记在它下面的消费，以后的会自动归到你的会员号',
  )
  await sell(office, 'A1')
  expect(await pending(alice)).toBe(129)
  expect(entriesOf(await office.account()).map(({ row }) => row)).toEqual(['hidden', 'hidden', 'earned'])
})

test('the same request is answered what it was answered then, without opening anything again', async () => {
  await sell(office, 'A1')
  const requestId = office.requestId()
  const first = await claiming(office, alice, { requestId })
  await sell(office, 'A2')
  expect(office.opened).toHaveLength(1)
  for (const repeat of [false, true])
    expect(await claiming(office, alice, { requestId, repeat, phone: 'is used' })).toMatchObject({
      code: 'REQUEST_REUSED',
    })
  const phone = `c${number}`
  for (const repeat of [false, true])
    expect(await claiming(office, alice, { requestId, repeat, phone })).toEqual(first)
  expect(office.opened).toHaveLength(1)
})

test('also after the number has gone to somebody else', async () => {
  const requestId = office.requestId()
  const [first, second] = [await claiming(office, alice, { requestId }), office.requestId()]
  const again = await claiming(office, alice, { requestId: second })
  await claiming(office, bo)
  await sell(office, 'A1')
  expect(await claiming(office, alice, { requestId, repeat: true })).toEqual(first)
  expect(await claiming(office, alice, { requestId: second, repeat: true })).toEqual(again)
  expect([await pending(alice), await pending(bo)]).toEqual([0, 129])
})

test('the same number in another request moves nothing', async () => {
  await sell(office, 'A1')
  await claiming(office, alice)
  await sell(office, 'A2')
  expect(await claiming(office, alice)).toMatchObject({ state: 'claimed', orders: 0, points: 0 })
  expect([await pending(alice), (await office.account()).aliases.length]).toEqual([258, 1])
})

describe('a number that changes hands', () => {
  test('leaves what was bought with the first, and brings what is bought from now on', async () => {
    await sell(office, 'A1')
    await claiming(office, alice)
    const claimed = await claiming(office, bo)
    expect(phoneClaimWords(claimed)).toBe(
      '号码记下了。以前记在它下面的消费留在当时的会员号里，从现在起的都归你',
    )
    await sell(office, 'A2')
    expect([await pending(alice), await pending(bo)]).toEqual([129, 129])
    expect(await hold(bo)).toMatchObject({ epoch: 1 })
  })

  test('and comes back to the first, and goes to a third', async () => {
    for (const [memberId, orderId] of [
      [alice, 'A1'],
      [bo, 'A2'],
      [alice, 'A3'],
      [bo, 'A4'],
    ] as const) {
      expect(await claiming(office, memberId)).toMatchObject({ state: 'claimed' })
      await sell(office, orderId)
    }
    expect([await pending(alice), await pending(bo)]).toEqual([258, 258])
    expect(office.all('phones')).toMatchObject([{ epoch: 3 }])
  })

  test('an order sent again is the same order of the same member, and so is its refund', async () => {
    const first = await sell(office, 'A1')
    await claiming(office, alice)
    await claiming(office, bo)
    const second = await sell(office, 'A2')
    expect(await sell(office, 'A1')).toEqual(first)
    expect(await sell(office, 'A2')).toEqual(second)
    await claiming(office, alice)
    expect(await sell(office, 'A2')).toEqual(second)
    expect(await sell(office, 'A2', { externalId: 'phone:13900139000' })).toMatchObject({
      code: 'ORDER_MEMBER_DIFFERS',
    })
    expect([await pending(alice), await pending(bo)]).toEqual([129, 129])
    expect(await office.refund('A1')).toMatchObject({ value: { takenBackPoints: 129 } })
    expect(await office.refund('A2')).toMatchObject({ value: { takenBackPoints: 129 } })
    expect([await pending(alice), await pending(bo)]).toEqual([0, 0])
  })

  test('a number that an operator has joined to a member goes to whom WeChat vouches it for', async () => {
    await sell(office, 'A1')
    await office.join(`phone:${number}`, alice)
    expect(await claiming(office, bo)).toMatchObject({ isPassedOn: true })
    await sell(office, 'A2')
    expect([await pending(alice), await pending(bo)]).toEqual([129, 129])
  })
})

test('what the platform does not vouch for is no number', async () => {
  await sell(office, 'A1')
  for (const phone of [number, `phone:${number}`, 'c2'])
    expect(await claiming(office, alice, { phone })).toMatchObject({ code: 'PHONE_UNREAD' })
  expect([await pending(alice), await hold(alice)]).toEqual([0, undefined])
})

test('a repeat that is refused makes sure that its first copy never comes', async () => {
  const requestId = office.requestId()
  const late = { requestId, phone: 'c2' }
  expect(await claiming(office, alice, { ...late, repeat: true })).toMatchObject({ code: 'PHONE_UNREAD' })
  expect(await claiming(office, alice, late)).toMatchObject({ code: 'REQUEST_LAPSED' })
})

test('a guest, and somebody who is leaving, are refused before the number is opened', async () => {
  await sell(office, 'A1')
  expect(await claiming(office, `m${'g'.repeat(26)}`)).toMatchObject({ code: 'MEMBER_NOT_JOINED' })
  const leave = { state: 'asked', at: now, dueAt: now + DAY_MS } as const
  office.database.update('accounts', { _id: alice }, { set: { leave, profile } })
  expect(await claiming(office, alice)).toMatchObject({ code: 'MERGE_MEMBER_LEAVING' })
  expect([await pending(alice), office.opened]).toEqual([0, []])
})

test('whoever has as many ids as may lead to them keeps what they have', async () => {
  const aliases = Array.from({ length: 32 }, (_, place) => `m${String(place).padStart(26, 'z')}`)
  office.database.update('accounts', { _id: alice }, { set: { aliases } })
  expect(await claiming(office, alice)).toMatchObject({ code: 'MERGE_LIMIT_REACHED' })
  office.database.update('accounts', { _id: alice }, { set: { aliases: aliases.slice(1) } })
  expect(await claiming(office, alice)).toMatchObject({ state: 'claimed' })
})
