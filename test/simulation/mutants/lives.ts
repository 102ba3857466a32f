/** Guards of merges, of leaving, of phone numbers, of campaigns, and of notices. */
import type { KindName } from '../kinds'
import { lib, type Mutant } from './mutant'

const merged: KindName[] = ['merge', 'merge', 'spend', 'gift', 'check-in']
const mergedBuyers: KindName[] = ['merge', 'orders', 'orders']
const left: KindName[] = ['leave', 'join', 'orders', 'spend']
const told: KindName[] = ['notices', 'notices', 'orders']

export const lifeMutants: Mutant[] = [
  {
    name: 'two accounts that became one have a version that neither had',
    kinds: merged,
    file: 'src/domain/merge.ts',
    find: 'Math.max(target.version, source.version) + 1',
    replace: 'target.version + 1',
  },
  {
    name: 'the floor of a merge is the larger of both, and of what is moved out',
    kinds: merged,
    file: 'src/domain/merge-rules.ts',
    find: 'Math.max(a, b, ...timesOf(source))',
    replace: 'a',
  },
  {
    name: 'an account that was merged away is followed to its end',
    kinds: ['merge', 'merge', 'merge', 'spend'],
    file: lib('account'),
    find: 'account.mergedInto !== null; merges += 1',
    replace: 'account.mergedInto !== null && merges < 1; merges += 1',
  },
  {
    name: 'what the source has to do is done before it is merged',
    kinds: ['merge', 'gift', 'two gifts', 'slip'],
    file: lib('merging'),
    find: 'if (Object.values(source.journal).every(isFinished)) return true',
    replace: 'if (source.journal) return true',
  },
  {
    name: 'the journal of the source is copied before it is merged',
    kinds: merged,
    file: lib('merging'),
    find: 'if (entries.length > 0) await copyOut(',
    replace: 'if (entries.length < 0) await copyOut(',
  },
  {
    name: 'two accounts are merged as they were read',
    kinds: merged,
    file: lib('merging'),
    find: 'if (stored?.version !== version) return false',
    replace: 'if (!stored) return false',
  },
  {
    name: 'a repeated merge is voided in its source, and nowhere once that was merged',
    file: lib('merging'),
    find:
      'if (answered) return answered\n    if (!asked.isRepeat || source.mergedInto !== null) return refusal\n' +
      '    if (await voidIn(edge, source,',
    replace:
      'if (!asked.isRepeat) return answered ?? refusal\n    const end = await readAccount(edge.store, source.memberId)\n' +
      '    if (await voidIn(edge, end,',
  },
  {
    name: 'a number that a copy has brought is brought, whoever has it since',
    file: lib('claiming'),
    find: 'brought?.ok ? phoneClaim(brought.value, hold) : taken',
    replace: 'brought?.ok ? taken : taken',
  },
  {
    name: 'what was used up in either account is used up after a merge',
    kinds: mergedBuyers,
    file: 'src/domain/merge-rules.ts',
    find: 'counters: summed,',
    replace: "counters: 'own',",
  },
  {
    name: 'who checked in with either card has checked in',
    kinds: ['merge', 'check-in', 'check-in'],
    file: 'src/domain/merge-rules.ts',
    find: 'checkIn: unitedStreak,',
    replace: "checkIn: 'own',",
  },
  {
    name: 'who leaves owes what they owed',
    kinds: ['leave', 'sale', 'sale', 'join'],
    file: 'src/domain/delta.ts',
    find: '{ ...account, lots: {}, pending: {}, growth: {} }',
    replace: '{ ...account, lots: {}, pending: {}, growth: {}, debt: 0 }',
  },
  {
    name: 'who has come back meanwhile is not erased',
    kinds: left,
    file: lib('erasures'),
    find: '{ _id: memberId, seq: below(seq) }',
    replace: '{ _id: memberId }',
  },
  {
    name: 'a number goes on from the epoch that was read',
    kinds: ['claim', 'claim', 'profile', 'join'],
    file: lib('phones'),
    find: "store.update('phones', { _id: phoneId, epoch }",
    replace: "store.update('phones', { _id: phoneId }",
  },
  {
    name: 'a campaign weighs only so many orders of a member',
    kinds: mergedBuyers,
    file: 'src/domain/stacking.ts',
    find: 'countOnAnyDay(counters, campaignCounter(id)) < memberMax',
    replace: 'memberMax > 0',
  },
  {
    name: 'a line never gives back more than was paid for it',
    kinds: ['sale'],
    file: 'src/domain/refund-count.ts',
    find: '  if (lines.some((line) => line.amountFen > (left.byLine.get(line.lineId) ?? 0))) return abovePaid\n',
    replace: '',
  },
  {
    name: 'a grant is taken before its notice is sent',
    kinds: told,
    file: lib('send-notices'),
    find: 'if (!(await writeGrants(edge.store, standing, taken))) return\n',
    replace: '',
  },
  {
    name: 'what was told is not told again',
    kinds: told,
    file: 'src/domain/notice-grants.ts',
    find: ' || grants.told[key] ||',
    replace: ' ||',
  },
  {
    name: 'who comes back is not invited again',
    kinds: ['invited', 'orders', 'leave', 'join'],
    file: 'src/domain/leave-step.ts',
    find: '      earned: null,\n',
    replace: '      earned: null,\n      invite: null,\n',
  },
  {
    name: 'the days count an entry once that is being moved out',
    kinds: ['spend', 'gift', 'slip and stamps', 'redeem with change'],
    file: lib('statistics'),
    find: 'seq <= account.seq && !account.journal[opId]',
    replace: 'seq <= account.seq',
  },
  {
    name: 'the days count what was moved out of a journal',
    kinds: ['orders', 'orders', 'spend'],
    file: lib('statistics'),
    find: 'accounts.filter((account) => !reachesBack(account, span.from))',
    replace: 'accounts.filter((account) => !account)',
  },
  {
    name: 'grants are written only as they were read',
    kinds: told,
    file: lib('notices'),
    find: "store.update('notices', { _id, version: before.version }",
    replace: "store.update('notices', { _id }",
  },
]
