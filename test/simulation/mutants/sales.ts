/** Guards of refunds and of points used on orders. */
import type { KindName } from '../kinds'
import { lib, type Mutant } from './mutant'

const kinds: KindName[] = ['sale', 'sale', 'sale', 'orders', 'spend']

const guards: Omit<Mutant, 'kinds'>[] = [
  {
    name: 'refunds of an order that were written down meanwhile are kept',
    file: lib('order-documents'),
    find: "store.update('orders', { _id, ...noMoreRefunds }, {",
    replace: "store.update('orders', { _id }, {",
  },
  {
    name: 'an order that comes keeps the refunds that were written down meanwhile',
    file: lib('order-documents'),
    find: '{ _id, ...noMoreRefunds, content: absent }',
    replace: '{ _id, content: absent }',
  },
  {
    name: 'a stub that becomes its order keeps the refunds that wait in it',
    file: lib('order-facts'),
    find: 'refunds: stored?.refunds ?? []',
    replace: 'refunds: []',
  },
  {
    name: 'who sends an order completes the refunds that wait for it',
    file: lib('orders'),
    find: 'await postSales(edge, settings, sales)',
    replace: 'await postSales(edge, settings, sales.map((sale) => ({ ...sale, refunds: [] })))',
  },
  {
    name: 'a duplicate of an order reads the refunds that wait for it',
    file: lib('order-facts'),
    find: 'for (const known of await recordSome(edge, distinct)) standing.set(known._id, known)',
    replace:
      'for (const known of await recordSome(edge, distinct)) standing.set(known._id, { ...known, refunds: [] })',
  },
  {
    name: 'a refund is known by its id, whatever time it says',
    file: 'src/domain/recording.ts',
    find: 'if (known) return known.hash === record.hash ? order : differs(refundId)',
    replace:
      'if (known && known.hash !== record.hash) return differs(refundId)\n' +
      '  if (known) return { ...order, refunds: order.refunds.map((one) => (one === known ? record : one)) }',
  },
  {
    name: 'a refund with another amount under a known id is refused',
    file: 'src/domain/recording.ts',
    find: 'known.hash === record.hash ? order : differs(refundId)',
    replace: 'order',
  },
  {
    name: 'a refund that is written down is known to a clock that is behind',
    file: 'src/domain/recording.ts',
    find: 'const known = order.refunds.find((one) => one.refundId === refundId)',
    replace:
      'if (record.refundedAt > now + AHEAD_MAX_MS) return ahead\n' +
      '  const known = order.refunds.find((one) => one.refundId === refundId)',
  },
  {
    name: 'refunds never give back more than was paid',
    file: 'src/domain/refund-count.ts',
    find: '  if (refund.amountFen > left.paidFen) return abovePaid\n',
    replace: '',
  },
  {
    name: 'the entries that a refund is decided on are looked up where they were moved to',
    file: lib('round'),
    find: '[operation, ...(operation.basis ?? [])]',
    replace: '[operation]',
  },
  {
    name: 'a refund takes pending points only while those of its order wait',
    file: 'src/domain/take-back.ts',
    find: 'open && open.fromSeq <= purchase.seq ?',
    replace: 'open ?',
  },
  {
    name: 'each refund takes back only what those before it have left',
    file: 'src/domain/take-back.ts',
    find: 'pointsOfOrder(paid.before, multiplier, perYuan) -',
    replace: 'pointsOfOrder({ ...paid.before, paidFen: order.paidFen }, multiplier, perYuan) -',
  },
  {
    name: 'points used on an order go back once',
    file: 'src/domain/take-back.ts',
    find: '{ from: after, upTo: before }',
    replace: '{ from: 0, upTo: before }',
  },
  {
    name: 'an order is done once the refunds that waited for it are',
    given: [
      {
        file: lib('sale-operations'),
        find: 'if (parts.points && !use) return readAgain',
        replace: 'if (parts.points && !use) return refusals.accountBusy',
      },
    ],
    file: lib('orders'),
    find: 'return sale.order.ok && refused ? refused : sale.order',
    replace: 'return sale.order',
  },
]

export const saleMutants: Mutant[] = guards.map((guard) => ({ ...guard, kinds }))
