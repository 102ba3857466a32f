/** Guards of requests: the same one again, another one under its id, several in one batch, orders. */
import { lib, type Mutant } from './mutant'

export const requestMutants: Mutant[] = [
  {
    name: 'the same request with another input is refused',
    file: lib('operation'),
    find: 'if (entry.input !== mark.input)',
    replace: 'if (false)',
  },
  {
    name: 'a voided request stays undone',
    file: lib('operation'),
    find: "if (entry.kind === 'void') return refusals.requestLapsed",
    replace: '',
  },
  {
    name: 'a repeated request is voided before it is refused',
    file: lib('round'),
    find: 'if (operation.isRepeat) round.refusedRepeats',
    replace: 'if (false) round.refusedRepeats',
  },
  {
    name: 'an answer is given only once it is written',
    file: lib('perform'),
    find: 'if (written && !round.soldOut)',
    replace: 'if (!round.soldOut)',
  },
  {
    name: 'one operation named twice in a batch is posted once',
    file: lib('operation'),
    find: 'operations.findIndex(({ opId }) => opId === one.opId) === at',
    replace: 'at >= 0',
  },
  {
    name: 'the operations of a batch are decided one after another',
    file: lib('round'),
    find: 'await decideWithStock(table, work,',
    replace: 'await decideWithStock(table, settled,',
  },
  {
    name: 'an order is written down before it is posted',
    file: lib('orders'),
    find: 'accepted.length > 0 ? await recordFacts',
    replace: 'accepted.length < 0 ? await recordFacts',
  },
  {
    name: 'a known order with another content is refused',
    file: lib('order-facts'),
    find: 'if (standing.contentHash !== fact.contentHash)',
    replace: 'if (false)',
  },
  {
    name: 'a known order of another member is refused',
    file: lib('order-facts'),
    find: 'if (!isSameCustomer(standing, fact))',
    replace: 'if (false)',
  },
  {
    name: 'what is refused for want of time is voided too',
    given: [
      { file: lib('perform'), find: 'while (races < RACES_MAX)', replace: 'while (races < RACES_FEW)' },
      {
        file: lib('perform'),
        find: 'const RACES_MAX = 60',
        replace: 'const RACES_MAX = 60\nconst RACES_FEW = 2',
      },
    ],
    file: lib('perform'),
    find: 'operation.isRepeat ? await refuseRepeat(edge, performing, { operation, refusal: busy }) : busy',
    replace: 'busy',
  },
  {
    name: 'an order that is written down is known to a clock that is behind',
    file: lib('orders'),
    find: '!known.has(fact._id) ?',
    replace: 'true ?',
  },
  {
    name: 'a member number that is taken is not given again',
    file: lib('joining'),
    find: 'memberNoOf(edge, memberId, attempt)',
    replace: 'memberNoOf(edge, memberId, 0)',
  },
  {
    name: 'a void finds what is done',
    file: lib('perform'),
    find: '    if (done) return done\n',
    replace: '',
  },
  {
    name: 'a repeat that was to be refused and is done is answered what it did',
    kinds: ['spend', 'redeem', 'check-in', 'gift'],
    file: lib('perform'),
    find: "entry.kind === 'void' ? refusal : answerAgain(entry, operation)",
    replace: 'refusal',
  },
]
