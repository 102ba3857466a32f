/** Looks at how much one update posts, and how full a journal may become. */
import type { Account } from '../../src/domain/account'
import type { Entry } from '../../src/domain/entry'
import { violate, type World } from './world'

const isGiven = (why: Entry['why']) =>
  why.of === 'redeem' ? why.label === 'given' : why.of === 'coupon' && why.move === 'issued'

/** Voids and tells always enter, with what fell due; a request does not fill an account beyond its limit. */
export function expectRoom(world: World, account: Account, fresh: Entry[]): void {
  if (fresh.length > world.kernel.round.POST_MAX)
    violate(world, `one update posted ${fresh.length} entries to ${account.memberId}`)
  const isTold = ({ kind, why }: Entry) =>
    ['invite', 'contest-prize', 'group-returned'].includes(kind) || isGiven(why)
  const mayWait = (entry: Entry) => entry.input !== '' && entry.kind !== 'void' && !isTold(entry)
  // A refund enters whatever is there, and may come in one update with its order.
  if (!fresh.some(mayWait) || fresh.some(({ kind }) => kind === 'refund')) return
  if (Object.keys(account.journal).length > world.kernel.journal.JOURNAL_LIMIT) {
    violate(world, `the journal of ${account.memberId} is longer than its limit`)
  }
}
