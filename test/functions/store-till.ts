/** A clerk at the till of a store, with a member who has points and coupons, on the kernel in memory. */
import type { Call } from '../../cloudfunctions/lib/action'
import { memberIdOf } from '../../cloudfunctions/lib/member-id'
import { issueTicket } from '../../cloudfunctions/lib/tickets'
import { quoteSale, sellAtTill } from '../../cloudfunctions/lib/till'
import { undoSale } from '../../cloudfunctions/lib/undo-sale'
import type { Staff, WorkerCall } from '../../cloudfunctions/lib/workers'
import { blankAccount } from '../../src/domain/account'
import type { Coupon } from '../../src/domain/coupon'
import type { Settings } from '../../src/domain/settings'
import type { CouponRule, TemplateVersion } from '../../src/domain/template'
import { at, profile, settings } from '../domain/given'
import { ulid } from './cloud'
import { type Desk, openDesk } from './desk'

export const now = at('2026-11-21 09:00')
export const cashId = `c${'a'.repeat(25)}`
export const percentId = `c${'b'.repeat(25)}`
export const giftId = `c${'d'.repeat(25)}`
export const farId = `c${'e'.repeat(25)}`

const clerk: Staff = {
  _id: 'wclerk',
  name: '小林',
  storeIds: ['s1'],
  managedIds: [],
  invites: [],
  version: 1,
  tries: [],
  lockedUntil: 0,
}

export const coupon = (version: string, parts: Partial<Coupon> = {}): Coupon => ({
  version,
  origin: 'tier',
  from: at('2026-11-01 00:00'),
  until: at('2026-12-19 00:00'),
  serial: 0,
  ...parts,
})

function version(_id: string, rule: CouponRule, parts: Partial<TemplateVersion> = {}): TemplateVersion {
  const content = { name: _id, words: '到店用', picture: 'money', rule, storeIds: [] } as const
  const validity = { kind: 'days', days: 30 } as const
  const made = { templateId: _id, number: 1, at: 0, worthFen: 2000, budgetFen: null, validity }
  return { _id, ...content, ...made, storeIds: [], ...parts }
}

const versions = [
  version('满减券', { kind: 'cash', offFen: 1500, thresholdFen: 4900 }),
  version('折扣券', { kind: 'percent', percentOff: 15, capFen: 2000, thresholdFen: 0 }),
  version('拿铁券', { kind: 'gift' }),
  version('远店券', { kind: 'cash', offFen: 500, thresholdFen: 0 }, { storeIds: ['s2'] }),
]

export interface Asked {
  requestId?: string
  repeat?: boolean
  ticket?: string
  storeId?: string
  amountFen?: number
  lines?: { lineId: string; fen: number }[]
  couponIds?: string[]
  pointsUsed?: number
  payableFen?: number
}

export interface StoreTill {
  desk: Desk
  member: string
  ticket: string
  rules: Settings
  call(who?: Partial<Staff>): WorkerCall<Staff>
  quote(asked?: Asked, who?: Partial<Staff>): ReturnType<typeof quoteSale>
  sell(asked?: Asked, who?: Partial<Staff>): ReturnType<typeof sellAtTill>
  undo(
    orderId: string,
    parts?: { storeId?: string; reason?: string },
    who?: Partial<Staff>,
  ): ReturnType<typeof undoSale>
}

/** A member with 1,000 points, two coupons for orders, one for the counter and one of another store. */
export async function openStoreTill(rules = settings): Promise<StoreTill> {
  const desk = openDesk('2026-11-21 09:00')
  const member = memberIdOf(desk.edge, 'oAlice')
  desk.database.insert(
    'templateVersions',
    versions.map((one) => ({ ...one })),
    'stop there',
  )
  const coupons = {
    [cashId]: coupon('满减券'),
    [percentId]: coupon('折扣券'),
    [giftId]: coupon('拿铁券'),
    [farId]: coupon('远店券'),
  }
  await desk.keep({ ...blankAccount(member), profile, lots: { m202711: 600, m202712: 400 }, coupons })
  const ticket = issueTicket(desk.edge, {
    kind: 'member',
    clerk: 'wclerk',
    store: 's1',
    member,
    issuedAt: now,
  })
  const till: StoreTill = {
    desk,
    member,
    ticket,
    rules,
    call(who = {}) {
      const call: Call = {
        edge: desk.edge,
        openid: 'oClerk',
        memberId: memberIdOf(desk.edge, 'oClerk'),
        action: 'staff.sell',
        settings: till.rules,
        now: desk.edge.now(),
      }
      return { ...call, worker: { ...clerk, ...who } }
    },
    quote: (asked = {}, who = {}) => quoteSale(till.call(who), { ...saleOf(ticket, asked) }),
    sell: (asked = {}, who = {}) =>
      sellAtTill(till.call(who), {
        ...saleOf(ticket, asked),
        requestId: asked.requestId ?? ulid(desk.edge.now()),
        payableFen: asked.payableFen ?? 0,
        ...(asked.repeat && { repeat: true }),
      }),
    undo: (orderId, parts = {}, who = {}) =>
      undoSale(till.call(who), { orderId, storeId: 's1', reason: '拿错了', ...parts }),
  }
  return till
}

function saleOf(ticket: string, asked: Asked) {
  const { amountFen, lines, couponIds = [], pointsUsed = 0, storeId = 's1' } = asked
  return {
    ticket: asked.ticket ?? ticket,
    storeId,
    couponIds,
    pointsUsed,
    ...(lines ? { lines } : { amountFen: amountFen ?? 10_000 }),
  }
}

/** A whole sale: ¥100, both coupons, 300 points: 100 − 15 − 12.75 = 72.25, less 30 is 42.25. */
export const whole = { amountFen: 10_000, couponIds: [cashId, percentId], pointsUsed: 300, payableFen: 4225 }
