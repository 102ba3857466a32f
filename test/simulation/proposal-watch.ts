/** What operators let happen: what was approved has happened once, and nothing that needs two was done by one. */
import type { Approval } from '../../src/domain/approval'
import type { Entry } from '../../src/domain/entry'
import type { LedgerWatch } from './ledger-watch'
import { violate, type World } from './world'

type Posted = LedgerWatch['posted']

/** A proposal that is posted under the mark of who proposed it. */
interface Marked extends Approval {
  content: { mark: { opId: string } }
}

/** Looks at all proposals and at everything that was posted by hand. */
export function expectProposalsInPeace(world: World, posted: Posted): void {
  for (const stored of world.database.all('approvals')) {
    // Only the kernel writes proposals, and it writes all of one.
    const proposal = stored as unknown as Approval
    if (proposal.state === 'approved') violate(world, `${proposal._id} is approved and not carried out`)
    if (proposal.kind !== 'settings') expectCarriedOut(world, proposal as Marked, posted)
  }
  for (const { entry } of posted.values()) expectBoth(world, entry)
}

function expectCarriedOut(
  world: World,
  { _id, kind, state, content, by, decided }: Marked,
  posted: Posted,
): void {
  const entry = posted.get(content.mark.opId)?.entry
  const hands = entry && handsOf(entry)
  // Of two copies of a request one may have merged alone while the other, which saw more points, proposed it.
  if (kind === 'merge' && hands?.approvedBy === null) return
  const isPosted = hands !== undefined && hands !== null
  if (isPosted !== (state === 'done'))
    violate(world, `${_id} is ${state}, and it ${isPosted ? 'was' : 'was not'} posted`)
  if (isPosted && hands.by !== by) violate(world, `${_id} names somebody else as its first`)
  if (isPosted && hands.approvedBy !== decided?.by) violate(world, `${_id} names somebody else as its second`)
}

/** Who did something by hand, and who let it happen; null for what nobody does by hand, and for voids. */
function handsOf({ why }: Entry): { by: string; approvedBy: string | null } | null {
  if (why.of === 'adjust') return why
  if (why.of === 'merge-out') return { by: why.by, approvedBy: why.approvedBy ?? null }
  return why.of === 'tier' ? (why.grant ?? null) : null
}

/** Nobody approves their own, and nobody alone gives tiers or much. */
function expectBoth(world: World, entry: Entry): void {
  const hands = handsOf(entry)
  if (!hands) return
  const { why } = entry
  if (hands.approvedBy === hands.by) violate(world, `${entry.opId} was approved by who proposed it`)
  if (hands.approvedBy !== null || why.of === 'merge-out') return
  const isMuch =
    why.of === 'tier' ||
    (why.of === 'adjust' && Math.abs(why.points) > world.kernel.rules.points.adjustAloneMax)
  if (isMuch) violate(world, `${entry.opId} was posted by one operator alone`)
}
