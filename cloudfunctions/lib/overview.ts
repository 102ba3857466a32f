/** What an operator sees first: how many members there are, the rules in force, stores and staff. */
import { NEVER } from '../../src/domain/calendar'
import { type RuleRow, ruleRows } from '../../src/domain/rule-rows'
import { above, absent, between, type Store } from './store'
import { listStores, type StoreView } from './stores'
import { readTeam } from './team'
import { type TeamView, viewOf } from './team-view'
import { type Operator, type Staff, staffFrom, type WorkerCall } from './workers'

const LIST_MAX = 200

export interface OperatorOverview {
  now: number
  name: string
  joinedMembers: number
  unclaimedMembers: number
  accountsDue: number
  version: number
  rules: RuleRow[]
  stores: StoreView[]
  staff: Pick<Staff, 'name' | 'storeIds' | 'managedIds'>[]
  team: TeamView
  /** Proposals that wait for a second operator. */
  waitingApprovals: number
}

/** Reads the overview; the calls go out together. */
export async function readOverview(call: WorkerCall<Operator>): Promise<OperatorOverview> {
  const { edge, settings, worker, now } = call
  const { store } = edge
  const [people, accountsDue, stores, staff, team, waitingApprovals] = await Promise.all([
    countPeople(store),
    store.count('accounts', { dueAt: between(0, Math.min(now, NEVER - 1)) }),
    listStores(store),
    store.find('staff', { where: {}, orderBy: { _id: 'asc' }, limit: LIST_MAX }),
    readTeam(store).then((standing) => viewOf(call, standing)),
    store.count('approvals', { state: 'waiting', expiresAt: above(now) }),
  ])
  return {
    now,
    name: worker.name,
    ...people,
    accountsDue,
    version: settings.version,
    rules: ruleRows(settings),
    stores,
    staff: staff.flatMap((stored) => {
      const clerk = staffFrom(stored)
      return clerk ? [{ name: clerk.name, storeIds: clerk.storeIds, managedIds: clerk.managedIds }] : []
    }),
    team,
    waitingApprovals,
  }
}

/**
 * Two who were merged are one person, and a customer who was merged into a member has joined. Who has left is neither a
 * member nor a customer who never joined; what was merged into them has left with them.
 */
async function countPeople(store: Store) {
  const isMerged = { mergedInto: above('') }
  const [members, mergedMembers, left, accounts, mergedAccounts] = await Promise.all([
    store.count('members', {}),
    store.count('members', isMerged),
    store.count('members', { leftAt: above(0), mergedInto: absent }),
    store.count('accounts', {}),
    store.count('accounts', isMerged),
  ])
  const numbers = members - mergedMembers
  return { joinedMembers: numbers - left, unclaimedMembers: Math.max(0, accounts - mergedAccounts - numbers) }
}
