/** What if: under the rules in force the month comes out as it was posted, whatever members do. */
import { writeAccount } from '../../cloudfunctions/lib/account'
import { memberIdOf } from '../../cloudfunctions/lib/member-id'
import { postOrders } from '../../cloudfunctions/lib/orders'
import { endOfMonth, startOfMonth } from '../../src/domain/calendar'
import type { Campaign } from '../../src/domain/campaign'
import type { TierId } from '../../src/domain/programme'
import { noSums, type Outcome } from '../../src/domain/what-if-sums'
import { at, given, profile, settings } from '../domain/given'
import { ask, askOf, ledger } from './asking'
import { type Desk, openDesk } from './desk'
import { live, newLives, night } from './lived'

/** Moves of tiers in a month, from the entries that moved them. */
function movesOf(desk: Desk, month: string): Outcome['moves'] {
  const { moves } = noSums().inForce
  const ranks = ['basic', 'silver', 'gold', 'diamond']
  for (const entries of ledger(desk).values()) {
    const tierAt = (moment: number) => {
      const before = entries.filter((entry) => entry.at < moment && entry.why.of === 'tier')
      const why = before.at(-1)?.why
      return why?.of === 'tier' ? why.to : 'basic'
    }
    const [from, to]: TierId[] = [tierAt(startOfMonth(month)), tierAt(endOfMonth(month))]
    const [a, b] = [ranks.indexOf(from!), ranks.indexOf(to!)]
    moves[from!] = { ...moves[from!] }
    moves[from!][b > a ? 'up' : b < a ? 'down' : 'kept'] += 1
  }
  return moves
}

test('lives of some years, asked every few weeks: under the rules in force nothing comes out otherwise', async () => {
  let [orders, back, moved] = [0, 0, 0]
  for (const seed of [1, 2, 3, 4]) {
    const lives = newLives(seed, 3)
    for (let round = 0; round < 30; round += 1) {
      await live(lives, 14, 24 * 6)
      await night(lives)
      const { sums, month } = await ask(lives.desk, settings)
      expect(sums.inForce).toEqual({ ...sums.posted, moves: movesOf(lives.desk, month) })
      expect(sums.changed).toEqual(sums.inForce)
      orders += sums.orders
      back += sums.posted.takenBack
      moved += Object.values(sums.inForce.moves).reduce((sum, { up, down }) => sum + up + down, 0)
    }
  }
  expect([orders > 200, back > 0, moved > 10]).toEqual([true, true, true])
})

const campaign: Campaign = {
  kind: 'multiplier',
  percent: 300,
  id: 'latte',
  name: '拿铁周',
  from: '2026-10-10',
  to: '2026-10-20',
  tiers: [],
  storeIds: [],
  skus: ['latte'],
  memberMax: 2,
}

describe('a campaign for products, twice a member', () => {
  const rules = { ...settings, campaigns: [campaign] }
  const orders = [9, 10, 11, 12].map((day) => ({
    orderId: `A${day}`,
    source: 'till',
    openid: 'oAlice',
    paidAt: at(`2026-10-${String(day).padStart(2, '0')} 12:00`),
    paidFen: 15_000,
    lines: [
      { lineId: 'a', sku: 'latte', paidFen: 10_000 },
      { lineId: 'b', sku: 'cake', paidFen: 5000 },
    ],
  }))

  test('before it is published, the month says what it would have cost', async () => {
    const desk = openDesk('2026-10-09 12:00')
    for (const order of orders) {
      desk.moveTo(order.paidAt)
      await postOrders(desk.edge, settings, [order])
    }
    desk.moveTo(at('2026-11-05 09:00'))
    const { sums, unseen } = await ask(desk, rules)
    expect([sums.inForce.issued, sums.changed.issued, unseen]).toEqual([600, 600 + 2 * 200, []])
  })

  test('taken out again, it shows what it did, and its uses are those of the month', async () => {
    const desk = openDesk('2026-10-09 12:00')
    await desk.edge.store.insert('settings', [{ _id: 'current', ...rules }])
    for (const order of orders) {
      desk.moveTo(order.paidAt)
      await postOrders(desk.edge, rules, [order])
    }
    desk.moveTo(at('2026-11-05 09:00'))
    const { sums } = await ask(desk, settings)
    expect([sums.posted.issued, sums.inForce.issued, sums.changed.issued]).toEqual([1000, 1000, 600])
  })

  test('of days to come it is tried on the same weekdays of the month, as it was and as it is to be', async () => {
    const desk = openDesk('2026-10-09 12:00')
    // Friday to Sunday, five weeks after the second and the third order.
    const later = { ...campaign, from: '2026-11-27', to: '2026-11-29', memberMax: 1 }
    for (const day of [9, 23, 25]) {
      const paidAt = at(`2026-10-${String(day).padStart(2, '0')} 12:00`)
      desk.moveTo(paidAt)
      await postOrders(desk.edge, settings, [{ ...orders[0]!, orderId: `B${day}`, paidAt }])
    }
    desk.moveTo(at('2026-11-05 09:00'))
    const planned = await ask(desk, { ...settings, campaigns: [later] })
    expect([planned.sums.inForce.issued, planned.sums.changed.issued]).toEqual([450, 450 + 200])
    expect([planned.tried, planned.unseen]).toEqual([
      ['活动「拿铁周」还没到日子，按 10月23日到10月25日（星期几相同）试算'],
      [],
    ])
    await desk.edge.store.insert('settings', [{ _id: 'current', ...settings, campaigns: [later] }])
    const twice = await ask(desk, { ...settings, campaigns: [{ ...later, memberMax: 2 }] })
    expect([twice.sums.inForce.issued, twice.sums.changed.issued]).toEqual([650, 450 + 2 * 200])
    const without = await ask(desk, settings)
    expect([without.sums.inForce.issued, without.sums.changed.issued]).toEqual([650, 450])
    expect(without.tried).toEqual(planned.tried)
  })

  test('of days long gone it says nothing, and neither does a rule that is not about orders; both are named', async () => {
    const desk = openDesk('2026-11-05 09:00')
    const gone = { ...campaign, from: '2026-09-01', to: '2026-09-30' }
    const checkIn = { ...settings.checkIn, dailyPoints: 6 }
    const { unseen } = await ask(desk, { ...settings, checkIn, campaigns: [gone] })
    expect(unseen).toEqual(['每天签到的积分', '活动「拿铁周」：日期不在 2026-10 里'])
    const touching = { ...campaign, from: '2026-09-01', to: '2026-10-01' }
    expect((await ask(desk, { ...settings, campaigns: [touching] })).unseen).toEqual([])
  })
})

