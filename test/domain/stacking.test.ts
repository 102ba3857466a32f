/** What weighs an order: tier, birthday month and campaigns, from both sides of each edge. */
import type { Campaign } from '../../src/domain/campaign'
import { type Account, pendingOf } from '../../src/domain/account'
import type { OrderContent } from '../../src/domain/order'
import { carryOut } from '../../src/domain/plan'
import { purchase } from '../../src/domain/purchase'
import { reasonOf } from '../../src/domain/reason'
import { stackingExample } from '../../src/domain/stacking-example'
import { at, entriesOf, given, profile, settings } from './given'

const now = at('2026-11-21 09:00')
const gold = { id: 'gold', since: at('2026-03-01'), validUntil: at('2027-03-01'), graceUntil: null } as const
const birthday = { month: 11, day: 3, changedOn: '2026-05-01', countsFrom: '2026-06', before: null }

const memberDay: Campaign = {
  kind: 'multiplier',
  percent: 200,
  id: 'memberday',
  name: '会员日',
  from: '2026-11-20',
  to: '2026-11-21',
  tiers: [],
  storeIds: [],
  skus: [],
  memberMax: 0,
}
const opening: Campaign = { ...without(memberDay), kind: 'bonus', points: 20, id: 'opening', name: '开业礼' }

function without({ percent: _percent, ...rest }: Extract<Campaign, { kind: 'multiplier' }>) {
  return rest
}

const withCampaigns = (...campaigns: Campaign[]) => ({ ...settings, campaigns })
const changed = (change: Partial<Omit<Campaign, 'kind'>>): Campaign => ({ ...memberDay, ...change })

let orders = 0

function order(parts: Partial<OrderContent> = {}): OrderContent {
  orders += 1
  return {
    source: 'till',
    orderId: `A${orders}`,
    paidFen: 12_800,
    paidAt: now,
    storeId: null,
    lines: [],
    ...parts,
  }
}

function buy(
  account: Account,
  bought: OrderContent,
  terms: { rules: typeof settings; moment?: number },
): Account {
  const { rules, moment = now } = terms
  const mark = { opId: `f${bought.orderId}`, time: bought.paidAt, input: '' }
  const plan = purchase(account, bought, { now: moment, settings: rules })
  return carryOut(account, plan, { mark, now: moment, settings: rules, claim: null })
}

/** What one order earns, and the sentence beside it. */
function earned(account: Account, bought: OrderContent, terms: { rules: typeof settings; moment?: number }) {
  const after = buy(account, bought, terms)
  const entry = after.journal[`f${bought.orderId}`]!
  return { points: entry.points + entry.pending, reason: reasonOf(entry.why) }
}

const points = (campaign: Campaign, bought = order(), account = given()) =>
  earned(account, bought, { rules: withCampaigns(campaign) }).points

test('tier, birthday month and campaign add their extras, and the row says each', () => {
  const account = given({ tier: gold, profile: { ...profile, birthday } })
  expect(earned(account, order(), { rules: withCampaigns(memberDay) })).toEqual({
    points: 448,
    reason: '消费 ¥128.00 · 金卡 ×1.5 · 生日月 ×2 · 会员日 ×2，合计 ×3.5',
  })
})

test('together they stop at five, and what comes after is neither named nor used up', () => {
  const big = changed({ id: 'big', name: '周年', memberMax: 1 })
  const more = changed({ id: 'more', name: '加码', memberMax: 1 })
  const rules = withCampaigns({ ...big, percent: 450 } as Campaign, more)
  const account = given({ tier: gold })
  expect(earned(account, order(), { rules })).toEqual({
    points: 640,
    reason: '消费 ¥128.00 · 金卡 ×1.5 · 周年 ×4.5，合计 ×5',
  })
  expect(buy(account, order(), { rules }).counters).toEqual({ d20261222_c_big: 1 })
})

test('a campaign holds from the first moment of its first day to the last of its last, by payment', () => {
  const paid = (beijing: string) => points(memberDay, order({ paidAt: at(beijing) }))
  expect(paid('2026-11-19 23:59:59.999')).toBe(128)
  expect(paid('2026-11-20 00:00')).toBe(256)
  const late = order({ paidAt: at('2026-11-21 23:59:59.999') })
  const rules = withCampaigns(memberDay)
  expect(earned(given(), late, { rules, moment: at('2026-11-30') }).points).toBe(256)
  const after = order({ paidAt: at('2026-11-22 00:00') })
  expect(earned(given(), after, { rules, moment: at('2026-11-30') }).points).toBe(128)
})

test('a campaign may be for some tiers, by the tier held at posting', () => {
  expect(points(changed({ tiers: ['gold', 'diamond'] }))).toBe(128)
  expect(points(changed({ tiers: ['gold'] }), order(), given({ tier: gold }))).toBe(320)
})

test('a campaign may be for some stores, and an order without a store is in none', () => {
  const here = changed({ storeIds: ['s1'] })
  expect(points(here, order({ storeId: 's1' }))).toBe(256)
  expect(points(here, order({ storeId: 's2' }))).toBe(128)
  expect(points(here)).toBe(128)
})

