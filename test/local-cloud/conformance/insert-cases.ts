import { type Case, requestFailed, withText } from './case'
import { refusal } from './sdk'

export const inserts: Case[] = [
  {
    it: 'answers an id of its own where none is given',
    run: ({ things }) => things.add({ data: { a: 1 } }),
    answers: { _id: expect.stringMatching(/^[0-9a-f]{16,}$/) },
  },
  {
    it: 'keeps the id it is given',
    run: ({ things }) => things.add({ data: { _id: 'own', a: 1 } }),
    answers: { _id: 'own' },
  },
  {
    it: 'keeps an id of 24 hexadecimal digits as a text',
    run: async ({ things }) => {
      await things.add({ data: { _id: '0123456789abcdef01234567', a: 1 } })
      return (await things.where({ _id: '0123456789abcdef01234567' }).get()).data
    },
    answers: [{ _id: '0123456789abcdef01234567', a: 1 }],
  },
  {
    it: 'keeps a number as an id, found and removed by the number only',
    run: async ({ things }) => {
      await things.add({ data: { _id: 7 } })
      const asText = await refusal(() => things.doc('7').get())
      const asNumber = await things.doc(7).get()
      const removed = await things.doc(7).remove()
      return { asText: asText.errCode, found: asNumber.data, removed: removed.stats }
    },
    answers: { asText: -1, found: { _id: 7 }, removed: { removed: 1 } },
  },
  {
    it: 'keeps null, empty lists and empty objects, and drops undefined',
    run: async ({ things }) => {
      await things.add({ data: { _id: 'a', nothing: null, list: [], object: {}, gone: undefined } })
      return things.doc('a').get()
    },
    answers: { data: { _id: 'a', nothing: null, list: [], object: {} } },
  },
  {
    it: 'keeps numbers, texts, truth values, dates and emoji as they are',
    run: async ({ things }) => {
      const data = {
        n: 1,
        f: 0.1,
        big: 2 ** 53,
        minus: -5,
        yes: true,
        at: new Date(5),
        text: '会员🎉\u0000"\\',
      }
      await things.add({ data: { _id: 'a', ...data } })
      return things.doc('a').get()
    },
    answers: {
      data: {
        _id: 'a',
        n: 1,
        f: 0.1,
        big: 2 ** 53,
        minus: -5,
        yes: true,
        at: new Date(5),
        text: '会员🎉\u0000"\\',
      },
    },
  },
  {
    it: 'refuses a second document with the same id',
    run: async ({ things }) => {
      await things.add({ data: { _id: 'a' } })
      return refusal(() => things.add({ data: { _id: 'a' } }))
    },
    answers: requestFailed('E11000 duplicate key error'),
  },
  {
    it: 'refuses a second document with the same key of a unique index',
    run: async ({ things }) => {
      await things.add({ data: { _id: 'a', code: 'X' } })
      return refusal(() => things.add({ data: { _id: 'b', code: 'X' } }))
    },
    answers: requestFailed('E11000'),
  },
  {
    it: 'counts a missing key of a unique index as one, too',
    run: async ({ things }) => {
      await things.add({ data: { _id: 'a' } })
      return refusal(() => things.add({ data: { _id: 'b' } }))
    },
    answers: requestFailed('E11000'),
  },
  {
    it: 'refuses a field name that begins with a dollar sign',
    run: ({ things }) => refusal(() => things.add({ data: { $a: 1 } })),
    answers: requestFailed(''),
  },
  {
    it: 'takes a field name with a dot',
    run: async ({ things }) => {
      await things.add({ data: { _id: 'a', 'key.': 1 } })
      return things.doc('a').get()
    },
    answers: { data: { _id: 'a', 'key.': 1 } },
  },
  {
    it: 'takes many documents at once, in their order',
    run: async ({ others }) => {
      const answer = await others.add({ data: [{ _id: 'x' }, { _id: 'y' }] })
      return { ids: answer.ids ?? answer._ids, kept: (await others.get()).data.map(({ _id }) => _id) }
    },
    answers: { ids: ['x', 'y'], kept: ['x', 'y'] },
  },
  {
    it: 'keeps the documents before a duplicate among many, and none after it',
    run: async ({ others }) => {
      await others.add({ data: { _id: 'b' } })
      const { errCode } = await refusal(() =>
        others.add({ data: [{ _id: 'a' }, { _id: 'b' }, { _id: 'c' }] }),
      )
      return { errCode, kept: (await others.orderBy('_id', 'asc').get()).data.map(({ _id }) => _id) }
    },
    answers: { errCode: -502001, kept: ['a', 'b'] },
  },
  {
    it: 'takes 1001 documents in one add',
    run: async ({ others }) => {
      await others.add({ data: Array.from({ length: 1001 }, (_, place) => ({ _id: place })) })
      return others.count()
    },
    answers: { total: 1001 },
  },
  {
    it: 'refuses a collection that was never declared',
    run: ({ db }) => refusal(() => db.collection('undeclared').add({ data: {} })),
    answers: { errCode: -502005, text: withText('not exist') },
  },
]