test('settings that are faulty, or made from an older version, are refused as a proposal is', async () => {
  const desk = openDesk('2026-11-05 09:00')
  await expect(ask(desk, { ...settings, redeem: { ...settings.redeem, points: 0 } })).rejects.toThrow(
    '不能小于 1',
  )
  await desk.edge.store.insert('settings', [{ _id: 'current', ...settings, version: 2 }])
  await expect(ask(desk, settings)).rejects.toThrow('别人刚发布过新的规则')
})

describe('rules that wait for a second operator', () => {
  const approvalId = `a${'b'.repeat(25)}`
  const perYuan = { ...settings, purchase: { ...settings.purchase, pointsPerYuan: 2 } }
  const propose = (desk: Desk, proposal: { kind: string; content: object }) =>
    desk.edge.store.insert('approvals', [{ _id: approvalId, ...proposal }])

  test('are tried as they were proposed', async () => {
    const desk = openDesk('2026-10-09 12:00')
    const paidAt = at('2026-10-09 12:00')
    await postOrders(desk.edge, settings, [
      { orderId: 'A1', source: 'till', openid: 'oAlice', paidAt, paidFen: 15_000 },
    ])
    desk.moveTo(at('2026-11-05 09:00'))
    await propose(desk, {
      kind: 'settings',
      content: { settings: { ...perYuan, version: settings.version + 1 } },
    })
    const { sums } = await askOf(desk, approvalId)
    expect([sums.inForce.issued, sums.changed.issued]).toEqual([150, 300])
    await desk.edge.store.insert('settings', [{ _id: 'current', ...settings, version: settings.version + 1 }])
    await expect(askOf(desk, approvalId)).rejects.toThrow('别人刚发布过新的规则')
  })

  test('are refused where there are none', async () => {
    const desk = openDesk('2026-11-05 09:00')
    await expect(askOf(desk, approvalId)).rejects.toThrow('没有找到这一条审批')
    await propose(desk, { kind: 'adjust', content: { points: 1 } })
    await expect(askOf(desk, approvalId)).rejects.toThrow('没有找到这一条审批')
  })
})

test('a birthday month counts as it did, also where another year has used another month since', async () => {
  const desk = openDesk('2026-12-09 12:00')
  const birthday = { month: 1, day: 9, changedOn: '2026-12-01', countsFrom: '2027-01', before: 12 }
  const account = given({ memberId: memberIdOf(desk.edge, 'oAlice'), profile: { ...profile, birthday } })
  await writeAccount(desk.edge.store, account, account)
  const buy = (orderId: string) =>
    postOrders(desk.edge, settings, [
      { orderId, source: 'till', openid: 'oAlice', paidAt: desk.edge.now(), paidFen: 10_000 },
    ])
  await buy('A1')
  await buy('A2')
  desk.moveTo(at('2027-01-20 09:00'))
  await buy('A3')
  expect((await desk.account(account.memberId)).birthdayUsed).toEqual({ year: 2027, month: '2027-01' })
  const plain = { ...settings, purchase: { ...settings.purchase, birthdayPercent: 100 } }
  const { sums } = await ask(desk, plain)
  expect([sums.posted.issued, sums.inForce.issued, sums.changed.issued]).toEqual([400, 400, 200])
})
