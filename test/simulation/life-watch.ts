/** What must be true of a membership: an account that was merged away rests, and who was erased is erased. */
import type { Account } from '../../src/domain/account'
import type { Entry } from '../../src/domain/entry'
import { accountIn, type LedgerWatch } from './ledger-watch'
import { violate, type World } from './world'

/** Says what a write to an account broke. */
export function sawLife(world: World, before: Account | null, after: Account): void {
  const { memberId } = after
  if (!before) return
  if (after.version <= before.version) violate(world, `${memberId} was written without a new version`)
  if (before.mergedInto !== null) violate(world, `${memberId} was written after it was merged away`)
  const fresh = Object.values(after.journal).filter(({ opId }) => !(opId in before.journal))
  const has = (...kinds: Entry['kind'][]) => fresh.some(({ kind }) => kinds.includes(kind))
  if (after.mergedInto !== null && !has('merge-out')) violate(world, `${memberId} lost its end`)
  if (!before.profile && after.profile && !has('join', 'merge-in'))
    violate(world, `${memberId} has a profile and nobody joined`)
  if (before.profile && !after.profile && !has('forfeit', 'merge-out'))
    violate(world, `${memberId} lost the profile and nobody left`)
  if (before.invite && !after.invite) violate(world, `${memberId} may be invited once more`)
  if (has('forfeit') && before.leave?.state !== 'asked') violate(world, `${memberId} was erased unasked`)
}

/** The account to which an id leads. */
export function endOf({ database }: World, memberId: string): string {
  for (let id = memberId, hops = 0; hops < 100; hops += 1) {
    const into = database.get('accounts', id)?.mergedInto
    if (typeof into !== 'string') return id
    id = into
  }
  return 'a circle'
}

/** Looks at everybody when all is done: who has left is nowhere, and ids lead to their ends. */
export function expectLivesInPeace(world: World, posted: LedgerWatch['posted']): void {
  for (const stored of world.database.all('accounts')) {
    const account = accountIn(stored)
    if (account.leave?.state === 'left') expectErased(world, account)
    for (const alias of account.aliases) {
      if (endOf(world, alias) !== account.memberId) violate(world, `${alias} does not lead to its end`)
    }
    if (account.mergedInto !== null) expectEmpty(world, account)
  }
  for (const { _id, dueAt } of world.database.all('erasures'))
    if (Number(dueAt) <= world.now) violate(world, `${_id} is still to be erased`)
  for (const { entry, memberId } of posted.values()) {
    if (entry.why.of !== 'merge-out') continue
    const arrived = posted.get(world.kernel.request.factOpId('merge', memberId))
    const isWhole = arrived?.entry.why.of === 'merge-in' && arrived.entry.why.net + entry.why.net === 0
    if (!isWhole || arrived.memberId !== entry.why.other)
      violate(world, `what left ${memberId} did not arrive`)
  }
}

function expectEmpty(world: World, { memberId, mergedInto, lots, pending, debt, growth }: Account): void {
  const rest = [lots, pending, growth].flatMap((map) => Object.keys(map))
  if (rest.length > 0 || debt !== 0) violate(world, `${memberId} was merged away and holds something`)
  const end = world.database.get('accounts', endOf(world, memberId))
  if (!end || !accountIn(end).aliases.includes(memberId))
    violate(world, `${mergedInto ?? ''} does not know that ${memberId} is its own`)
}

function expectErased(world: World, account: Account): void {
  for (const id of world.kernel.account.idsOf(account)) {
    const row = world.database.get('members', id)
    if (row && row.openid !== null) violate(world, `${id} has left, and its openid is there`)
    if (world.database.get('notices', id)) violate(world, `${id} has left, and its grants are there`)
  }
}
