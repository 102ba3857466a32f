/** Guards of allotments: claims, voids and releases. */
import type { KindName } from '../kinds'
import { lib, type Mutant } from './mutant'

/** What seldom happens is looked for among requests that have to do with stock alone. */
const stock: KindName[] = ['redeem', 'luck', 'redeem with change']

export const stockMutants: Mutant[] = [
  {
    name: 'a unit is claimed only where one is left',
    file: lib('allotment'),
    find: "      state: 'open',\n      left: above(0),\n",
    replace: "      state: 'open',\n",
  },
  {
    name: 'a unit is claimed only while its shard is open',
    file: lib('allotment'),
    find: "      state: 'open',\n      left: above(0),\n",
    replace: '      left: above(0),\n',
  },
  {
    name: 'one operation claims a shard once',
    file: lib('allotment'),
    find: '      [`claims.${opId}`]: absent,\n',
    replace: '',
  },
  {
    name: 'every claim counts the version of its shard up',
    file: lib('allotment'),
    find: 'inc: { left: -1, version: 1 }',
    replace: 'inc: { left: -1 }',
  },
  {
    name: 'a claim keeps the earlier time since which something is held',
    file: lib('allotment'),
    find: 'set: { [`claims.${opId}`]: held }, min: { heldSince: at }',
    replace: 'set: { [`claims.${opId}`]: held, heldSince: at }',
  },
  {
    name: 'a claim makes its shard findable',
    file: lib('allotment'),
    find: ', min: { heldSince: at }',
    replace: '',
  },
  {
    name: 'sold out is said only after the account was read once more',
    kinds: stock,
    file: lib('round'),
    find: "decided : 'sold-out'",
    replace: 'decided : decided.reserve.soldOut',
  },
  {
    name: 'a held claim is voided before it is released',
    file: lib('claims'),
    find: 'const entry = await postVoid(edge, { memberId: claim.memberId, mark, rules: settings.version })',
    replace:
      "const stored = await edge.store.get('accounts', claim.memberId)\n" +
      "  const entry = stored?.journal?.[mark.opId] ?? { opId: mark.opId, claim: null, effects: [], seq: 0, kind: 'void' }",
  },
  {
    name: 'a void is looked up by the time of its operation, not of its claim',
    file: lib('claims'),
    find: 'time: claim.opTime',
    replace: 'time: claim.at',
  },
  {
    name: 'a claim on another shard than the entry names is released',
    kinds: stock,
    file: 'src/domain/allotment.ts',
    find: 'claim?.allotmentId === shard.allotmentId && claim.shard === shard.shard',
    replace: 'claim?.allotmentId === shard.allotmentId',
  },
  {
    name: 'claims are kept when they are settled',
    file: lib('shard'),
    find: '{ set: { ...set, left, heldSince, state }, inc: { version: 1 } }',
    replace: '{ set: { left, heldSince, state }, remove: Object.keys(set), inc: { version: 1 } }',
  },
  {
    name: 'a shard is rewritten only where its version is the one read',
    kinds: stock,
    file: lib('shard'),
    find: '    { _id, version },\n',
    replace: '    { _id },\n',
  },
  {
    name: 'a shard stays findable while another claim is held',
    kinds: stock,
    file: 'src/domain/allotment.ts',
    find: 'left: shard.left + released.length, heldSince: heldSince(claims) }',
    replace: 'left: shard.left + released.length, heldSince: NEVER }',
  },
  {
    name: 'a released unit is on the shelf again',
    file: 'src/domain/allotment.ts',
    find: 'left: shard.left + released.length',
    replace: 'left: shard.left',
  },
  {
    name: 'a unit is claimed only before the end of its allotment',
    file: lib('allotment'),
    find: '      closesAt: above(at),\n',
    replace: '',
  },
]
