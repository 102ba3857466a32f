/**
 * Claiming by phone: whoever WeChat vouches a number for gets what tills have recorded under that number, and whatever
 * they record from then on. The number itself is kept nowhere: the id it makes is a keyed hash.
 */
import { balanceOf, blankAccount, pendingOf, type Account } from '../../src/domain/account'
import { wholeNumber } from '../../src/domain/customer-phone'
import type { MergeAnswer } from '../../src/domain/merge'
import { refusals } from '../../src/domain/refusals'
import { inputHash, requestOpId, timeOfRequest } from '../../src/domain/request'
import { isRefusal, refuse, type Refusal } from '../../src/domain/result'
import { readAccount, readSettled, writeAccount } from './account'
import type { Call, Command } from './action'
import { phoneMemberId } from './member-id'
import { mergeAccounts } from './merging'
import { vouchedFor } from './profiles'
import { tellsUnder } from './tells'

const taken = refuse(
  'PHONE_CLAIMED',
  '这个手机号的消费已经归到另一个会员号了，积分没有动。两个号都是你的话，请到门店或找客服合并。',
)

/** Joins the customer of the caller's number to the caller's card. The same number again moves nothing. */
export async function claimByPhone(
  call: Call,
  { requestId, repeat, phone: cloudId }: Command & { phone: string },
): Promise<MergeAnswer | Refusal> {
  const { edge, memberId, settings, action } = call
  const caller = await readSettled(edge.store, memberId, call)
  if (!caller.profile) return refusals.notJoined
  const vouched = await vouchedFor(call, { requestId, phone: cloudId })
  if (isRefusal(vouched)) return vouched
  if (!vouched.phone) throw new Error('a number was vouched for, and there is none')
  const from = phoneMemberId(edge, wholeNumber(vouched.phone))
  const standing = await openedAccount(call, from)
  const isFree = standing.memberId === from
  if (!isFree && standing.memberId !== caller.memberId) return taken
  const mark = {
    opId: requestOpId(memberId, action, requestId),
    time: timeOfRequest(requestId),
    input: inputHash({ from }),
  }
  const asked = { from, into: memberId, mark, reason: '手机号核对过', by: memberId }
  const terms = { settings, tells: tellsUnder(settings) }
  const reply = await mergeAccounts(edge, terms, { ...asked, isRepeat: isFree && repeat === true })
  if (reply.ok) return reply.value
  if (reply.code !== 'MERGE_DONE') return reply
  // Done by an earlier request of theirs, or by somebody else's at the same moment.
  const owner = await readAccount(edge.store, from)
  return owner.memberId === caller.memberId ? nothingMoved(caller) : taken
}

/** The account at the end of a number; one that nobody has bought under is opened, so that later purchases follow. */
async function openedAccount({ edge }: Call, memberId: string): Promise<Account> {
  const account = await readAccount(edge.store, memberId)
  if (account.version > 0) return account
  const blank = blankAccount(memberId)
  await writeAccount(edge.store, blank, blank)
  return readAccount(edge.store, memberId)
}

function nothingMoved(caller: Account): MergeAnswer {
  return {
    state: 'merged',
    memberNo: caller.profile?.memberNo ?? null,
    moved: { points: 0, pendingPoints: 0, debtPoints: 0, growth: 0 },
    points: balanceOf(caller),
    pendingPoints: pendingOf(caller),
    debtPoints: caller.debt,
  }
}
