import type { Case } from './case'
import { type Answer, refusal, type Transaction } from './sdk'
import { numberOf, over, started } from './two-accounts'

export const transactions: Case[] = [
  {
    it: 'an empty transaction can be committed',
    run: async (bench) =>
      Object.keys((await (await bench.db.startTransaction()).commit()) ?? {}).includes('code'),
    answers: false,
  },
  {
    it: 'is over after its commit and after its rollback',
    run: async (bench) => {
      const done = await started(bench)
      await done.commit()
      const undone = await bench.db.startTransaction()
      await undone.rollback()
      const read = (transaction: Transaction) =>
        refusal(() => transaction.collection('others').where({}).get())
      return [await read(done), await read(undone)]
    },
    answers: [over, over],
  },
  {
    it: 'runTransaction answers what the callback answers',
    run: async (bench) => {
      await bench.others.add({ data: { _id: 'a', n: 1 } })
      return bench.db.runTransaction(async (transaction) => {
        await transaction
          .collection('others')
          .doc('a')
          .update({ data: { n: 2 } })
        return { sold: true }
      })
    },
    answers: { sold: true },
  },
  {
    it: 'runTransaction rejects with exactly what rollback was given',
    run: async (bench) => {
      await bench.others.add({ data: { _id: 'a', n: 1 } })
      const reason = await bench.db
        .runTransaction(async (transaction) => {
          await transaction
            .collection('others')
            .doc('a')
            .update({ data: { n: 2 } })
          await transaction.rollback({ why: 'sold out' })
        })
        .catch((thrown: Answer) => thrown)
      return { reason, after: await numberOf(bench, 'a') }
    },
    answers: { reason: { why: 'sold out' }, after: 1 },
  },
]
