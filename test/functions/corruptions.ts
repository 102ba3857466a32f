/** Ways in which a ledger may be broken, each done by hand in one place, and what the audit must say of it. */
import type { CollectionName } from '../../cloudfunctions/lib/collections'
import type { Stored } from '../../cloudfunctions/lib/store'
import { accountFrom } from '../../cloudfunctions/lib/account'
import { entryFrom } from '../../cloudfunctions/lib/journal'
import type { Account } from '../../src/domain/account'
import { NEVER } from '../../src/domain/calendar'
import type { Entry } from '../../src/domain/entry'
import type { Finding, FindingCode } from '../../src/domain/finding'
import { orderKey } from '../../src/domain/order'
import type { Lives } from './lived'

/** What must be found; a part that is not named may be anything. */
export interface Seeded {
  memberId: string
  code: FindingCode
  place?: string
  seq?: number
}

/** Breaks something; null where these lives have nothing of the kind. */
export type Corruption = (lives: Lives) => Seeded | null

/** What was seeded is found where it is, and nobody else is accused. */
export function expectFound(findings: Finding[], { memberId, code, place, seq }: Seeded): void {
  expect([...new Set(findings.map((finding) => finding.memberId))]).toEqual([memberId])
  const located = { code, ...(place !== undefined && { place }) }
  const entry = seq === undefined ? {} : { entry: expect.objectContaining({ seq }) }
  expect(findings).toContainEqual(expect.objectContaining({ ...located, ...entry }))
}

const set = (
  lives: Lives,
  [collection, id, path]: [CollectionName, string, string],
  value: unknown,
): void => {
  lives.desk.database.update(collection, { _id: id }, { set: { [path]: value } })
}

function accountsOf(lives: Lives): Account[] {
  return lives.desk.all('accounts').map((stored) => accountFrom('', stored))
}

/** An account with something in it. */
function some<Found>(lives: Lives, look: (account: Account) => Found | undefined) {
  for (const account of accountsOf(lives)) {
    const found = look(account)
    if (found !== undefined) return { account, found, memberId: account.memberId }
  }
  return null
}

const journalOf = (account: Account) => Object.values(account.journal).sort((a, b) => a.seq - b.seq)

function movedOut(lives: Lives, is: (entry: Entry) => boolean) {
  const row: Stored | undefined = lives.desk.all('entries').find((stored) => is(entryFrom(stored)))
  return row && { row, entry: entryFrom(row), memberId: String(row.memberId) }
}

const lotBy = (change: number, code: FindingCode): Corruption => {
  return (lives) => {
    const one = some(lives, ({ lots }) => Object.entries(lots)[0])
    if (!one) return null
    const [place, points] = one.found
    set(lives, ['accounts', one.memberId, `lots.${place}`], points + change)
    return { memberId: one.memberId, code, place }
  }
}

