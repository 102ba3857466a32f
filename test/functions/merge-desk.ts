/** Merging as the kernel does it, whoever decided it: by one operator, by two, or by a number that was vouched for. */
import { memberUnknown } from '../../cloudfunctions/lib/named-member'
import { operatorMark } from '../../cloudfunctions/lib/operator-requests'
import { memberIdOfWhom } from '../../cloudfunctions/lib/found-members'
import { mergeAccounts } from '../../cloudfunctions/lib/merging'
import { tellsUnder } from '../../cloudfunctions/lib/tells'
import type { MergeMembers } from '../../src/domain/merge-proposal'
import { settings } from '../domain/given'
import type { Office } from './office'

type Wire = ReturnType<typeof JSON.parse>

/** Merges as an operator asked, without asking a second one. */
export async function mergeAs(office: Office, name: 'ann' | 'ben', asked: MergeMembers): Promise<Wire> {
  const from = await memberIdOfWhom(office.edge, asked.from)
  const into = await memberIdOfWhom(office.edge, asked.into)
  if (from === null || into === null) return memberUnknown
  const call = await office.as(name, 'operator.mergeMembers')
  const mark = operatorMark(call, asked)
  const isRepeat = asked.repeat === true
  const terms = { settings, tells: tellsUnder(settings) }
  const merge = { from, into, mark, reason: asked.reason, by: call.worker._id, isRepeat }
  const reply = await mergeAccounts(office.edge, terms, merge)
  return reply.ok ? reply.value : reply
}
