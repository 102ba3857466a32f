import { type Case, requestFailed, withText } from './case'
import { refusal } from './sdk'

const many = Array.from({ length: 1005 }, (_, place) => ({ _id: `n${place}`, n: place }))

export const limits: Case[] = [
  {
    it: 'get answers 100 documents, and 1,000 at most',
    run: async ({ others }) => {
      await others.add({ data: many })
      const plain = await others.get()
      const thousand = await others.limit(1000).get()
      const more = await others.limit(1001).get()
      return [plain.data.length, thousand.data.length, more.data.length]
    },
    answers: [100, 1000, 1000],
  },
  {
    it: 'skip without a limit goes on from there',
    run: async ({ others }) => {
      await others.add({ data: many })
      const rest = await others.skip(1000).get()
      return rest.data.map(({ n }) => n)
    },
    answers: [1000, 1001, 1002, 1003, 1004],
  },
  {
    it: 'a field name of 32 characters is taken, one of 33 refused',
    run: async ({ others }) => {
      await others.add({ data: { ['a'.repeat(32)]: 1 } })
      return refusal(() => others.add({ data: { ['a'.repeat(33)]: 1 } }))
    },
    answers: requestFailed('more than 32 characters'),
    isLocalOnly: true,
  },
  {
    it: 'a field name with a leading underscore is refused, deep inside too',
    run: ({ others }) => refusal(() => others.add({ data: { a: [{ _b: 1 }] } })),
    answers: requestFailed('_b'),
    isLocalOnly: true,
  },
  {
    it: 'a document of more than 512 KB is refused',
    run: async ({ others }) => {
      await others.add({ data: { _id: 'a', text: 'x'.repeat(512 * 1024 - 100) } })
      return refusal(() => others.add({ data: { _id: 'b', text: 'x'.repeat(512 * 1024) } }))
    },
    answers: requestFailed('bytes'),
    isLocalOnly: true,
  },
  {
    it: 'an update that makes a document too large is refused and changes nothing',
    run: async ({ others, _ }) => {
      await others.add({ data: { _id: 'a', l: ['x'.repeat(300 * 1024)] } })
      const { errCode } = await refusal(() =>
        others.doc('a').update({ data: { l: _.push(['x'.repeat(300 * 1024)]) } }),
      )
      const { data } = (await others.doc('a').get()) as { data: { l: unknown[] } } // as added
      return { errCode, length: data.l.length }
    },
    answers: { errCode: -502001, length: 1 },
    isLocalOnly: true,
  },
  {
    it: 'a collection is made once',
    run: async ({ db }) => {
      await db.createCollection('made_by_a_test')
      await db.collection('made_by_a_test').add({ data: { _id: 'a' } })
      return refusal(() => db.createCollection('made_by_a_test'))
    },
    answers: { errCode: -1, code: 'DATABASE_COLLECTION_ALREADY_EXIST', text: withText('exist') },
    isLocalOnly: true,
  },
]
