/** Guards of what follows a posting outside the account. */
import { lib, type Mutant } from './mutant'

export const effectMutants: Mutant[] = [
  {
    name: 'an effect replaces only what is older',
    file: lib('effects'),
    find: 'const isOlder = { _id: id, seq: below(seq) }',
    replace: 'const isOlder = { _id: id }',
  },
  {
    name: 'who decides on a document finishes what the journal has to write first',
    file: lib('round'),
    find: 'if (operation.look) await writeUnfinished(edge, account)',
    replace: '',
  },
  {
    name: 'effects are marked done only where the account is the one read',
    file: lib('sweep'),
    find: '    { _id, version },\n    { set: { ...set, unfinishedSince: NEVER }',
    replace: '    { _id },\n    { set: { ...set, unfinishedSince: NEVER }',
  },
  {
    name: 'tells are told before they are marked done',
    file: lib('sweep'),
    find: "if (effect.do === 'tell') await giveTell",
    replace: 'if (effect.do !== effect.do) await giveTell',
  },
  {
    name: 'a tell enters every account',
    kinds: ['gift', 'two gifts', 'slip'],
    file: lib('sweep'),
    find: 'alwaysEnters: true',
    replace: 'alwaysEnters: false',
  },
  {
    name: 'who looks at a document sees what the operations before it in the batch write',
    file: lib('round'),
    find: '    if (operation.look && round.after) break\n',
    replace: '',
  },
  {
    name: 'the stamp of an effect is the number of its entry, not the version of the account',
    file: lib('perform'),
    find: 'for (const entry of posted) await writeEffects(edge, entry)',
    replace: 'for (const entry of posted) await writeEffects(edge, { ...entry, seq: before.version + 1 })',
  },
  {
    name: 'what is decided on beside the account is read after the account, each time',
    file: lib('round'),
    find: 'const seen = await operation.look?.(account)',
    replace: 'const seen = (operation.seen ??= await operation.look?.(account))',
  },
]
