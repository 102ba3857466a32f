/** What if, over a shop of two months: a changed rule gives what a naive count of its orders gives. */
import { postOrders } from '../../cloudfunctions/lib/orders'
import { postRefunds } from '../../cloudfunctions/lib/refunds'
import { DAY_MS } from '../../src/domain/calendar'
import type { Settings } from '../../src/domain/settings'
import { liabilityOf, type Outcome } from '../../src/domain/what-if-sums'
import { at, settings } from '../domain/given'
import { ask, askAll, ledger } from './asking'
import { type Desk, openDesk } from './desk'

/** A shop that sold in September and October; it is the fifth of November. */
const buyers = 120
const doubled: Settings = {
  ...settings,
  purchase: { ...settings.purchase, pointsPerYuan: 2 },
  redeem: { ...settings.redeem, fen: 500 },
  tier: {
    ...settings.tier,
    ladder: settings.tier.ladder.map((tier, rank) => ({
      ...tier,
      threshold: tier.threshold / 2,
      multiplierPercent: 100 + 30 * rank,
    })),
  },
}

interface Deal {
  openid: string
  orderId: string
  at: number
  paidFen: number
  backFen: number
}

/** Some of each month's orders are given back, in part or whole, days later. */
function deals(firstDay: string, count: number): Deal[] {
  return Array.from({ length: count }, (_, place) => {
    const paidFen = 100 + ((place * 7919) % 90_000)
    return {
      openid: `oBuyer${(place * 31) % buyers}`,
      orderId: `${firstDay}x${place}`,
      at: at(firstDay) + Math.floor((place * 29.5 * DAY_MS) / count),
      paidFen,
      backFen: place % 5 === 0 ? paidFen : place % 7 === 0 ? Math.floor(paidFen / 3) : 0,
    }
  })
}

async function openShop(sold: Deal[], rules = settings): Promise<Desk> {
  const desk = openDesk('2026-09-01 09:00')
  const steps = sold.flatMap((deal) => [
    { at: deal.at, do: () => sell(desk, deal, rules) },
    ...(deal.backFen > 0 ? [{ at: deal.at + 2 * DAY_MS, do: () => giveBack(desk, deal, rules) }] : []),
  ])
  for (const step of steps.sort((a, b) => a.at - b.at)) {
    desk.moveTo(step.at)
    await step.do()
  }
  desk.moveTo(at('2026-11-05 09:00'))
  return desk
}

const sell = ({ edge }: Desk, { openid, orderId, at: paidAt, paidFen }: Deal, rules: Settings) =>
  postOrders(edge, rules, [{ orderId, source: 'till', openid, paidAt, paidFen }])

const giveBack = ({ edge }: Desk, { orderId, backFen: amountFen }: Deal, rules: Settings) =>
  postRefunds(edge, rules, [
    { refundId: `R${orderId}`, orderId, source: 'till', refundedAt: edge.now(), amountFen },
  ])

const times = (fen: number, { perYuan, percent }: { perYuan: number; percent: number }) =>
  Math.floor((Math.floor(fen / 100) * perYuan * percent) / 100)

/** One member after another, with nothing of ours but the numbers of the rules: those of October are the changed ones. */
function naive(sold: Deal[], changed: Settings) {
  const sum = { issued: 0, takenBack: 0, up: 0 }
  const october = at('2026-10-01')
  for (let buyer = 0; buyer < buyers; buyer += 1) {
    const own = sold.filter(({ openid }) => openid === `oBuyer${buyer}`)
    const back = own.filter(({ backFen }) => backFen > 0)
    const steps = [...own, ...back.map((deal) => ({ ...deal, isBack: true, at: deal.at + 2 * DAY_MS }))]
    const kept = new Map<string, { perYuan: number; percent: number }>()
    let [growth, rank] = [0, 0]
    const raise = ({ tier }: Settings) => {
      rank = Math.max(rank, tier.ladder.filter(({ threshold }) => growth >= threshold).length - 1)
    }
    let rankBefore: number | null = null
    for (const step of steps.sort((a, b) => a.at - b.at)) {
      if (step.at >= october) rankBefore ??= rank
      const rules = step.at >= october ? changed : settings
      raise(rules)
      const percent = rules.tier.ladder[rank]?.multiplierPercent ?? 0
      const rule = kept.get(step.orderId) ?? { perYuan: rules.purchase.pointsPerYuan, percent }
      kept.set(step.orderId, rule)
      const gone = 'isBack' in step ? times(step.paidFen - step.backFen, rule) : 0
      const points = times(step.paidFen, rule) - gone
      growth += 'isBack' in step ? -points : points
      if (step.orderId.startsWith('2026-10')) sum['isBack' in step ? 'takenBack' : 'issued'] += points
      raise(rules)
    }
    rankBefore ??= rank
    raise(changed)
    if (rank > rankBefore) sum.up += 1
  }
  return sum
}

const sold = [...deals('2026-09-01', 300), ...deals('2026-10-01', 400)]
let shop: Promise<Desk> | undefined
const openedShop = () => (shop ??= openShop(sold))

const ups = ({ moves }: Outcome) => Object.values(moves).reduce((sum, { up }) => sum + up, 0)

test('a changed rule gives what a naive count gives, refunds and tiers included', async () => {
  const { sums, month, next } = await ask(await openedShop(), doubled)
  expect({ month, next, orders: sums.orders, members: sums.members }).toEqual({
    month: '2026-10',
    next: null,
    orders: 400,
    members: buyers,
  })
  for (const [rules, outcome] of [
    [settings, sums.inForce],
    [doubled, sums.changed],
  ] as const) {
    const { issued, takenBack } = outcome
    expect({ issued, takenBack, up: ups(outcome) }).toEqual(naive(sold, rules))
  }
  expect(ups(sums.changed)).toBeGreaterThan(ups(sums.inForce))
  expect(sums.posted).toEqual({ issued: sums.inForce.issued, takenBack: sums.inForce.takenBack })
})

test('what is owed is what is out, and the difference that the rule makes, at the worth of each rule', async () => {
  const desk = await openedShop()
  const { sums, worth } = await ask(desk, doubled)
  let out = 0
  for (const entries of ledger(desk).values())
    for (const { points, pending, debt } of entries) out += points + pending - debt
  const more = sums.changed.issued - sums.changed.takenBack - (sums.inForce.issued - sums.inForce.takenBack)
  expect(liabilityOf(sums, worth)).toEqual({
    inForce: { points: out, fen: out * 10 },
    changed: { points: out + more, fen: (out + more) * 5 },
  })
})

test('who has no time for everybody answers some and says where to go on; the sums are the same', async () => {
  const desk = await openedShop()
  const whole = await ask(desk, doubled)
  const before = desk.edge.now()
  let seconds = 0
  desk.before = () => desk.moveTo(before + 1000 * (seconds += 5))
  const first = await ask(desk, doubled)
  const written = desk.calls.filter((call) => /insert|update|remove/.test(call)).length
  const all = await askAll(desk, doubled)
  desk.before = () => undefined
  desk.moveTo(before)
  expect([first.next?.month, first.sums.members]).toEqual(['2026-10', 100])
  expect(all.sums).toEqual(whole.sums)
  expect(desk.calls.filter((call) => /insert|update|remove/.test(call))).toHaveLength(written)
})

test('a slice of a hundred members is three calls while their journals reach back, and a few for those that do not', async () => {
  const desk = await openShop(deals('2026-10-01', 90))
  desk.calls.length = 0
  await ask(desk, settings)
  expect(desk.calls).toEqual(['get settings', 'get settings', 'find accounts', 'find orders'])
})
