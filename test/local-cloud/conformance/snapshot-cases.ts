import { type Case, withText } from './case'
import { refusal } from './sdk'
import { started, numberOf } from './two-accounts'

export const snapshots: Case[] = [
  {
    it: 'sees its own writes, others only after the commit',
    run: async (bench) => {
      const transaction = await started(bench)
      const mine = transaction.collection('others')
      await mine.doc('a').update({ data: { n: 5 } })
      const inside = await mine.doc('a').get()
      const found = await mine.where({ n: 5 }).get()
      const outside = await numberOf(bench, 'a')
      await transaction.commit()
      return { inside: inside.data, found: found.data, outside, after: await numberOf(bench, 'a') }
    },
    answers: { inside: { _id: 'a', n: 5 }, found: [{ _id: 'a', n: 5 }], outside: 1, after: 5 },
  },
  {
    it: 'starts its snapshot with the first operation, not at its start',
    run: async (bench) => {
      const transaction = await started(bench)
      await bench.others.add({ data: { _id: 'c', n: 3 } })
      const found = await transaction.collection('others').where({ _id: 'c' }).get()
      await transaction.rollback()
      return found.data
    },
    answers: [{ _id: 'c', n: 3 }],
  },
  {
    it: 'reads the same again, also documents it had not read',
    run: async (bench) => {
      const transaction = await started(bench)
      const mine = transaction.collection('others')
      await mine.doc('a').get()
      await bench.others.where({}).update({ data: { n: 9 } })
      await bench.others.add({ data: { _id: 'c', n: 9 } })
      const a = await mine.doc('a').get()
      const b = await mine.doc('b').get()
      const all = await mine.where({}).get()
      await transaction.rollback()
      return [a.data, b.data, all.data.length]
    },
    answers: [{ _id: 'a', n: 1 }, { _id: 'b', n: 1 }, 2],
  },
  {
    it: 'a rollback undoes all of it',
    run: async (bench) => {
      const transaction = await started(bench)
      const mine = transaction.collection('others')
      await mine.doc('a').update({ data: { n: 5 } })
      await mine.doc('b').remove()
      await mine.add({ data: { _id: 'c', n: 7 } })
      await transaction.rollback()
      return (await bench.others.get()).data
    },
    answers: [
      { _id: 'a', n: 1 },
      { _id: 'b', n: 1 },
    ],
  },
  {
    it: 'a removed document is gone inside, a missing one is null',
    run: async (bench) => {
      const transaction = await started(bench)
      const mine = transaction.collection('others')
      await mine.doc('a').remove()
      const removed = await refusal(() => mine.doc('a').get())
      const missing = await refusal(() => mine.doc('none').get())
      await refusal(() => transaction.rollback())
      return { removed: removed.text ?? removed.passed, missing: missing.text ?? missing.passed }
    },
    answers: { removed: withText('does not exist'), missing: withText('does not exist') },
  },
  {
    it: 'add answers its id, set makes and replaces',
    run: async (bench) => {
      const transaction = await started(bench)
      const mine = transaction.collection('others')
      const added = await mine.add({ data: { _id: 'c', n: 3 } })
      await mine.doc('a').set({ data: { n: 8 } })
      await mine.doc('d').set({ data: { n: 4 } })
      await transaction.commit()
      return { id: added._id, after: (await bench.others.get()).data }
    },
    answers: {
      id: 'c',
      after: [
        { _id: 'a', n: 8 },
        { _id: 'b', n: 1 },
        { _id: 'c', n: 3 },
        { _id: 'd', n: 4 },
      ],
    },
  },
  {
    it: 'takes 1001 documents in one add',
    run: async (bench) => {
      const transaction = await started(bench)
      const data = Array.from({ length: 1001 }, (_, place) => ({ _id: `n${place}` }))
      await transaction.collection('others').add({ data })
      await transaction.commit()
      return (await bench.others.count()).total
    },
    answers: 1003,
  },
]
