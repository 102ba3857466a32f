import { type Case, withText } from './case'
import { refusal } from './sdk'
import { conflict, numberOf, over, started } from './two-accounts'

export const conflicts: Case[] = [
  {
    it: 'who writes first wins, the other is told at its write',
    run: async (bench) => {
      const first = await started(bench)
      const second = await bench.db.startTransaction()
      await second.collection('others').doc('a').get()
      await first
        .collection('others')
        .doc('a')
        .update({ data: { n: 2 } })
      const told = await refusal(() =>
        second
          .collection('others')
          .doc('a')
          .update({ data: { n: 3 } }),
      )
      await first.commit()
      return { told, after: await numberOf(bench, 'a') }
    },
    answers: { told: conflict, after: 2 },
  },
  {
    it: 'a write of others after the snapshot is a conflict',
    run: async (bench) => {
      const transaction = await started(bench)
      await transaction.collection('others').doc('a').get()
      await bench.others.doc('a').update({ data: { n: 2 } })
      return refusal(() =>
        transaction
          .collection('others')
          .doc('a')
          .update({ data: { n: 3 } }),
      )
    },
    answers: conflict,
  },
  {
    it: 'a document that others added after the snapshot is a conflict',
    run: async (bench) => {
      const transaction = await started(bench)
      await transaction.collection('others').doc('a').get()
      await bench.others.add({ data: { _id: 'c' } })
      return refusal(() => transaction.collection('others').add({ data: { _id: 'c' } }))
    },
    answers: conflict,
  },
  {
    it: 'a conflict ends the transaction on the server',
    run: async (bench) => {
      const transaction = await started(bench)
      const mine = transaction.collection('others')
      await mine.doc('b').update({ data: { n: 7 } })
      await bench.others.doc('a').update({ data: { n: 2 } })
      await refusal(() => mine.doc('a').update({ data: { n: 3 } }))
      const told = await refusal(() => mine.doc('a').get())
      return { told, b: await numberOf(bench, 'b') }
    },
    answers: { told: over, b: 1 },
  },
  {
    it: 'write skew is allowed',
    run: async (bench) => {
      const one = await started(bench)
      const two = await bench.db.startTransaction()
      await one.collection('others').doc('a').get()
      await two.collection('others').doc('b').get()
      await one
        .collection('others')
        .doc('b')
        .update({ data: { n: 2 } })
      await two
        .collection('others')
        .doc('a')
        .update({ data: { n: 2 } })
      await one.commit()
      await two.commit()
      return [await numberOf(bench, 'a'), await numberOf(bench, 'b')]
    },
    answers: [2, 2],
  },
  {
    it: 'an ordinary write waits until the transaction is over',
    run: async (bench) => {
      const transaction = await started(bench)
      await transaction
        .collection('others')
        .doc('a')
        .update({ data: { n: 5 } })
      const steps: string[] = []
      const waiting = bench.others
        .doc('a')
        .update({ data: { n: bench._.inc(1) } })
        .then(() => steps.push('written'))
      await bench.others.doc('b').update({ data: { n: 2 } })
      steps.push('other document')
      await transaction.commit()
      await waiting
      return { steps, after: await numberOf(bench, 'a') }
    },
    answers: { steps: ['other document', 'written'], after: 6 },
  },
  {
    it: 'a duplicate key inside is refused and ends the transaction',
    run: async (bench) => {
      const transaction = await started(bench)
      const mine = transaction.collection('others')
      const told = await refusal(() => mine.add({ data: { _id: 'a' } }))
      const after = await refusal(() => mine.doc('b').get())
      return [told, after]
    },
    answers: [{ errCode: -502001, text: withText('E11000') }, over],
  },
  {
    it: 'two transactions that add the same key are a conflict',
    run: async (bench) => {
      const one = await bench.db.startTransaction()
      const two = await bench.db.startTransaction()
      await one.collection('things').add({ data: { _id: 'x', code: 1 } })
      const told = await refusal(() => two.collection('things').add({ data: { _id: 'y', code: 1 } }))
      await one.commit()
      return { told, kept: (await bench.things.get()).data }
    },
    answers: { told: conflict, kept: [{ _id: 'x', code: 1 }] },
  },
]
