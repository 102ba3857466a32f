/**
 * Stacking: what weighs an order. The tier is the one held when the order is posted; birthday and campaigns go by
 * the time of payment. Whatever comes once the maximum is reached adds nothing, is not named and is not used up.
 */
import type { Account } from './account'
import { birthdayMonthAt } from './birthday'
import { DAY_MS, dayOf, type Instant, startOfDay } from './calendar'
import { type Campaign, campaignCounter, CAMPAIGNS_PER_ORDER_MAX } from './campaign'
import { countedOnAnyDay, countOnAnyDay } from './counter'
import type { Factor, Multiplier } from './entry'
import { fenOf, multiplierOf } from './multiplier'
import type { OrderContent } from './order'
import { type Settings, tierRule } from './settings'

/** The uses of a campaign are remembered so long after its last day; an order that comes later earns without it. */
const USES_KEPT_DAYS = 31

export type Weighed = Pick<OrderContent, 'paidFen' | 'paidAt' | 'storeId'> & {
  lines: Pick<OrderContent['lines'][number], 'sku' | 'paidFen'>[]
}

export interface Stacked {
  multiplier: Multiplier
  /** What the account remembers of it: the birthday month, and campaigns that a member may use so often only. */
  set: Partial<Pick<Account, 'birthdayUsed' | 'counters'>>
}

interface Terms {
  now: Instant
  settings: Settings
}

/** What weighs an order of this account now. */
export function stacked(account: Account, order: Weighed, terms: Terms): Stacked {
  const { multiplierPercentMax } = terms.settings.purchase
  const birthday = birthdayFactor(account, order, terms)
  const own = [tierFactor(account, terms), ...birthday.factors]
  const campaigns = order.paidFen > 0 ? campaignsFor(account, order, terms) : []
  const { taken, multiplier } = takenUp(campaigns, { own, order, percentMax: multiplierPercentMax })
  const counted = taken.filter(({ memberMax }) => memberMax > 0)
  const counters = counted.reduce(
    (sum, { id, to }) => countedOnAnyDay(sum, lastDayKept(to), campaignCounter(id)),
    account.counters,
  )
  return {
    multiplier,
    set: { ...birthday.set, ...(counted.length > 0 && { counters }) },
  }
}

function tierFactor(account: Account, { settings }: Terms): Factor {
  const { name, multiplierPercent } = tierRule(settings, account.tier.id)
  return { name, percent: multiplierPercent }
}

/** Once a year, also for somebody who changes the birthday: the month that was used first is the one. */
function birthdayFactor(account: Account, { paidAt }: Weighed, { settings }: Terms) {
  const percent = settings.purchase.birthdayPercent
  const month = birthdayMonthAt(account, paidAt)
  if (percent === 100 || month === null) return { factors: [], set: {} }
  const birthdayUsed = { year: Number(month.slice(0, 4)), month }
  return { factors: [{ name: '生日月', percent }], set: { birthdayUsed } }
}

/** The campaigns that hold for an order, in the order of the settings. */
function campaignsFor(account: Account, order: Weighed, { now, settings }: Terms): Campaign[] {
  const day = dayOf(order.paidAt)
  return settings.campaigns.filter(
    (campaign) =>
      campaign.from <= day &&
      day <= campaign.to &&
      isFor(campaign.tiers, account.tier.id) &&
      isFor(campaign.storeIds, order.storeId) &&
      (campaign.skus.length === 0 || fenOf(fensOf(order), linesOf(campaign, order)) > 0) &&
      mayUse(campaign, account, now),
  )
}

const isFor = (list: readonly string[], one: string | null) =>
  list.length === 0 || (one !== null && list.includes(one))

const fensOf = (order: Weighed) => ({ lineFens: order.lines.map(({ paidFen }) => paidFen) })

/** A 1 for each line of a product that the campaign names; zeros at the end are left out. */
function linesOf({ skus }: Campaign, { lines }: Weighed): string {
  return lines
    .map(({ sku }) => (sku !== null && skus.includes(sku) ? '1' : '0'))
    .join('')
    .replace(/0+$/, '')
}

function mayUse({ id, to, memberMax }: Campaign, { counters }: Account, now: Instant): boolean {
  if (memberMax === 0) return true
  return dayOf(now) <= lastDayKept(to) && countOnAnyDay(counters, campaignCounter(id)) < memberMax
}

const lastDayKept = (to: string) => dayOf(startOfDay(to) + USES_KEPT_DAYS * DAY_MS)

type Part = NonNullable<Multiplier['parts']>[number]

interface Stack {
  own: Factor[]
  order: Weighed
  percentMax: number
}

/** Takes up campaigns while there is room: those for the whole order first, then products, then bonuses. */
function takenUp(campaigns: Campaign[], { own, order, percentMax }: Stack) {
  const extras = wholeOf(campaigns, { own, percentMax })
  const multiplier = multiplierOf([...own, ...extras], percentMax)
  const left = CAMPAIGNS_PER_ORDER_MAX - extras.length
  const parts = partsOf(campaigns, { order, room: percentMax - multiplier.percent }).slice(0, left)
  const bonuses = bonusesOf(campaigns).slice(0, left - parts.length)
  const ids = new Set([...extras, ...parts, ...bonuses].map(({ campaign }) => campaign))
  return {
    taken: campaigns.filter(({ id }) => ids.has(id)),
    multiplier: {
      ...multiplier,
      ...(parts.length > 0 && { parts }),
      ...(bonuses.length > 0 && { bonuses }),
    },
  }
}

function wholeOf(campaigns: Campaign[], { own, percentMax }: Omit<Stack, 'order'>): Factor[] {
  const extras: Factor[] = []
  for (const one of campaigns) {
    if (one.kind !== 'multiplier' || one.skus.length > 0 || one.percent === 100) continue
    const isFull = multiplierOf([...own, ...extras], Infinity).percent >= percentMax
    if (!isFull && extras.length < CAMPAIGNS_PER_ORDER_MAX)
      extras.push({ name: one.name, percent: one.percent, campaign: one.id })
  }
  return extras
}

/** A campaign for products takes what room is left on the lines it weighs. */
function partsOf(campaigns: Campaign[], { order, room }: { order: Weighed; room: number }): Part[] {
  const parts: Part[] = []
  for (const one of campaigns) {
    if (one.kind !== 'multiplier' || one.skus.length === 0) continue
    const lines = linesOf(one, order)
    const percent = Math.min(one.percent, 100 + room - extrasOn(parts, lines))
    const fen = fenOf(fensOf(order), lines)
    if (percent > 100) parts.push({ name: one.name, percent, campaign: one.id, lines, fen })
  }
  return parts
}

/** What campaigns for products add already on lines that this one weighs too. */
function extrasOn(parts: Part[], lines: string): number {
  const sharing = parts.filter((part) =>
    [...lines].some((mark, place) => mark === '1' && part.lines[place] === '1'),
  )
  return sharing.reduce((sum, { percent }) => sum + percent - 100, 0)
}

function bonusesOf(campaigns: Campaign[]) {
  return campaigns.flatMap((one) =>
    one.kind === 'bonus' && one.points > 0 ? [{ name: one.name, points: one.points, campaign: one.id }] : [],
  )
}
