/** Giving a tier by hand: it weighs on all that is earned later, so a second operator lets it happen, always. */
import type { Approval, ChangeRow } from '../../src/domain/approval'
import { type Granted, type GrantTier, grantTier } from '../../src/domain/grant'
import type { Instant } from '../../src/domain/calendar'
import { inFours } from '../../src/domain/figures'
import type { OperationMark } from '../../src/domain/plan'
import type { TierId } from '../../src/domain/programme'
import { isRefusal, type Refusal, type Reply } from '../../src/domain/result'
import { settle } from '../../src/domain/settle'
import { type Settings, tierRule } from '../../src/domain/settings'
import { readAccount } from './account'
import { memberIdOfNumber, memberUnknown } from './named-member'
import { propose, proposedBy } from './approvals'
import type { Edge } from './edge'
import { operatorMark, type Waiting } from './operator-requests'
import { refuseOwnCard } from './own-card'
import { perform } from './perform'
import type { Operator, WorkerCall } from './workers'

/** Writes down that a grant waits. Refuses a card of the operator's own, and a tier that is not above the present one. */
export async function proposeGrant(call: WorkerCall<Operator>, input: GrantTier): Promise<Waiting | Refusal> {
  const { edge, settings, now, worker } = call
  const memberId = await memberIdOfNumber(edge.store, input.member)
  if (memberId === null) return memberUnknown
  const refusal = await refuseOwnCard(call, [memberId])
  if (refusal) return refusal
  const proposed = await proposedBy(call, input)
  if (proposed) return proposed
  const account = settle(await readAccount(edge.store, memberId), now, settings)
  const { tierId, reason } = input
  const decision = grantTier(account, { tierId, reason, by: worker._id, approvedBy: null }, { now, settings })
  if (isRefusal(decision)) return decision
  return propose(call, input, {
    kind: 'grant',
    content: { memberId, tierId, mark: operatorMark(call, input) },
    rows: rowsOf(input, account.tier.id, settings),
    reason,
    memberId: account.memberId,
  })
}

function rowsOf({ member, tierId }: GrantTier, before: TierId, settings: Settings): ChangeRow[] {
  const nameOf = (id: TierId) => tierRule(settings, id).name
  return [{ label: `会员 ${inFours(member)} 的等级`, before: nameOf(before), after: nameOf(tierId) }]
}

/** Posts what a second operator has approved; a member who rose by themselves meanwhile keeps what they have. */
export async function carryOutGrant(
  edge: Edge,
  settings: Settings,
  { content, reason, by, decided }: Approval,
): Promise<Reply<Granted>> {
  // The content is ours: it was written by a proposal of this kind.
  const { memberId, tierId, mark } = content as { memberId: string; tierId: TierId; mark: OperationMark }
  const grant = { tierId, reason, by, approvedBy: decided?.by ?? null }
  const operation = {
    ...mark,
    decide: (account: Parameters<typeof grantTier>[0], now: Instant) =>
      grantTier(account, grant, { now, settings }),
  }
  const [reply] = await perform(edge, { memberId, settings, operations: [operation] })
  // The kernel answers what the plan of a grant answers.
  return reply as Reply<Granted>
}
