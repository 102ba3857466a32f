import { type Bench, type Case, requestFailed, withText } from './case'
import { refusal } from './sdk'

/** A refused update, and the document after it. */
function refused(before: object, data: (bench: Bench) => object): Case['run'] {
  return async (bench) => {
    await bench.things.add({ data: { _id: 'a', ...before } })
    const told = await refusal(() => bench.things.doc('a').update({ data: data(bench) }))
    const { _id, ...after } = (await bench.things.where({}).get()).data[0] ?? {}
    return { ...told, after }
  }
}

const unchanged = (before: object, part = '') => ({ errCode: -502001, text: withText(part), after: before })

export const updateRefusals: Case[] = [
  {
    it: 'refuses inc of a text',
    run: refused({ t: 'x' }, ({ _ }) => ({ t: _.inc(1) })),
    answers: unchanged({ t: 'x' }, 'non-numeric'),
  },
  {
    it: 'refuses inc of null',
    run: refused({ t: null }, ({ _ }) => ({ t: _.inc(1) })),
    answers: unchanged({ t: null }),
  },
  {
    it: 'refuses mul of a text',
    run: refused({ t: 'x' }, ({ _ }) => ({ t: _.mul(2) })),
    answers: unchanged({ t: 'x' }),
  },
  {
    it: 'refuses a path through a number',
    run: refused({ t: 1 }, () => ({ 't.a': 1 })),
    answers: unchanged({ t: 1 }, 'Cannot create field'),
  },
  {
    it: 'refuses a path through null',
    run: refused({ t: null }, () => ({ 't.a': 1 })),
    answers: unchanged({ t: null }),
  },
  {
    it: 'refuses a name in a list',
    run: refused({ l: [1] }, () => ({ l: { foo: 'bar' } })),
    answers: unchanged({ l: [1] }),
  },
  {
    it: 'refuses push on what is no list',
    run: refused({ t: 1 }, ({ _ }) => ({ t: _.push([1]) })),
    answers: unchanged({ t: 1 }, 'non-array'),
  },
  {
    it: 'refuses pop on what is no list',
    run: refused({ t: 1 }, ({ _ }) => ({ t: _.pop() })),
    answers: unchanged({ t: 1 }),
  },
  {
    it: 'refuses pull from what is no list',
    run: refused({ t: 1 }, ({ _ }) => ({ t: _.pull(1) })),
    answers: unchanged({ t: 1 }),
  },
  {
    it: 'refuses addToSet on what is no list',
    run: refused({ t: 1 }, ({ _ }) => ({ t: _.addToSet(1) })),
    answers: unchanged({ t: 1 }),
  },
  {
    it: 'refuses two operators on one path',
    run: refused({ o: { a: 1 } }, ({ _ }) => ({ 'o.a': 2, o: _.set({ a: 3 }) })),
    answers: unchanged({ o: { a: 1 } }, 'conflict'),
  },
  {
    it: 'refuses a new _id, in the SDK',
    run: async ({ things }) => refusal(() => things.doc('a').update({ data: { _id: 'b' } })),
    answers: { errCode: -501007, text: withText('_id') },
  },
  {
    it: 'refuses an update that makes a key of a unique index twice',
    run: async ({ things }) => {
      await things.add({
        data: [
          { _id: 'a', code: 1 },
          { _id: 'b', code: 2 },
        ],
      })
      return refusal(() => things.doc('b').update({ data: { code: 1 } }))
    },
    answers: requestFailed('E11000'),
  },
]
