/** Guards of what one operator proposes and another one lets happen. */
import type { KindName } from '../kinds'
import { lib, type Mutant } from './mutant'

const published: KindName[] = ['rules', 'rules', 'approve', 'approve', 'check-in']
const merged: KindName[] = ['named merge', 'named merge', 'approve', 'orders']

export const proposalMutants: Mutant[] = [
  {
    name: 'a version is published by whoever writes it first',
    kinds: published,
    file: lib('publishing'),
    find: 'return standing.cause === publication.cause ? answer(null) : outdated',
    replace: 'return answer(null)',
  },
  {
    name: 'rules are published only after those that they were made from',
    kinds: published,
    file: lib('publishing'),
    find: '  if (current.version !== input.basedOn) return (await proposedBy(call, input)) ?? outdated\n',
    replace: '',
  },
  {
    name: 'rules in force are followed by the next version alone',
    kinds: published,
    file: lib('publishing'),
    find: "const isBefore = { _id: 'current', version: version - 1 }",
    replace: "const isBefore = { _id: 'current' }",
  },
  {
    name: 'the rules that stand are read before the publication that is to follow them',
    kinds: published,
    file: lib('publishing'),
    find: '  const current = await standingSettings(call.edge)\n  const known = await publicationOf(store, input.basedOn + 1)\n',
    replace:
      '  const known = await publicationOf(store, input.basedOn + 1)\n  const current = await standingSettings(call.edge)\n',
  },
  {
    name: 'two members are merged by two operators',
    kinds: merged,
    file: 'src/domain/merge-proposal.ts',
    find: 'return isOfMembers || ',
    replace: 'return ',
  },
  {
    name: 'an approved merge is carried out under the mark of who proposed it',
    kinds: merged,
    file: lib('merge-members'),
    find: 'const merge = { from, into, mark, reason, by, approvedBy: decided?.by ?? null, isRepeat: false }',
    replace:
      'const merge = { from, into, mark: { ...mark, opId: `${mark.opId}x` }, reason, by, approvedBy: decided?.by ?? null, isRepeat: false }',
  },
  {
    name: 'an approved tier is carried out under the mark of who proposed it',
    kinds: ['grant', 'approve', 'approve'],
    file: lib('granting'),
    find: '    ...mark,\n',
    replace: '    ...mark,\n    opId: `${mark.opId}x`,\n',
  },
]
