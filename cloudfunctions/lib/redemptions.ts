/** Redemptions at the counter: confirmed once a ticket, and undone within a day. */
import * as v from 'valibot'
import type { Account } from '../../src/domain/account'
import type { Instant } from '../../src/domain/calendar'
import type { Decision } from '../../src/domain/plan'
import type { Receipt } from '../../src/domain/coupon-move'
import { type Undone, undoUse, useCoupon, type Used } from '../../src/domain/redemption'
import { goneRefusal, redemptionRefusals } from '../../src/domain/redemption-refusals'
import { commandKeys, factOpId, inputHash } from '../../src/domain/request'
import type { Reply } from '../../src/domain/result'
import { text } from '../../src/domain/shapes'
import type { TemplateVersion } from '../../src/domain/template'
import { type CouponTicket } from '../../src/domain/ticket'
import { readAccount } from './account'
import { type Action, type Call, markBy } from './action'
import { readVersions } from './catalogue'
import { readAgain } from './operation'
import { perform } from './perform'
import { readReceipt, whyGone } from './receipts'
import { openTicket, refuseForeign, TicketText, ticketWrong } from './tickets'
import { forStaff, forStaffAhead, type Staff, type WorkerCall } from './workers'

const Confirm = v.strictObject({ ...commandKeys, ticket: TicketText })
type Confirm = v.InferOutput<typeof Confirm>

/** What a ticket names, read beside the clerk's own document; null for a text that is no ticket. */
interface Ahead {
  ticket: CouponTicket
  account: Account
  version: TemplateVersion | undefined
}

async function readAhead({ edge }: Call, { ticket: text }: Confirm): Promise<Ahead | null> {
  const ticket = openTicket(edge, text, 'coupon')
  if (!ticket) return null
  const [account, versions] = await Promise.all([
    readAccount(edge.store, ticket.member),
    readVersions(edge, [ticket.version]),
  ])
  return { ticket, account, version: versions.get(ticket.version) }
}

/**
 * Uses the coupon of a ticket: the ticket is the operation, so that it is used once however often it is sent and
 * answers the same each time. Refuses a ticket that is forged or another clerk's, and what `useCoupon` refuses.
 */
export const confirm: Action<Confirm, Used> = forStaffAhead(
  Confirm,
  readAhead,
  async (call, input, ahead) => {
    if (!ahead) return ticketWrong
    const { ticket, account, version } = ahead
    const foreign = refuseForeign(call.worker, ticket)
    if (foreign) return foreign
    if (!version) throw new Error('a coupon has no version')
    const clerk = { _id: call.worker._id, name: call.worker.name }
    const operation = {
      opId: factOpId('use', input.ticket),
      time: ticket.issuedAt,
      input: inputHash(input.ticket),
      isRepeat: input.repeat === true,
      decide: (at: Account, now: Instant): Decision => useCoupon(at, { ticket, version, clerk }, now),
    }
    const { edge, settings } = call
    const [reply] = await perform(edge, {
      memberId: ticket.member,
      settings,
      operations: [operation],
      account,
    })
    // The kernel answers what the plan of this very operation answered.
    return explained(call, ticket, reply as Reply<Used>)
  },
)

/** Of a coupon that is gone it is told when and where; a ticket that was given up is one that is over. */
async function explained(
  { edge }: WorkerCall<Staff>,
  { member: memberId, coupon: couponId, serial }: CouponTicket,
  reply: Reply<Used>,
): Promise<Reply<Used>> {
  if (reply.ok) return reply
  if (reply.code === 'REQUEST_LAPSED') return redemptionRefusals.ticketExpired
  if (reply.code !== redemptionRefusals.gone.code) return reply
  return whyGone(edge, { memberId, couponId, serial, now: edge.now(), say: goneRefusal })
}

const UndoUse = v.strictObject({
  ...commandKeys,
  receiptId: v.pipe(v.string(), v.regex(/^c[a-z2-7]{1,26}_\d{1,6}$/, 'an id')),
  reason: text(50),
})

/**
 * Undoes a use. Refuses a receipt that there is not, and what `undoUse` refuses. The receipt is read before the account
 * and again after it: where it was undone in between, the account is read once more, for another copy of this request
 * may have done it.
 */
export const undo: Action<v.InferOutput<typeof UndoUse>, Undone> = forStaff({
  schema: UndoUse,
  async run(call, asked) {
    const { repeat, receiptId, reason } = asked
    const { edge, settings, worker: clerk } = call
    const found = await readReceipt(edge.store, receiptId)
    if (!found) return redemptionRefusals.receiptUnknown
    const label = (await readVersions(edge, [found.version])).get(found.version)?.name ?? ''
    let { undone } = found
    const operation = {
      ...markBy(clerk._id, call.action, asked),
      isRepeat: repeat === true,
      look: () => readReceipt(edge.store, receiptId),
      decide(account: Account, now: Instant, seen: unknown): Decision {
        // The look has just read it, and receipts are never removed.
        const receipt = seen as Receipt
        const isNews = receipt.undone !== null && undone === null
        undone = receipt.undone
        return isNews ? readAgain : undoUse(account, { receipt, label, clerk, reason }, now)
      },
    }
    const [reply] = await perform(edge, { memberId: found.memberId, settings, operations: [operation] })
    // The kernel answers what the plan of this very operation answered.
    return reply as Reply<Undone>
  },
})
