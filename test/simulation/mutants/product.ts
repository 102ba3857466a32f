/** Guards of what members do in groups, of contests, and of what operators correct. */
import type { KindName } from '../kinds'
import { lib, type Mutant } from './mutant'

const inGroups: KindName[] = ['word', 'word', 'check-in']
const invited: KindName[] = ['invited', 'orders', 'orders']
const corrected: KindName[] = ['adjust', 'approve', 'approve', 'spend']

export const productMutants: Mutant[] = [
  {
    name: 'each word counts once a day',
    kinds: inGroups,
    file: 'src/domain/word.ts',
    find: '  if (countOf(counters, today, own) > 0) return entered\n',
    replace: '',
  },
  {
    name: 'only so many words count a day',
    kinds: inGroups,
    file: 'src/domain/word.ts',
    find: '  if (times >= dailyMax) return limitReached(dailyMax)\n',
    replace: '',
  },
  {
    name: 'only so many wrong words are tried a day',
    kinds: inGroups,
    file: 'src/domain/word.ts',
    find: "  if (countOf(counters, today, 'wrong') >= WRONG_MAX) return triesOver\n",
    replace: '',
  },
  {
    name: 'a wrong word is refused again as it was the first time',
    kinds: inGroups,
    file: lib('operation'),
    find: 'return replied(entry.answer)',
    replace: 'return { ok: true, value: entry.answer }',
  },
  {
    name: 'only so many invitations count a month',
    kinds: invited,
    file: 'src/domain/invite-reward.ts',
    find: 'invitesCounted(account, now) >= monthlyMax || points === 0',
    replace: 'points === 0',
  },
  {
    name: 'an invitation counts only after an order has passed its window',
    kinds: invited,
    file: 'src/domain/invite.ts',
    find: "{ state: 'waiting', by: invitedBy, at }",
    replace: "{ state: 'due', by: invitedBy, at, dueAt: at }",
  },
  {
    name: 'the result of a contest that was written first is the result',
    kinds: inGroups,
    file: lib('contests'),
    find: "await edge.store.insert('contests', [{ _id,",
    replace: "await edge.store.insert('contests', [{ _id: `${_id}_${edge.now()}`,",
  },
  {
    name: 'a contest that a crash left unpaid is paid, whatever has ended since',
    kinds: inGroups,
    file: lib('contests'),
    find: 'where: { isPaid: false }, limit: PAID_MAX',
    replace:
      "where: { isPaid: false, key: { is: 'oneOf', values: periods.map((one) => endedBefore(one, edge.now())) } }, limit: PAID_MAX",
  },
  {
    name: 'of all who decide on a proposal one is first',
    kinds: corrected,
    file: lib('approvals'),
    find: "const isOpen = { _id: approvalId, state: 'waiting', expiresAt: above(now) }",
    replace: 'const isOpen = { _id: approvalId, expiresAt: above(now) }',
  },
  {
    name: 'nobody decides on their own proposal',
    kinds: corrected,
    file: 'src/domain/approval.ts',
    find: 'if (approval.by === reader)',
    replace: 'if (false)',
  },
  {
    name: 'what is above the limit waits for a second operator',
    kinds: corrected,
    file: 'src/domain/adjust.ts',
    find: 'Math.abs(points) > settings.points.adjustAloneMax',
    replace: 'points > settings.points.adjustAloneMax',
  },
  {
    name: 'a request that is posted is not proposed',
    kinds: corrected,
    file: lib('adjusting'),
    find: '  if (done) return answeredBefore(done, mark)\n',
    replace: '',
  },
]
