/** Reading the invitations of a member: from the accounts of those who came, and the inviter's own ledger. */
import { type Account, idsOf } from '../../src/domain/account'
import type { Instant } from '../../src/domain/calendar'
import type { Entry } from '../../src/domain/entry'
import { type Invitations, invitationsOf, type Invitee, LISTED_MAX } from '../../src/domain/invitation'
import { inviteOpId } from '../../src/domain/invite'
import { refusals } from '../../src/domain/refusals'
import type { Refusal } from '../../src/domain/result'
import type { Settings } from '../../src/domain/settings'
import { accountFrom, readSettled } from './account'
import type { Call } from './action'
import { entryFrom } from './journal'
import { oneOf, type Store } from './store'

/** The caller's invitations, newest first. Two calls, and one more where what counted was moved out. */
export async function readInvitations({
  edge,
  memberId,
  settings,
  now,
}: Call): Promise<Invitations | Refusal> {
  const account = await readSettled(edge.store, memberId, { now, settings })
  if (!account.profile) return refusals.notJoined
  return invitationsFrom(edge.store, account, { now, settings })
}

/** The invitations that an account sent, newest first; the account is settled. */
export async function invitationsFrom(
  store: Store,
  account: Account,
  { now, settings }: { now: Instant; settings: Settings },
): Promise<Invitations> {
  const found = await store.find('accounts', {
    // Who was merged into another account invited under the old id.
    where: { 'invite.by': oneOf(idsOf(account)) },
    orderBy: { 'invite.at': 'desc' },
    limit: LISTED_MAX + 1,
    fields: ['profile', 'pending', 'invite', 'mergedInto'],
  })
  const own = idsOf(account)
  const invitees = found
    .map((stored) => accountFrom(stored._id, stored))
    // Who turned out to be the same person invited nobody.
    .filter((one): one is Account & Invitee => isInvitee(one) && !own.includes(one.memberId))
  const rewards = await rewardsFor(store, account, invitees)
  return invitationsOf(account, { invitees, rewards }, { now, settings })
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
