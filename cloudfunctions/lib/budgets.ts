/** Keeping the budget of a template in its head: every write is a compare-and-set on its revision. */
import { type CostPlans, withHolding, withWanted } from '../../src/domain/budget'
import { isRefusal, type Refusal } from '../../src/domain/result'
import type { Store, Stored } from './store'

const RACES_MAX = 60

/** The head of a template: its newest version, and what is planned. */
export interface TemplateHead {
  _id: string
  /** The number of the newest version. */
  number: number
  name: string
  budgetFen: number | null
  plans: CostPlans
  revision: number
}

/** The head in a document; an empty map of plans has vanished from it. */
export function headFrom(stored: Stored): TemplateHead {
  // The document is ours: it was written from a TemplateHead.
  return { plans: {}, ...stored } as unknown as TemplateHead
}

/** Wants so much (fen) for a plan, before it is made to hold. Refuses what passes the budget; wanting again is fine. */
export async function wantCost(
  store: Store,
  templateId: string,
  wanted: { key: string; fen: number },
): Promise<Refusal | null> {
  const reply = await changePlans(store, templateId, ({ plans, budgetFen }) =>
    withWanted(plans, wanted, budgetFen),
  )
  return isRefusal(reply) ? reply : null
}

/** Makes a plan hold at so much (fen); a move that is older than the one that holds changes nothing. */
export async function holdCost(
  store: Store,
  templateId: string,
  held: { key: string; fen: number; number: number },
): Promise<void> {
  await changePlans(store, templateId, ({ plans }) => withHolding(plans, held))
}

async function changePlans(
  store: Store,
  templateId: string,
  change: (head: TemplateHead) => CostPlans | Refusal,
): Promise<Refusal | { ok: true }> {
  for (let races = 0; races < RACES_MAX; races += 1) {
    const stored = await store.get('templates', templateId)
    if (!stored) throw new Error('costs are planned for a template that there is not')
    const head = headFrom(stored)
    const plans = change(head)
    if (isRefusal(plans)) return plans
    if (plans === head.plans) return { ok: true }
    const isRead = { _id: templateId, revision: head.revision }
    if (await store.update('templates', isRead, { set: { plans }, inc: { revision: 1 } })) return { ok: true }
  }
  throw new Error('the budget of a template is written to without end')
}
