/**
 * The budget of a template: what everything that was planned to be given out costs at most, in fen, by what it was
 * planned for. A plan is wanted before it holds, so that two operators at once never plan more than there is.
 */
import { shortYuan } from './figures'
import { refuse, type Refusal } from './result'

/** A template that was planned for so often is full: a new one begins afresh. */
export const PLANS_MAX = 300

export interface CostPlan {
  /** What holds. */
  fen: number
  /** What somebody is about to make hold; 0 is nothing. */
  wantedFen: number
  /** The move that made it hold, counted up: an older one that comes late changes nothing. */
  number: number
}

export type CostPlans = Record<string, CostPlan>

/** What is planned in all (fen); what is only wanted counts already. */
export function plannedFen(plans: CostPlans): number {
  return Object.values(plans).reduce((sum, { fen, wantedFen }) => sum + Math.max(fen, wantedFen), 0)
}

/**
 * The plans with what is wanted for one of them (fen): of two who want it at once the larger counts until one of them
 * holds. Refuses what passes the budget; null is no limit.
 */
export function withWanted(
  plans: CostPlans,
  { key, fen }: { key: string; fen: number },
  budgetFen: number | null,
): CostPlans | Refusal {
  const standing = plans[key] ?? { fen: 0, wantedFen: 0, number: 0 }
  const next = { ...plans, [key]: { ...standing, wantedFen: Math.max(standing.wantedFen, fen) } }
  if (Object.keys(next).length > PLANS_MAX)
    return refuse('TEMPLATE_FULL', '这张券模板已经发过很多次，这一次没有发。请新建一张券模板再发。')
  const more = plannedFen(next) > plannedFen(plans)
  return more && budgetFen !== null && plannedFen(next) > budgetFen ? overBudget(next, budgetFen) : next
}

function overBudget(plans: CostPlans, budgetFen: number): Refusal {
  return refuse(
    'TEMPLATE_BUDGET',
    `加上这一次一共 ${shortYuan(plannedFen(plans))}，超过这张券模板的预算 ${shortYuan(budgetFen)}，什么都没有发。请减少数量，或者先改预算。`,
  )
}

/** The plans once one of them holds (fen), by its move; an older move changes nothing. */
export function withHolding(
  plans: CostPlans,
  { key, fen, number }: { key: string; fen: number; number: number },
): CostPlans {
  const standing = plans[key]
  return standing && standing.number >= number ? plans : { ...plans, [key]: { fen, wantedFen: 0, number } }
}
