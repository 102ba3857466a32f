/** What malls say of coupons that unpaid orders hold: each in the account of its member, in the order of its time. */
import type { Account } from '../../src/domain/account'
import type { Instant } from '../../src/domain/calendar'
import { freeCoupons, type Held, holdCoupons, type Holding } from '../../src/domain/holding'
import { lockRefusals } from '../../src/domain/lock-refusals'
import type { Decision } from '../../src/domain/plan'
import { refusals } from '../../src/domain/refusals'
import { factOpId, inputHash } from '../../src/domain/request'
import type { Reply } from '../../src/domain/result'
import type { Settings } from '../../src/domain/settings'
import { readAccounts } from './account'
import { customersIn } from './customers'
import type { Edge } from './edge'
import type { EntryMark, Operation } from './operation'
import { perform } from './perform'
import { severalAtOnce } from './several'

/** The replies to what is said of locks, in the order sent. One that is refused does not stop the others. */
export async function postHoldings(
  edge: Edge,
  settings: Settings,
  holdings: Holding[],
): Promise<Reply<Held>[]> {
  const customerOf = await customersIn(edge, holdings)
  const byMember = new Map<string, Holding[]>()
  for (const holding of holdings) {
    const memberId = customerOf(holding)?.memberId
    if (memberId !== undefined) byMember.set(memberId, [...(byMember.get(memberId) ?? []), holding])
  }
  const accounts = await readAccounts(edge.store, [...byMember.keys()])
  const replies = new Map<Holding, Reply<Held>>()
  await severalAtOnce([...byMember], async ([memberId, sent]) => {
    // The sort is stable: what was said at the same time keeps the order of the batch.
    const own = [...sent].sort((a, b) => a.at - b.at)
    const account = accounts.get(memberId)
    const operations = own.map(operationOf)
    const answers = await perform(edge, { memberId, settings, operations, ...(account && { account }) })
    for (const [place, holding] of own.entries()) replies.set(holding, replyOf(answers[place]))
  })
  return holdings.map((holding) => replies.get(holding) ?? lockRefusals.memberUnknown)
}

/** The kernel answers what the plan of this very operation answered. */
function replyOf(reply: Reply<unknown> | undefined): Reply<Held> {
  if (!reply) throw new Error('what was said of a lock got no reply')
  if (reply.ok) return { ok: true, value: reply.value as Held }
  return reply.code === refusals.requestReused.code ? lockRefusals.differs : reply
}

/**
 * What is said once of one order at one time. The order itself, where it is paid, is found in the journal, or where it
 * was moved to: it was paid after this was said, so its time is not before this one's.
 */
function operationOf(holding: Holding): Operation {
  const { source, orderId, hold, at, couponIds } = holding
  const order: EntryMark = { opId: factOpId('order', source, orderId), time: at }
  return {
    opId: factOpId(hold ? 'hold' : 'release', source, orderId, String(at)),
    time: at,
    input: inputHash([...couponIds].sort()),
    basis: [order],
    decide(account: Account, now: Instant, seen: unknown): Decision {
      // The kernel gives the entries that `basis` names.
      const isPaid = (seen as Map<string, unknown>).has(order.opId)
      return hold ? holdCoupons(account, holding, { now, isPaid }) : freeCoupons(account, holding, now)
    },
  }
}
