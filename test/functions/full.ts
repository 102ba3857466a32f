/** The fullest account that the limits allow: every field as long as it can be. */
import { type Account, bucketKey } from '../../src/domain/account'
import { DAY_MS, dayOf, monthAfter, NEVER } from '../../src/domain/calendar'
import { type Campaign, CAMPAIGNS_MAX, CAMPAIGNS_PER_ORDER_MAX } from '../../src/domain/campaign'
import { counterKey } from '../../src/domain/counter'
import { COUPONS_MAX, LOCKS_MAX } from '../../src/domain/coupon'
import { ALIASES_MAX } from '../../src/domain/merge-refusals'
import { offerCounter, OFFERS_TAKEN_MAX } from '../../src/domain/offer'
import { MONTHS_MAX, type Settings } from '../../src/domain/settings'
import { LINES_MAX } from '../../src/domain/till'
import { at, settings } from '../domain/given'

export const start = at('2026-11-01 09:00')
const most = 9_999_999
/** One for each tier that is reached, and those of two birthdays. */
const GIFTS = 5
const id = (letter: string, place: number) => `${letter}${String(place).padStart(26, 'x')}`
const digits = (text: string) => text.replaceAll('-', '')

function keyed<Value>(keys: string[], value: Value): Record<string, Value> {
  return Object.fromEntries(keys.map((key) => [key, value]))
}

/** Months from this one on. */
const months = (count: number) =>
  Array.from({ length: count }, (_, month) => digits(monthAfter('2026-11', month)))
const days = (count: number, from: number) =>
  Array.from({ length: count }, (_, day) => digits(dayOf(from + day * DAY_MS)))

/** Months of points, and points that came back on every day of the longest grace. */
const lots = keyed(
  [
    ...months(MONTHS_MAX + 1).map((month) => `m${month}`),
    ...days(365, at('2028-03-01')).map((day) => `m${day}`),
  ],
  most,
)
const growth = keyed(
  Array.from({ length: MONTHS_MAX }, (_, month) => `g${digits(monthAfter('2026-11', -month))}`),
  most,
)
const pending = Object.fromEntries(
  Array.from({ length: 91 }, (_, day) => {
    const activatesAt = start + (day + 1) * DAY_MS
    return [bucketKey(activatesAt), { activatesAt, fromSeq: 999_999, lots: { m202711: most, m202710: most } }]
  }),
)

/** Limits of a day and a month, the lock of the birthday, and as many campaigns and offers as there may be, used all. */
const counters = keyed(
  [
    ...['word', 'wrong', 'invite', 'birthday', 'gift'].map((name) => counterKey('2027-12-31', name)),
    ...Array.from({ length: CAMPAIGNS_MAX }, (_, place) =>
      counterKey('2027-12-31', `c_${String(place).padStart(20, 'c')}`),
    ),
    ...Array.from({ length: OFFERS_TAKEN_MAX }, (_, place) =>
      counterKey('2027-12-31', offerCounter(String(place).padStart(12, 'o'))),
    ),
  ],
  100,
)
/** As many coupons as a member may take, with the gifts that enter beside them, and as many of them as may wait for orders. */
const coupons = Object.fromEntries(
  Array.from({ length: COUPONS_MAX + GIFTS }, (_, place) => [
    `c${String(place).padStart(19, 'x')}`,
    {
      version: `${'t'.repeat(12)}_999`,
      origin: 'o'.repeat(12),
      from: start,
      until: start + 366 * DAY_MS,
      serial: 99,
      way: 'helper' as const,
      ...(place < LOCKS_MAX && { lock: { by: 'k'.repeat(12), at: start, until: start + DAY_MS } }),
    },
  ]),
)
const standing = { key: '2026-11-30', points: most, at: start }

/** An account in which every field is filled as far as it can be, without a journal. */
export function fullest(memberId: string): Account {
  return {
    memberId,
    version: 999_999,
    seq: 999_999,
    floor: start,
    settledAt: start,
    dueAt: start + DAY_MS,
    unfinishedSince: NEVER,
    mergedInto: null,
    aliases: Array.from({ length: ALIASES_MAX }, (_, place) => id('m', place)),
    profile: {
      memberNo: '7K3F29QD',
      nickname: '满'.repeat(20),
      avatarUrl: `cloud://${'e'.repeat(292)}`,
      joinedAt: start,
      birthday: { month: 12, day: 31, changedOn: '2026-11-01', countsFrom: '2026-12', before: 12 },
      phone: { number: '1'.repeat(15), country: '8600', at: start },
    },
    lots,
    pending,
    debt: most,
    growth,
    earned: { month: '2026-11', points: most },
    tier: { id: 'diamond', since: start, validUntil: start + 365 * DAY_MS, graceUntil: null },
    checkIn: { day: '2026-11-01', streakDays: 9999 },
    invite: { state: 'waiting', by: id('m', 0), at: start },
    leave: { state: 'asked', at: start, dueAt: start + 7 * DAY_MS },
    welcomed: ['silver', 'gold', 'diamond'],
    birthdayUsed: { year: 2026, month: '2026-11' },
    contests: { weekly: { ...standing, last: standing }, monthly: { ...standing, last: standing } },
    coupons,
    counters,
    journal: {},
  }
}

/** Rules under which every line of an order is weighed by as many campaigns as may weigh it, with the longest names. */
export const heaviestRules: Settings = {
  ...settings,
  campaigns: Array.from({ length: CAMPAIGNS_PER_ORDER_MAX }, (_, place): Campaign => ({
    kind: 'multiplier',
    id: `${'c'.repeat(19)}${place}`,
    name: '满'.repeat(20),
    percent: 110,
    from: '2026-10-01',
    to: '2027-12-31',
    tiers: [],
    storeIds: [],
    skus: ['sku'],
    memberMax: 1000,
  })),
}

/** An order with as many lines as it may have, all of them weighed. */
export function heaviestOrder(place: number, openid: string) {
  const lines = Array.from({ length: LINES_MAX }, (_, line) => ({
    lineId: String(line),
    paidFen: 5_000_000,
    sku: 'sku',
  }))
  const orderId = String(place).padStart(64, 'x')
  const paidFen = lines.length * 5_000_000
  return { orderId, source: 'm'.repeat(32), paidFen, paidAt: start - 60_000, openid, lines }
}
