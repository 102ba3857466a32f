/** Guards of what follows a posting outside the account. */
import { lib, type Mutant } from './mutant'

export const effectMutants: Mutant[] = [
  {
    name: 'an effect replaces only what is older',
    file: lib('effects'),
    find: 'const isOlder = { _id: id, seq: below(seq) }',
    replace: 'const isOlder = { _id: id }',
    seeds: [3, 4, 14],
  },
  {
    name: 'who decides on a document finishes what the journal has to write first',
    file: lib('round'),
    find: 'if (operation.look) await writeUnfinished(edge, account)',
    replace: '',
    seeds: [4, 21, 32],
  },
  {
    name: 'effects are marked done only where the account is the one read',
    file: lib('sweep'),
    find: '    { _id, version },\n    { set: { ...set, unfinishedSince: NEVER }',
    replace: '    { _id },\n    { set: { ...set, unfinishedSince: NEVER }',
    seeds: [63, 78, 117],
  },
  {
    name: 'tells are told before they are marked done',
    file: lib('sweep'),
    find: "if (effect.do === 'tell') await giveTell",
    replace: 'if (effect.do !== effect.do) await giveTell',
    seeds: [5, 7, 9],
  },
  {
    name: 'a tell enters every account',
    file: lib('sweep'),
    find: 'alwaysEnters: true',
    replace: 'alwaysEnters: false',
    seeds: [55, 117, 361],
  },
  {
    name: 'who looks at a document sees what the operations before it in the batch write',
    file: lib('round'),
    find: '    if (operation.look && round.after) break\n',
    replace: '',
    seeds: [4, 14, 17],
  },
  {
    name: 'the stamp of an effect is the number of its entry, not the version of the account',
    file: lib('perform'),
    find: 'for (const entry of posted) await writeEffects(edge, entry)',
    replace: 'for (const entry of posted) await writeEffects(edge, { ...entry, seq: before.version + 1 })',
    seeds: [21, 27, 34],
  },
  {
    name: 'what is decided on beside the account is read after the account, each time',
    file: lib('round'),
    find: 'const seen = await operation.look?.(account)',
    replace: 'const seen = (operation.seen ??= await operation.look?.(account))',
    seeds: [0, 4, 32],
  },
]
