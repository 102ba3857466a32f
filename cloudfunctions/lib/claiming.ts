/**
 * Claiming by phone: whoever WeChat vouches a number for keeps it in the profile, gets what tills have recorded under it
 * in the epoch that it is in, and whatever they record from then on. Where the epoch is somebody else's, it ends, and
 * another one begins: what was bought before stays with them.
 */
import { type Account, type Hold, idsOf } from '../../src/domain/account'
import { wholeNumber } from '../../src/domain/customer-phone'
import { nothingCame, phoneClaim, type PhoneClaim } from '../../src/domain/phone-claim'
import {
  ClaimByPhone,
  holds,
  keepNumber,
  type NumberKept,
  refuseHolder,
  type VouchedPhone,
} from '../../src/domain/phone-hold'
import { inputHash, requestOpId, timeOfRequest } from '../../src/domain/request'
import { isRefusal, refuse, type Refusal, type Reply } from '../../src/domain/result'
import { accountFrom, readAccount, writeAccount } from './account'
import { type Call, commandOn, markOf } from './action'
import { doneAlready } from './journal'
import { holderIdOf, phoneIdOf } from './member-id'
import { answeredMerge, mergeAccounts } from './merging'
import { answerAgain } from './operation'
import { beginEpoch, epochOf } from './phones'
import { oneOf, type Store } from './store'
import { tellsUnder } from './tells'

const unread = refuse(
  'PHONE_UNREAD',
  '微信没有给出手机号，什么都没有改。请再点一次，或者先不填，不影响积分。',
)
const taken = refuse(
  'PHONE_CLAIMED',
  '刚刚有另一个会员号也核对了这个手机号，门店的消费归到了那边，你的积分没有动。是你的号码就再点一次，从现在起归你。',
)

/**
 * Keeps the number and joins its customer to the caller's card. The same number again moves nothing. Refuses a guest,
 * who is leaving, what WeChat does not open, and a customer whom another card has just got.
 */
export async function claimByPhone(call: Call, input: ClaimByPhone): Promise<PhoneClaim | Refusal> {
  const kept = await keptNumber(call, input)
  if (isRefusal(kept)) return kept
  return kept.isHeld ? nothingCame(kept) : bring(call, input, kept)
}

/** What this request was vouched for, now or by an earlier copy of it: what WeChat gave opens once. */
async function keptNumber(call: Call, input: ClaimByPhone): Promise<NumberKept | Refusal> {
  const { edge, memberId } = call
  const caller = await readAccount(edge.store, memberId)
  const mark = markOf(call, input)
  const done = (await doneAlready(edge.store, caller, [mark])).get(mark.opId)
  const keeping = commandOn(
    ClaimByPhone,
    () => vouchedPhone(call, input, caller),
    ({ account, fact }) => keepNumber(account, fact),
  )
  // The kernel answers what the plan of this very request answered.
  const reply = done ? (answerAgain(done, mark) as Reply<NumberKept>) : await keeping.run(call, input)
  return reply.ok ? reply.value : reply
}

async function vouchedPhone(
  { edge, now }: Call,
  { phone }: ClaimByPhone,
  caller: Account,
): Promise<VouchedPhone | Refusal> {
  const refusal = refuseHolder(caller)
  if (refusal) return refusal
  const opened = await edge.platform.openPhone(phone)
  if (!opened) return unread
  const phoneId = phoneIdOf(edge, wholeNumber(opened))
  const standing = { phoneId, epoch: await epochOf(edge.store, phoneId) }
  const holderId = holderIdOf(edge, standing)
  const holder = await readAccount(edge.store, holderId)
  const isFree = holder.memberId === holderId
  const isHeld = holder.memberId === caller.memberId && holds(caller, standing)
  // A member who let it go and has it back begins anew too: what is still to be let go is of the epoch before.
  const hold = isFree || isHeld ? standing : { phoneId, epoch: standing.epoch + 1 }
  return { phone: { ...opened, at: now, hold }, isHeld }
}

/** Joins the customer of a hold to the caller; whoever asked before is answered what was answered then. */
async function bring(
  call: Call,
  { requestId, repeat }: ClaimByPhone,
  hold: Hold,
): Promise<PhoneClaim | Refusal> {
  const { edge, memberId, settings, action } = call
  const from = holderIdOf(edge, hold)
  const mark = {
    opId: requestOpId(memberId, `${action} merge`, requestId),
    time: timeOfRequest(requestId),
    input: inputHash({ from }),
  }
  const source = accountFrom(from, await edge.store.get('accounts', from))
  const isFree = source.mergedInto === null
  if (isFree && !(await beginEpoch(edge, hold))) {
    // Another copy of this request may have brought it before the number went on to somebody else.
    const brought = await answeredMerge(edge.store, { from, mark })
    return brought?.ok ? phoneClaim(brought.value, hold) : taken
  }
  const orders = isFree ? await openCustomer(edge.store, source) : 0
  const asked = { from, into: memberId, mark, orders, reason: '手机号核对过', by: memberId }
  const terms = { settings, tells: tellsUnder(settings) }
  const reply = await mergeAccounts(edge, terms, { ...asked, isRepeat: isFree && repeat === true })
  if (reply.ok) return phoneClaim(reply.value, hold)
  if (reply.code !== 'MERGE_DONE') return reply
  // Done by another request of theirs, or by somebody else's at the same moment.
  const [holder, caller] = [await readAccount(edge.store, from), await readAccount(edge.store, memberId)]
  return holder.memberId === caller.memberId ? nothingCame(hold) : taken
}

/** Opens the account of a number under which nobody has bought, so that later purchases follow; answers its orders. */
async function openCustomer(store: Store, customer: Account): Promise<number> {
  if (customer.version === 0) await writeAccount(store, customer, customer)
  return store.count('orders', { memberId: oneOf(idsOf(customer)) })
}