export const corruptions: Record<string, Corruption> = {
  'a lot is worth more than was put in': lotBy(7, 'lots-differ'),
  'a lot is below nothing': lotBy(-1_000_000, 'negative'),
  'points last a month longer': (lives) => {
    const one = some(lives, ({ lots }) => Object.entries(lots).find(([, points]) => points > 5))
    if (!one) return null
    const [place, points] = one.found
    set(lives, ['accounts', one.memberId, `lots.${place}`], points - 5)
    set(lives, ['accounts', one.memberId, 'lots.m203001'], 5)
    return { memberId: one.memberId, code: 'lots-differ', place }
  },
  'pending points are gone': (lives) => {
    const one = some(lives, ({ pending }) => Object.keys(pending)[0])
    if (!one) return null
    lives.desk.database.update('accounts', { _id: one.memberId }, { remove: [`pending.${one.found}`] })
    return { memberId: one.memberId, code: 'pending-differs', place: one.found }
  },
  'a debt nobody made': (lives) => {
    const one = some(lives, () => true)
    if (!one) return null
    set(lives, ['accounts', one.memberId, 'debt'], 50)
    return { memberId: one.memberId, code: 'debt-differs' }
  },
  'growth nobody paid for': (lives) => {
    const one = some(lives, ({ growth }) => Object.entries(growth).at(-1))
    if (!one) return null
    set(lives, ['accounts', one.memberId, `growth.${one.found[0]}`], one.found[1] + 1000)
    return { memberId: one.memberId, code: 'growth-differs', place: one.found[0] }
  },
  'an entry of the journal is gone': (lives) => {
    const one = some(lives, (account) => journalOf(account).find(({ kind }) => kind === 'check-in'))
    if (!one) return null
    lives.desk.database.update('accounts', { _id: one.memberId }, { remove: [`journal.${one.found.opId}`] })
    return { memberId: one.memberId, code: 'entry-missing', place: String(one.found.seq) }
  },
  'an entry that was moved out is gone': (lives) => {
    const one = movedOut(lives, ({ seq }) => seq > 1)
    if (!one) return null
    lives.desk.database.removeAll('entries', { _id: one.row._id })
    return { memberId: one.memberId, code: 'entry-missing', place: String(one.entry.seq) }
  },
  'the counter of an account ran ahead': (lives) => {
    const one = some(lives, ({ seq }) => seq)
    if (!one) return null
    set(lives, ['accounts', one.memberId, 'seq'], one.found + 2)
    return { memberId: one.memberId, code: 'entry-missing', place: `${one.found + 1}–${one.found + 2}` }
  },
  'an entry is there twice': (lives) => {
    const one = movedOut(lives, ({ kind }) => kind === 'check-in')
    if (!one) return null
    lives.desk.database.insert('entries', [{ ...one.row, _id: 'twice' }], 'stop there')
    return { memberId: one.memberId, code: 'entry-twice', seq: one.entry.seq }
  },
  'a check-in gives more than it answered': (lives) => {
    const one = movedOut(lives, ({ kind, points }) => kind === 'check-in' && points > 0)
    if (!one) return null
    const [lot, points] = Object.entries(one.entry.lots)[0]!
    set(lives, ['entries', one.row._id, 'lots'], { [lot]: points + 100 })
    set(lives, ['entries', one.row._id, 'points'], points + 100)
    return { memberId: one.memberId, code: 'entry-unbalanced', seq: one.entry.seq }
  },
  'an entry says another sum than its lots': (lives) => {
    const one = some(lives, (account) => journalOf(account).find(({ kind }) => kind === 'redeem'))
    if (!one) return null
    const { opId, points, seq } = one.found
    set(lives, ['accounts', one.memberId, `journal.${opId}.points`], points + 1)
    return { memberId: one.memberId, code: 'entry-unbalanced', seq }
  },
  'a purchase gave points for money that was not paid': (lives) => {
    const one = movedOut(lives, ({ kind, pending }) => kind === 'purchase' && pending > 0)
    if (!one) return null
    set(lives, ['entries', one.row._id, 'pending'], one.entry.pending + 10)
    return { memberId: one.memberId, code: 'entry-unbalanced', seq: one.entry.seq }
  },
  'a tier that no move led to': (lives) => {
    const one = some(lives, ({ tier }) => (tier.id === 'diamond' ? undefined : tier.id))
    if (!one) return null
    set(lives, ['accounts', one.memberId, 'tier.id'], 'diamond')
    return { memberId: one.memberId, code: 'tier-differs', place: 'id' }
  },
  'a tier that lasts longer than its move said': (lives) => {
    const one = some(lives, ({ tier }) => tier.validUntil ?? undefined)
    if (!one) return null
    set(lives, ['accounts', one.memberId, 'tier.validUntil'], one.found + 1)
    set(lives, ['accounts', one.memberId, 'dueAt'], 0)
    return { memberId: one.memberId, code: 'tier-differs', place: 'until' }
  },
  'the copy of an entry differs from it': (lives) => {
    const one = some(lives, (account) => journalOf(account)[0])
    if (!one) return null
    const { opId, ...entry } = one.found
    const copy = { ...entry, _id: opId, memberId: one.memberId, effects: [], rules: 9 }
    lives.desk.database.insert('entries', [copy], 'stop there')
    return { memberId: one.memberId, code: 'copy-differs', seq: entry.seq }
  },
  ...facts(),
  ...forgotten(),
}

