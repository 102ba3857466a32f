/** Guards of the account: compare-and-set, the journal and what is moved out of it, settling. */
import { lib, type Mutant } from './mutant'

export const accountMutants: Mutant[] = [
  {
    name: 'an account is written only where its version is the one read',
    file: lib('account'),
    find: "store.update('accounts', { _id, version }",
    replace: "store.update('accounts', { _id }",
  },
  {
    name: 'an account is made only where there is none',
    file: lib('account'),
    find: "return (await store.insert('accounts', [documentOf({ ...after, version: 1 })])) === 'inserted'",
    replace: "return (await store.insert('accounts', [documentOf({ ...after, version: 1 })])) !== undefined",
  },
  {
    name: 'an operation in the journal is not posted again',
    file: lib('journal'),
    find: 'marks.flatMap(({ opId }) => account.journal[opId] ?? [])',
    replace: 'marks.flatMap(() => [])',
  },
  {
    name: 'an operation that was moved out is looked up',
    file: lib('journal'),
    find: 'if (movedOut.length === 0) return found',
    replace: 'return found',
  },
  {
    name: 'an operation of exactly the time of the floor is looked up too',
    file: lib('journal'),
    find: 'time <= account.floor',
    replace: 'time < account.floor',
  },
  {
    name: 'the floor is raised in the update that takes entries out',
    file: lib('journal'),
    find: 'journal, floor, unfinishedSince',
    replace: 'journal, unfinishedSince',
  },
  {
    name: 'the floor is the time of the operation, not of its posting',
    file: lib('journal'),
    find: 'gone.map(({ time }) => time)',
    replace: 'gone.map(({ at }) => at)',
  },
  {
    name: 'entries are copied before they are taken out',
    file: lib('journal'),
    find: '  await copyOut(edge.store, after.memberId, oldest)\n',
    replace: '',
  },
  {
    name: 'a batch of copies that stopped at a known one is copied singly',
    file: lib('journal'),
    find: "for (const document of documents) await store.insert('entries', [document])",
    replace: '',
  },
  {
    name: 'what an entry writes is written before the entry leaves',
    file: lib('journal'),
    find: '  for (const entry of oldest.filter((entry) => !isFinished(entry))) await writeEffects(edge, entry)\n',
    replace: '',
  },
  {
    name: 'an entry that waits for a tell stays',
    file: lib('journal'),
    find: '    .filter((entry) => !awaitsTell(entry))\n',
    replace: '',
  },
  {
    name: 'an account stays findable while something is unfinished',
    file: lib('journal'),
    find: 'Object.values(journal).every(isFinished) ? NEVER : account.unfinishedSince',
    replace: 'NEVER',
  },
  {
    name: 'a full account lets what can wait wait',
    file: lib('journal'),
    find: 'return kept + entries <= JOURNAL_LIMIT',
    replace: 'return true',
  },
  {
    name: 'posting effects makes the account findable',
    file: 'src/domain/post.ts',
    find: 'stamp.effects.length > 0 ? Math.min(account.unfinishedSince, stamp.at) : account.unfinishedSince',
    replace: 'account.unfinishedSince',
  },
  {
    name: 'an earlier unfinished time is kept',
    file: 'src/domain/post.ts',
    find: 'Math.min(account.unfinishedSince, stamp.at)',
    replace: 'stamp.at',
  },
  {
    name: 'a step of settling has the member in its id',
    file: 'src/domain/request.ts',
    find: 'shortHash(step.memberId, step.kind, step.dueAt, step.seq)',
    replace: 'shortHash(step.kind, step.dueAt, step.seq)',
  },
  {
    name: 'a step of settling has its number in its id',
    file: 'src/domain/request.ts',
    find: 'shortHash(step.memberId, step.kind, step.dueAt, step.seq)',
    replace: 'shortHash(step.memberId, step.kind, step.dueAt)',
  },
  {
    name: 'rules never go by a time before the last settling',
    file: lib('round'),
    find: 'const now = Math.max(edge.now(), account.settledAt)',
    replace: 'const now = edge.now()',
  },
  {
    name: 'a page of the statement asks for what was moved out',
    file: lib('entries'),
    find: 'isGapless(inAccount, Math.min(before - 1, account.seq))',
    replace: 'isGapless(inAccount, inAccount[0]?.seq)',
  },
  {
    name: 'the floor never falls',
    file: lib('journal'),
    find: 'Math.max(account.floor, ...gone',
    replace: 'Math.max(...gone',
  },
  {
    name: 'one update posts only so much',
    file: lib('round'),
    find: 'return isTooLong(round, account)',
    replace: 'return false',
  },
  {
    name: 'a batch is split where one update would post too much',
    file: lib('round'),
    find: '      if (round.after && isTooMuch(account, next)) break\n',
    replace: '',
  },
  {
    name: 'first accounts of a batch count as written only where all of them were',
    file: lib('first-accounts'),
    find: 'first && !isWritten ? undefined : (first ?? account)',
    replace: 'first ?? account',
  },
]
