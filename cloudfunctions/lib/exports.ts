/** Reading everything that is kept about the caller, a page at a time. */
import { type Account, idsOf } from '../../src/domain/account'
import type { Entry } from '../../src/domain/entry'
import {
  type Cursor,
  cursorText,
  entryTold,
  EXPORT_ORDERS,
  EXPORT_PAGE,
  type ExportPage,
  orderTold,
  readCursor,
} from '../../src/domain/export'
import { correctionOf, holdingsOf, noticesTold, personOf } from '../../src/domain/export-account'
import { moment } from '../../src/domain/beijing-text'
import { type NameBook, offersCounted } from '../../src/domain/export-names'
import type { Section } from '../../src/domain/export-section'
import type { Member } from '../../src/domain/member'
import type { Offer } from '../../src/domain/offer'
import type { OrderFact } from '../../src/domain/order'
import { refusals } from '../../src/domain/refusals'
import { isRefusal, type Refusal } from '../../src/domain/result'
import { newestFirst } from '../../src/domain/statement'
import { readSettled } from './account'
import type { Call } from './action'
import { approvalFrom } from './approvals'
import { offerFrom, readVersions } from './catalogue'
import type { Edge } from './edge'
import { readInvitations } from './invitations'
import { entryFrom } from './journal'
import { grantsFrom } from './notices'
import { above, below, type Condition, oneOf, type Store, type Stored } from './store'

const CORRECTIONS_MAX = 200
/** Above the number of every entry. */
const NEWEST = 999_999_999_999_999

/** One page of the export. Refused where nobody has joined: there is nothing that could be told from a guess. */
export async function exportPage(
  call: Call,
  { cursor: text }: { cursor?: string | undefined },
): Promise<ExportPage | Refusal> {
  const { edge, memberId, settings, now } = call
  const account = await readSettled(edge.store, memberId, { now, settings })
  if (!account.profile) return refusals.notJoined
  const cursor = readCursor(text)
  const { memberNo } = account.profile
  const about = text === undefined ? await aboutOf(call, account) : null
  if (about !== null && isRefusal(about)) return about
  const page = { now, memberNo, about, entries: [], orders: [], next: null }
  if (cursor.of === 'orders') return { ...page, ...(await ordersPage(edge.store, account, cursor.after)) }
  return { ...page, ...(await entriesPage(edge.store, account, cursor)) }
}

async function aboutOf(call: Call, account: Account): Promise<ExportPage['about'] | Refusal> {
  const { edge, memberId, now } = call
  const ids = idsOf(account)
  const where = { memberId: oneOf(ids) }
  // The number of one person and those that were merged with it have a row and grants each.
  const theirs = { where: { _id: oneOf(ids) }, orderBy: { _id: 'asc' as const }, limit: ids.length }
  const [rows, approvals, invited, notices, names] = await Promise.all([
    edge.store.find('members', theirs),
    readCorrections(edge.store, where.memberId),
    readInvitations(call),
    edge.store.find('notices', theirs),
    readNames(edge, account),
  ])
  if (isRefusal(invited) || !account.profile) return refusals.notJoined
  return {
    person: personOf(
      { ...account, profile: account.profile },
      // The documents are ours: they were written from a Member.
      { rows: rows as unknown as Member[], own: memberId, now },
    ),
    holdings: {
      ...holdingsOf(account, { ...call, names }),
      ...noticesTold(notices.map((stored) => grantsFrom(stored._id, stored))),
    },
    // Whom they invited is somebody else: what is told is when, and what it gave.
    invitations: invited.invitations.map(({ joinedAt, words, points }): Section => ({
      好友加入时间: moment(joinedAt),
      状态: words,
      积分: points,
    })),
    corrections: approvals.map((stored) => correctionOf(approvalFrom(stored))),
  }
}

/** Coupons name versions, and limits name offers; what an offer is called is its version's to say. */
async function readNames(edge: Edge, { coupons, counters }: Account): Promise<NameBook> {
  const offerIds = offersCounted(counters)
  const where = { _id: oneOf(offerIds) }
  const found = offerIds.length > 0 ? await edge.store.find('offers', { where, limit: offerIds.length }) : []
  const offers = found.map(offerFrom)
  const held = Object.values(coupons).map(({ version }) => version)
  const versions = await readVersions(edge, [...held, ...offers.map((offer) => offer.templateVersion)])
  const nameOf = (offer: Offer) => versions.get(offer.templateVersion)?.name ?? offer._id
  return { versions, offerNames: new Map(offers.map((offer) => [offer._id, nameOf(offer)])) }
}

/** A merge that was proposed names somebody else, who may be a stranger; one that was done is among the movements. */
function readCorrections(store: Store, memberId: Condition): Promise<Stored[]> {
  const where = { memberId, kind: oneOf(['adjust', 'grant']) }
  return store.find('approvals', { where, orderBy: { at: 'desc' }, limit: CORRECTIONS_MAX })
}

type Rows = Pick<ExportPage, 'next'> & Partial<Pick<ExportPage, 'entries' | 'orders'>>

/** The movements of each id that led here, one id after another; what was merged in was moved out under its own. */
async function entriesPage(
  store: Store,
  account: Account,
  { place, before }: Extract<Cursor, { of: 'entries' }>,
): Promise<Rows> {
  const id = idsOf(account)[place]
  if (id === undefined) return ordersPage(store, account, '')
  const own = id === account.memberId ? newestFirst(account).filter(({ seq }) => seq < before) : []
  const where = { memberId: id, seq: below(Math.min(before, NEWEST)) }
  const found = await store.find('entries', { where, orderBy: { seq: 'desc' }, limit: EXPORT_PAGE })
  const rows = distinct([...own, ...found.map(entryFrom)]).slice(0, EXPORT_PAGE)
  const last = rows.at(-1)
  const isMore = last !== undefined && rows.length === EXPORT_PAGE
  const next: Cursor = isMore
    ? { of: 'entries', place, before: last.seq }
    : { of: 'entries', place: place + 1, before: NEWEST }
  return { entries: rows.map(entryTold), next: cursorText(next) }
}

/** Newest first; one that is being moved out is in both places. */
function distinct(entries: Entry[]): Entry[] {
  const byId = new Map(entries.map((entry) => [entry.opId, entry]))
  return [...byId.values()].sort((a, b) => b.seq - a.seq)
}

async function ordersPage(store: Store, account: Account, after: string): Promise<Rows> {
  const where = { memberId: oneOf(idsOf(account)), _id: above(after) }
  const found = await store.find('orders', { where, orderBy: { _id: 'asc' }, limit: EXPORT_ORDERS })
  // The documents are ours: only an order that has come has a member.
  const facts = found as unknown as OrderFact[]
  const last = facts.at(-1)
  const next = last && facts.length === EXPORT_ORDERS ? cursorText({ of: 'orders', after: last._id }) : null
  return { orders: facts.map(orderTold), next }
}