/** Orders and units that do not agree with the entries about them. */
function facts(): Record<string, Corruption> {
  const bought = (lives: Lives) =>
    some(lives, (account) => journalOf(account).find(({ kind }) => kind === 'purchase'))
  const keyOf = ({ why }: Entry) => (why.of === 'purchase' ? orderKey(why.source, why.orderId) : '')
  const withUnit = (lives: Lives) => some(lives, (account) => journalOf(account).find(({ claim }) => claim))
  return {
    'an order was changed after it was posted': (lives) => {
      const one = bought(lives)
      if (!one) return null
      set(lives, ['orders', keyOf(one.found), 'content.paidFen'], 7)
      return { memberId: one.memberId, code: 'order-differs', seq: one.found.seq, place: keyOf(one.found) }
    },
    'a purchase without an order': (lives) => {
      const one = bought(lives)
      if (!one) return null
      lives.desk.database.removeAll('orders', { _id: keyOf(one.found) })
      return { memberId: one.memberId, code: 'order-missing', seq: one.found.seq, place: keyOf(one.found) }
    },
    'an order is posted a second time': (lives) => {
      const one = bought(lives)
      if (!one) return null
      const seq = one.account.seq + 1
      const again = { ...one.found, opId: 'again', seq, points: 0, pending: 0, growth: 0, lots: {} }
      set(lives, ['accounts', one.memberId, 'journal.again'], again)
      set(lives, ['accounts', one.memberId, 'seq'], seq)
      return { memberId: one.memberId, code: 'order-twice', place: keyOf(one.found) }
    },
    'a unit was put back on the shelf': (lives) => {
      const one = withUnit(lives)
      if (!one?.found.claim) return null
      set(lives, ['allotments', 'prize:0', `claims.${one.found.opId}.state`], 'released')
      return { memberId: one.memberId, code: 'unit-unknown', seq: one.found.seq, place: 'prize:0' }
    },
    'a unit is sold to nobody': (lives) => {
      const one = some(lives, () => true)
      if (!one) return null
      const claim = { opId: 'nobody', opTime: 1, memberId: one.memberId, at: 1, state: 'sold' }
      set(lives, ['allotments', 'prize:0', 'claims.nobody'], claim)
      return { memberId: one.memberId, code: 'unit-unpaid', place: 'prize:0 nobody' }
    },
  }
}

/** What no job would ever come to. */
function forgotten(): Record<string, Corruption> {
  return {
    'an account that no job will settle': (lives) => {
      const one = some(lives, ({ lots }) => Object.keys(lots)[0])
      if (!one) return null
      set(lives, ['accounts', one.memberId, 'dueAt'], NEVER)
      return { memberId: one.memberId, code: 'due-late' }
    },
    'effects that no sweeper will finish': (lives) => {
      const one = some(lives, (account) => journalOf(account)[0])
      if (!one) return null
      const effects = [{ do: 'replace', collection: 'stores', id: 'x', state: {} }]
      set(lives, ['accounts', one.memberId, `journal.${one.found.opId}.effects`], effects)
      return { memberId: one.memberId, code: 'effects-lost', seq: one.found.seq }
    },
    'an account that cannot be read': (lives) => {
      const one = some(lives, () => true)
      if (!one) return null
      set(lives, ['accounts', one.memberId, 'tier'], null)
      return { memberId: one.memberId, code: 'account-unreadable' }
    },
  }
}
