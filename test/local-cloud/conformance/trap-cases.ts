/**
 * What the SDK does behind its caller's back, shown as production has it. The guard that refuses the second and third
 * on the local cloud is tested in guard.test.ts.
 */
import { type Case, withText } from './case'
import { refusal } from './sdk'

export const traps: Case[] = [
  {
    it: 'runTransaction does not retry a conflict of a write',
    run: async ({ db, others }) => {
      await others.add({ data: { _id: 'a', n: 1 } })
      let attempts = 0
      const told = await refusal(() =>
        db.runTransaction(async (transaction) => {
          attempts++
          await transaction.collection('others').doc('a').get()
          await others.doc('a').update({ data: { n: 2 } })
          await transaction
            .collection('others')
            .doc('a')
            .update({ data: { n: 3 } })
        }),
      )
      return { attempts, told }
    },
    answers: { attempts: 1, told: { errCode: -501001, text: withText('TransactionConflict') } },
  },
  {
    it: 'where().update() and where().remove() of a transaction survive its rollback',
    run: async ({ db, others }) => {
      await others.add({
        data: [
          { _id: 'a', n: 1 },
          { _id: 'b', n: 1 },
        ],
      })
      const transaction = await db.startTransaction()
      const mine = transaction.collection('others')
      await mine.where({ _id: 'a' }).update({ data: { n: 99 } })
      await mine.where({ _id: 'b' }).remove()
      await transaction.rollback()
      return (await others.get()).data
    },
    answers: [{ _id: 'a', n: 99 }],
  },
  {
    it: 'where().update() of a transaction waits for what the same transaction wrote',
    run: async ({ db, others }) => {
      await others.add({ data: { _id: 'a', n: 1 } })
      const transaction = await db.startTransaction()
      const mine = transaction.collection('others')
      await mine.doc('a').update({ data: { n: 2 } })
      let isDone = false
      const waiting = mine
        .where({ _id: 'a' })
        .update({ data: { n: 3 } })
        .then(() => (isDone = true))
      await others.where({ _id: 'a' }).get()
      const wasDone = isDone
      await transaction.rollback()
      await waiting
      return { wasDone, after: (await others.get()).data }
    },
    answers: { wasDone: false, after: [{ _id: 'a', n: 3 }] },
  },
  {
    it: 'count() and aggregate() of a transaction do not see it',
    run: async ({ db, others }) => {
      const transaction = await db.startTransaction()
      const mine = transaction.collection('others')
      await mine.add({ data: { _id: 'a' } })
      const seen = await mine.where({}).get()
      const counted = await mine.count()
      await transaction.rollback()
      return { seen: seen.data.length, counted: counted.total, left: (await others.count()).total }
    },
    answers: { seen: 1, counted: 0, left: 0 },
  },
  {
    it: 'undefined vanishes from a filter, which then means more',
    run: async ({ others }) => {
      await others.add({
        data: [
          { _id: 'a', n: 1 },
          { _id: 'b', n: 2 },
        ],
      })
      return (await others.where({ kind: undefined, n: 1 }).get()).data.map(({ _id }) => _id)
    },
    answers: ['a'],
  },
]
