/** What weighs an example order, step by step: operators see it beside the rules before they publish them. */
import * as v from 'valibot'
import { blankAccount } from './account'
import { DAY_MS, dayOf, type Instant, monthOf, startOfDay } from './calendar'
import { grouped } from './figures'
import type { Multiplier } from './entry'
import { multiplierOf, pointsOfOrder } from './multiplier'
import { boughtReason } from './reason'
import type { TierId } from './programme'
import type { Settings } from './settings'
import { BeijingDay, count, tierIds } from './shapes'
import { stacked, type Weighed } from './stacking'

/** What an operator says of an example; a product named in it is the whole order. */
export const AskedExample = v.strictObject({
  paidFen: count(10_000_000),
  day: BeijingDay,
  tierId: v.picklist(tierIds),
  isBirthdayMonth: v.boolean(),
  storeId: v.nullable(v.pipe(v.string(), v.maxLength(64))),
  sku: v.nullable(v.pipe(v.string(), v.maxLength(64))),
})

export type AskedExample = v.InferOutput<typeof AskedExample>

export interface ExampleOrder extends Weighed {
  tierId: TierId
  isBirthdayMonth: boolean
}

export interface StackingExample {
  points: number
  /** The factor of the whole order, in hundredths. */
  percent: number
  /** The sentence of the statement's row. */
  reason: string
  /** What each step gives; the points of all steps are the points of the order. */
  steps: { name: string; text: string; points: number }[]
}

/** The order that an operator asks about, paid at noon. */
export function exampleOrder({ paidFen, day, sku, ...rest }: AskedExample): ExampleOrder {
  const lines = sku === null ? [] : [{ sku, paidFen }]
  return { ...rest, paidFen, paidAt: startOfDay(day) + DAY_MS / 2, lines }
}

/** The result of all rules for an example, as the account of such a member would get it. */
export function stackingExample(example: ExampleOrder, settings: Settings): StackingExample {
  const { paidFen, paidAt, lines } = example
  const account = { ...blankAccount('example'), ...standing(example) }
  const { multiplier } = stacked(account, example, { now: paidAt, settings })
  const paid = { paidFen, lineFens: lines.map((line) => line.paidFen) }
  const pointsAt = (kept: Multiplier) => pointsOfOrder(paid, kept, settings.purchase.pointsPerYuan)
  const told = partialsOf(multiplier, settings.purchase.multiplierPercentMax)
  const steps = told.map(({ name, text, upTo }, place) => {
    const before = told[place - 1]
    return { name, text, points: pointsAt(upTo) - (before ? pointsAt(before.upTo) : 0) }
  })
  return {
    points: pointsAt(multiplier),
    percent: multiplier.percent,
    reason: boughtReason(paidFen, multiplier),
    steps,
  }
}

function standing({ tierId, isBirthdayMonth, paidAt }: ExampleOrder) {
  const [month, day] = [Number(monthOf(paidAt).slice(5)), 1]
  const birthday = { month, day, changedOn: dayOf(paidAt), countsFrom: '2000-01', before: null }
  const profile = { memberNo: '', nickname: null, avatarUrl: null, joinedAt: 0 as Instant }
  return {
    profile: isBirthdayMonth ? { ...profile, birthday } : profile,
    tier: { id: tierId, since: 0, validUntil: null, graceUntil: null },
  }
}

/** The multiplier as it grows, one factor after another. */
function partialsOf({ extras, parts = [], bonuses = [] }: Multiplier, percentMax: number) {
  const whole = multiplierOf(extras, percentMax)
  const withParts = (count: number) => ({ ...whole, parts: parts.slice(0, count) })
  return [
    { name: '消费', text: '×1', upTo: multiplierOf([], percentMax) },
    ...extras.map(({ name, percent }, place) => ({
      name,
      text: `×${percent / 100}`,
      upTo: multiplierOf(extras.slice(0, place + 1), percentMax),
    })),
    ...parts.map(({ name, percent }, place) => ({
      name,
      text: `指定商品 ×${percent / 100}`,
      upTo: withParts(place + 1),
    })),
    ...bonuses.map(({ name, points }, place) => ({
      name,
      text: `另送 ${grouped(points)}`,
      upTo: { ...withParts(parts.length), bonuses: bonuses.slice(0, place + 1) },
    })),
  ]
}