const lines = [
  { lineId: '1', paidFen: 10_000, sku: 'cake', title: null, quantity: null },
  { lineId: '2', paidFen: 2890, sku: 'latte', title: null, quantity: null },
]
const basket = () => order({ paidFen: 12_890, lines })

test('a campaign for products weighs their lines alone, and the row says how much that is', () => {
  const rules = withCampaigns(changed({ skus: ['latte'], name: '拿铁周' }))
  expect(earned(given(), basket(), { rules })).toEqual({
    points: 128 + 28,
    reason: '消费 ¥128.90 · 拿铁周 指定商品 ¥28.90 再加 ×1',
  })
  expect(earned(given(), order({ paidFen: 10_000, lines: [lines[0]!] }), { rules }).points).toBe(100)
  expect(earned(given(), order(), { rules }).points).toBe(128)
})

test('campaigns for the same products stop at five together', () => {
  const one = { ...changed({ id: 'one', skus: ['latte'] }), percent: 400 } as Campaign
  const two = { ...changed({ id: 'two', skus: ['latte', 'cake'] }), percent: 300 } as Campaign
  const kept = buy(given({ tier: gold }), basket(), { rules: withCampaigns(one, two) })
  const [entry] = entriesOf(kept)
  // 150 of the tier and 300 more on the latte leave 50 for the second one.
  expect(entry?.why).toMatchObject({
    multiplier: {
      percent: 150,
      parts: [
        { campaign: 'one', percent: 400, lines: '01' },
        { campaign: 'two', percent: 150, lines: '11' },
      ],
    },
  })
})

test('a bonus is flat, waits like the purchase, and says when it goes again', () => {
  const rules = withCampaigns(opening)
  expect(earned(given(), order({ paidFen: 99 }), { rules })).toEqual({
    points: 20,
    reason: '消费 ¥0.99 · 开业礼 另送 20，全部退款时收回',
  })
  expect(pendingOf(buy(given(), order(), { rules }))).toBe(148)
  expect(earned(given(), order({ paidFen: 0 }), { rules }).points).toBe(0)
})

test('an order takes five campaigns at most', () => {
  const many = Array.from({ length: 7 }, (_, place) => ({ ...opening, id: `gift${place}`, points: 1 }))
  expect(earned(given(), order(), { rules: withCampaigns(...many) }).points).toBe(133)
})

test('a member uses a campaign as often as it says', () => {
  const rules = withCampaigns(changed({ memberMax: 2 }))
  let account = given()
  const all = [1, 2, 3].map(() => {
    const bought = order()
    const before = account
    account = buy(before, bought, { rules })
    return earned(before, bought, { rules }).points
  })
  expect(all).toEqual([256, 256, 128])
  expect(account.counters).toEqual({ d20261222_c_memberday: 2 })
})

test('a campaign whose end was moved remembers who has used it', () => {
  const used = buy(given(), order(), { rules: withCampaigns(changed({ memberMax: 1 })) })
  const longer = withCampaigns(changed({ memberMax: 1, to: '2026-12-24' }))
  expect(earned(used, order(), { rules: longer }).points).toBe(128)
  const twice = withCampaigns(changed({ memberMax: 2, to: '2026-12-24' }))
  expect(buy(used, order(), { rules: twice }).counters).toEqual({ d20270124_c_memberday: 2 })
})

test('an order that comes when the uses are forgotten earns without a limited campaign', () => {
  const rules = withCampaigns(changed({ memberMax: 1 }))
  const moment = (beijing: string) => earned(given(), order(), { rules, moment: at(beijing) }).points
  expect(moment('2026-12-22 23:59:59.999')).toBe(256)
  expect(moment('2026-12-23 00:00')).toBe(128)
  const unlimited = withCampaigns(memberDay)
  expect(earned(given(), order(), { rules: unlimited, moment: at('2026-12-23 00:00') }).points).toBe(256)
})

test('an example shows what each step gives, and the steps make the points', () => {
  const rules = withCampaigns(memberDay, changed({ id: 'latte', name: '拿铁周', skus: ['latte'] }), opening)
  const example = {
    paidFen: 12_890,
    paidAt: now,
    storeId: null,
    lines,
    tierId: 'gold',
    isBirthdayMonth: true,
  } as const
  const shown = stackingExample({ ...example, lines: [...lines] }, rules)
  expect(shown).toEqual({
    points: 448 + 28 + 20,
    percent: 350,
    reason:
      '消费 ¥128.90 · 金卡 ×1.5 · 生日月 ×2 · 会员日 ×2，合计 ×3.5 · 拿铁周 指定商品 ¥28.90 再加 ×1 · 开业礼 另送 20，全部退款时收回',
    steps: [
      { name: '消费', text: '×1', points: 128 },
      { name: '金卡', text: '×1.5', points: 64 },
      { name: '生日月', text: '×2', points: 128 },
      { name: '会员日', text: '×2', points: 128 },
      { name: '拿铁周', text: '指定商品 ×2', points: 28 },
      { name: '开业礼', text: '另送 20', points: 20 },
    ],
  })
  expect(shown.steps.reduce((sum, step) => sum + step.points, 0)).toBe(shown.points)
})
