/** A merge that finds nobody under one of its ids leaves nothing behind: nothing reserved, and no approval that stays open. */
import { finishApprovals } from '../../cloudfunctions/lib/approving'
import { mergeMembers } from '../../cloudfunctions/lib/merge-members'
import { requestIdFrom } from '../../config/lib/request-id'
import { pendingOf } from '../../src/domain/account'
import { settings } from '../domain/given'
import { alice, bo } from './desk'
import { memberNo, now } from './office'
import { claiming, number, openPhoneShop, type PhoneShop, sell, type Wire } from './phone-shop'

const customers = {
  'a till’s customer': { source: 'till', externalId: 'c-7' },
  'a phone number': { source: 'till', externalId: `phone:${number}` },
}
const requestId = requestIdFrom(now, 'f')

async function merging(office: PhoneShop, asked: object): Promise<Wire> {
  const input = { requestId, from: memberNo, into: memberNo, reason: '同一位', ...asked }
  return mergeMembers(await office.as('ann', 'operator.mergeMembers'), input)
}

const pending = async (office: PhoneShop, memberId: string) => pendingOf(await office.account(memberId))

describe.each(Object.entries(customers))('%s whom nobody knows', (_name, customer) => {
  test.each([
    ['merged', { from: customer }],
    ['merged into', { into: customer }],
  ])('is not %s: killed at any call and sent again, nothing has changed', async (_way, asked) => {
    for (let call = 1, isKilled = true; isKilled; call += 1) {
      const office = await openPhoneShop()
      const before = JSON.stringify(office.all('accounts'))
      let calls = 0
      office.before = () => {
        calls += 1
        if (calls === call) throw new Error('killed')
      }
      const [outcome] = await Promise.allSettled([merging(office, asked)])
      office.before = () => undefined
      isKilled = outcome.status === 'rejected'
      for (const repeat of [true, false])
        expect(await merging(office, { ...asked, repeat })).toMatchObject({ code: 'MEMBER_UNKNOWN' })
      expect(JSON.stringify(office.all('accounts'))).toBe(before)
      for (const name of ['approvals', 'entries', 'erasures', 'orders', 'allotments'] as const)
        expect(office.all(name)).toEqual([])
      expect(await finishApprovals(office.edge, settings)).toBe(0)
    }
  })

  test('is merged once by the same request when there is somebody, and their number is free till then', async () => {
    const office = await openPhoneShop()
    expect(await merging(office, { from: customer, repeat: true })).toMatchObject({ code: 'MEMBER_UNKNOWN' })
    await sell(office, 'A1', customer)
    for (const repeat of [true, true, false])
      expect(await merging(office, { from: customer, repeat })).toMatchObject({ state: 'merged' })
    expect(await pending(office, alice)).toBe(129)
    const { aliases } = await office.account()
    expect(aliases).toHaveLength(1)
  })
})

test('a number that was named for a merge and had nobody is the next one’s as if it never was', async () => {
  const office = await openPhoneShop()
  await merging(office, { from: customers['a phone number'] })
  expect(office.all('phones')).toMatchObject([{ epoch: 0 }])
  await sell(office, 'A1')
  expect(await claiming(office, bo)).toMatchObject({ orders: 1, points: 129, isPassedOn: false })
  expect([await pending(office, alice), await pending(office, bo)]).toEqual([0, 129])
})
