/**
 * A ticket: what a clerk is given for a code that was right, and sends back to act on it. It is a signed text that is
 * kept nowhere, good for one clerk, in one store, for one member or one coupon, for a while.
 */
import { type Instant, MINUTE_MS } from './calendar'
import { base32 } from './request'
import { isSame, type Mac } from './signed'

interface At {
  /** The clerk, by their id as staff. */
  clerk: string
  store: string
  member: string
  issuedAt: Instant
}

/** For the till: whose purchase it is. */
export type MemberTicket = At & { kind: 'member' }

/** For one coupon under one serial; the version is the one that the coupon names. */
export type CouponTicket = At & { kind: 'coupon'; coupon: string; serial: number; version: string }

export type Ticket = MemberTicket | CouponTicket

const GOOD_MS: Record<Ticket['kind'], number> = { member: 15 * MINUTE_MS, coupon: 2 * MINUTE_MS }
const PREFIX = 'T1'
/** 130 bits of the keyed hash. */
const MAC_LENGTH = 26

/** The first moment at which a ticket is good no more. */
export function ticketEndsAt({ kind, issuedAt }: Pick<Ticket, 'kind' | 'issuedAt'>): Instant {
  return issuedAt + GOOD_MS[kind]
}

/** The text of a ticket: dots part what it says, so no part holds one. */
export function ticketText(ticket: Ticket, mac: Mac): string {
  const { kind, clerk, store, member, issuedAt } = ticket
  const ofCoupon = kind === 'coupon' ? [ticket.coupon, ticket.serial.toString(36), ticket.version] : []
  const said = [PREFIX, kind, clerk, store, member, issuedAt.toString(36), ...ofCoupon].join('.')
  return `${said}.${signature(said, mac)}`
}

/** What a ticket says; undefined for a text that is none of ours. */
export function readTicket(text: string, mac: Mac): Ticket | undefined {
  const end = text.lastIndexOf('.')
  const said = text.slice(0, Math.max(0, end))
  if (!isSame(text.slice(end + 1), signature(said, mac))) return undefined
  const [prefix, kind, clerk = '', store = '', member = '', issued = '', ...ofCoupon] = said.split('.')
  if (prefix !== PREFIX) return undefined
  const at = { clerk, store, member, issuedAt: parseInt(issued, 36) }
  if (kind === 'member') return { kind, ...at }
  const [coupon = '', serial = '', version = ''] = ofCoupon
  return { kind: 'coupon', ...at, coupon, serial: parseInt(serial, 36), version }
}

const signature = (said: string, mac: Mac) => base32(mac(`ticket:${said}`), MAC_LENGTH)
