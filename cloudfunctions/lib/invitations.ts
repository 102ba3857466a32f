/** Reading the invitations of a member: from the accounts of those who came, and the inviter's own ledger. */
import { type Account, idsOf } from '../../src/domain/account'
import type { Instant } from '../../src/domain/calendar'
import { cursorOf } from '../../src/domain/cursor'
import type { Entry } from '../../src/domain/entry'
import { type Invitations, invitationsOf, type Invitee } from '../../src/domain/invitation'
import { inviteOpId } from '../../src/domain/invite'
import { refusals } from '../../src/domain/refusals'
import type { Refusal } from '../../src/domain/result'
import type { Settings } from '../../src/domain/settings'
import { accountFrom, readSettled } from './account'
import type { Call } from './action'
import { entryFrom } from './journal'
import { pageOf } from './pages'
import { oneOf, type Store } from './store'

const PAGE = 50

/** The caller's invitations, newest first. Two calls, and one more where what counted was moved out. */
export async function readInvitations({
  edge,
  memberId,
  settings,
  now,
}: Call): Promise<Invitations | Refusal> {
  const account = await readSettled(edge.store, memberId, { now, settings })
  if (!account.profile) return refusals.notJoined
  return invitationsFrom(edge.store, account, { now, settings, before: undefined })
}

/** The invitations that an account sent, newest first, behind a cursor; the account is settled. */
export async function invitationsFrom(
  store: Store,
  account: Account,
  { now, settings, before }: { now: Instant; settings: Settings; before: string | undefined },
): Promise<Invitations> {
  const own = idsOf(account)
  const listing = {
    collection: 'accounts',
    // Who was merged into another account invited under the old id.
    where: { 'invite.by': oneOf(own) },
    by: 'invite.at',
    limit: PAGE,
    fields: ['profile', 'pending', 'invite', 'mergedInto'],
  } as const
  const found = await pageOf(store, { ...listing, fields: [...listing.fields] }, before)
  const listed = found.map((stored) => accountFrom(stored._id, stored)).filter(isInvitee)
  // Who turned out to be the same person invited nobody.
  const invitees = listed.filter(({ memberId }) => !own.includes(memberId))
  const rewards = await rewardsFor(store, account, invitees)
  const last = listed.at(-1)
  const next = last && found.length === PAGE ? cursorOf({ at: last.invite.at, id: last.memberId }) : null
  return invitationsOf(account, { invitees, rewards, next }, { now, settings })
}

const isInvitee = (account: Account): account is Account & Invitee => account.invite !== null

/** What the invitations left in the inviter's ledger, by invitee. */
async function rewardsFor(store: Store, account: Account, invitees: Invitee[]): Promise<Map<string, Entry>> {
  const ids = new Map(
    invitees
      .filter(({ invite }) => invite.state === 'counted')
      .map(({ memberId }) => [inviteOpId(memberId), memberId]),
  )
  const inJournal = [...ids.keys()].flatMap((opId) => account.journal[opId] ?? [])
  const missing = [...ids.keys()].filter((opId) => !account.journal[opId])
  const where = { _id: oneOf(missing) }
  const moved = missing.length > 0 ? await store.find('entries', { where, limit: missing.length }) : []
  return new Map([...inJournal, ...moved.map(entryFrom)].map((entry) => [ids.get(entry.opId) ?? '', entry]))
}
