/** A phone number is let go by who takes it out of the profile, changes it or leaves, and by nobody else. */
import { eraseAll } from '../../cloudfunctions/lib/erasures'
import { balanceOf, pendingOf } from '../../src/domain/account'
import { profile } from '../domain/given'
import { alice, bo } from './desk'
import { mergeAs } from './merge-desk'
import { memberNo } from './office'
import {
  boNo,
  claiming,
  leaveNow,
  number,
  openPhoneShop,
  type PhoneShop,
  removeNumber,
  sell,
} from './phone-shop'

let office: PhoneShop
beforeEach(async () => {
  office = await openPhoneShop()
})

const pending = async (memberId: string) => pendingOf(await office.account(memberId))
/** Active ones too: what is recorded so late can no longer be refunded. */
const worth = async (memberId: string) =>
  balanceOf(await office.account(memberId)) + (await pending(memberId))
const hold = async (memberId: string) => (await office.account(memberId)).profile?.phone?.hold
const erased = () => eraseAll(office.edge)

test('a number that is let go is nobody’s from then on, and then the next one’s with what was bought between', async () => {
  await claiming(office, alice)
  await removeNumber(office, alice)
  await erased()
  await sell(office, 'A1')
  expect(await pending(alice)).toBe(0)
  expect(await claiming(office, bo)).toMatchObject({ orders: 1, points: 129 })
  expect(office.all('erasures')).toEqual([])
})

test('a number that is let go and taken again before or after that was done stays', async () => {
  for (const isDone of [false, true]) {
    await claiming(office, alice)
    await removeNumber(office, alice)
    if (isDone) await erased()
    await claiming(office, alice)
    await erased()
    await sell(office, `A${Number(isDone)}`)
  }
  expect(await pending(alice)).toBe(258)
})

test('a number that is let go by somebody who has lost it meanwhile takes nothing from who has it', async () => {
  await claiming(office, alice)
  await claiming(office, bo)
  await removeNumber(office, alice)
  await erased()
  await sell(office, 'A1')
  expect([await pending(alice), await pending(bo)]).toEqual([0, 129])
})

test('a number that is let go by leaving is nobody’s too, and theirs again when they come back', async () => {
  await claiming(office, alice)
  await leaveNow(office, alice)
  await erased()
  await sell(office, 'A1')
  expect([await pending(alice), await hold(alice)]).toEqual([0, undefined])
  office.database.update('accounts', { _id: alice }, { set: { leave: null, profile } })
  expect(await claiming(office, alice)).toMatchObject({ orders: 1, points: 129 })
})

test('a number that is let go by leaving goes too where an operator has joined it, beside the one in the profile', async () => {
  const joined = 'phone:13900139000'
  await sell(office, 'A1', { externalId: joined })
  await office.join(joined, alice)
  await claiming(office, alice)
  await leaveNow(office, alice)
  expect(office.all('phones')).toMatchObject([{ epoch: 0 }, { epoch: 0 }])
  await erased()
  expect(office.all('phones')).toMatchObject([{ epoch: 1 }, { epoch: 1 }])
  await sell(office, 'A2', { externalId: joined })
  expect(await worth(alice)).toBe(0)
  expect(await claiming(office, bo, { phone: 'c13900139000' })).toMatchObject({ orders: 1, points: 129 })
})

test('a number that is let go by leaving is the next one’s where they have it already', async () => {
  await sell(office, 'A1')
  await office.join(`phone:${number}`, alice)
  await claiming(office, bo)
  await leaveNow(office, alice)
  await erased()
  await sell(office, 'A2')
  expect([await worth(alice), await worth(bo)]).toEqual([0, 129])
})

test('a number that is let go by leaving goes where it came with a card that was merged', async () => {
  await claiming(office, alice)
  await claiming(office, bo, { phone: 'c13900139000' })
  await mergeAs(office, 'ann', {
    requestId: office.requestId(),
    from: boNo,
    into: memberNo,
    reason: '同一位',
  })
  await sell(office, 'A1', { externalId: 'phone:13900139000' })
  expect(await worth(alice)).toBe(129)
  await leaveNow(office, alice)
  await erased()
  await sell(office, 'A2', { externalId: 'phone:13900139000' })
  expect(await worth(alice)).toBe(0)
})

test('a number that is let go for another number is not led to any more', async () => {
  await claiming(office, alice)
  await claiming(office, alice, { phone: 'c13900139000' })
  await erased()
  await sell(office, 'A1')
  await sell(office, 'A2', { externalId: 'phone:13900139000' })
  expect(await pending(alice)).toBe(129)
})
