import type { Bench, Case } from './case'
import { refusal } from './sdk'

/** Adds a document, updates it, and answers it without its id. */
function updated(before: object, data: (bench: Bench) => object): Case['run'] {
  return async (bench) => {
    await bench.things.add({ data: { _id: 'a', ...before } })
    await bench.things.doc('a').update({ data: data(bench) })
    const { _id, ...after } = (await bench.things.where({}).get()).data[0] ?? {}
    return after
  }
}

const fields: Case[] = [
  {
    it: 'a nested object merges',
    run: updated({ o: { a: 1, b: 2 } }, () => ({ o: { b: 3 } })),
    answers: { o: { a: 1, b: 3 } },
  },
  {
    it: '_.set replaces an object',
    run: updated({ o: { a: 1, b: 2 } }, ({ _ }) => ({ o: _.set({ b: 3 }) })),
    answers: { o: { b: 3 } },
  },
  {
    it: 'a path makes objects on its way',
    run: updated({}, () => ({ 'x.y.z': 1 })),
    answers: { x: { y: { z: 1 } } },
  },
  {
    it: 'an empty object vanishes',
    run: updated({ e: { a: 1 } }, () => ({ e: {}, n: 1 })),
    answers: { e: { a: 1 }, n: 1 },
  },
  {
    it: 'undefined vanishes',
    run: updated({ e: 1 }, () => ({ e: undefined, n: 1 })),
    answers: { e: 1, n: 1 },
  },
  { it: 'null is kept', run: updated({ e: 1 }, () => ({ e: null })), answers: { e: null } },
  { it: 'a list replaces', run: updated({ l: [1, 2] }, () => ({ l: [3] })), answers: { l: [3] } },
  {
    it: 'an element of a list by its place',
    run: updated({ l: [1, 2] }, () => ({ 'l.1': 9 })),
    answers: { l: [1, 9] },
  },
  {
    it: 'a place beyond the end fills with null',
    run: updated({ l: [1] }, () => ({ 'l.3': 9 })),
    answers: { l: [1, null, null, 9] },
  },
  {
    it: 'inc, also of a missing field',
    run: updated({ n: 5 }, ({ _ }) => ({ n: _.inc(-2), m: _.inc(3) })),
    answers: { n: 3, m: 3 },
  },
  {
    it: 'inc of fractions',
    run: updated({ n: 0.2 }, ({ _ }) => ({ n: _.inc(-0.05) })),
    answers: { n: 0.2 - 0.05 },
  },
  {
    it: 'mul, also of a missing field',
    run: updated({ n: 3 }, ({ _ }) => ({ n: _.mul(2.5), m: _.mul(2) })),
    answers: { n: 7.5, m: 0 },
  },
  {
    it: 'min and max',
    run: updated({ a: 5, b: 5, c: 5 }, ({ _ }) => ({ a: _.min(3), b: _.min(9), c: _.max(9), d: _.max(1) })),
    answers: { a: 3, b: 5, c: 9, d: 1 },
  },
  {
    it: 'remove a field',
    run: updated({ a: 1, o: { x: 1, y: 2 } }, ({ _ }) => ({ a: _.remove(), 'o.x': _.remove() })),
    answers: { o: { y: 2 } },
  },
  {
    it: 'remove an element leaves null',
    run: updated({ l: [1, 2, 3] }, ({ _ }) => ({ 'l.1': _.remove() })),
    answers: { l: [1, null, 3] },
  },
  {
    it: 'remove a key of an element',
    run: updated({ l: [{ a: 1, b: 2 }] }, ({ _ }) => ({ 'l.0.a': _.remove() })),
    answers: { l: [{ b: 2 }] },
  },
  { it: 'rename', run: updated({ a: 1 }, ({ _ }) => ({ a: _.rename('b') })), answers: { b: 1 } },
]

const counts: Case[] = [
  {
    it: 'update of a missing document changes nothing and makes none',
    run: async ({ things }) => {
      const { stats } = await things.doc('none').update({ data: { a: 1 } })
      return { stats, total: (await things.count()).total }
    },
    answers: { stats: { updated: 0 }, total: 0 },
  },
  {
    it: 'a conditional update happens once',
    run: async ({ things, _ }) => {
      await things.add({ data: { _id: 'a', version: 1 } })
      const buy = () => things.where({ _id: 'a', version: 1 }).update({ data: { version: _.inc(1) } })
      return (await Promise.all([buy(), buy(), buy()])).map(({ stats }) => stats).sort()
    },
    answers: expect.arrayContaining([{ updated: 1 }, { updated: 0 }, { updated: 0 }]),
  },
  {
    it: 'where().update() means all',
    run: async ({ others }) => {
      await others.add({ data: [{ _id: 'a' }, { _id: 'b' }, { _id: 'c' }] })
      const { stats } = await others.where({}).update({ data: { n: 1 } })
      return { stats, changed: (await others.where({ n: 1 }).count()).total }
    },
    answers: { stats: { updated: 3 }, changed: 3 },
  },
  {
    it: 'set replaces a document and counts it, also with the same content',
    run: async ({ things }) => {
      await things.add({ data: { _id: 'a', x: 1, y: 2 } })
      const first = await things.doc('a').set({ data: { x: 5 } })
      const again = await things.doc('a').set({ data: { x: 5 } })
      return { first: first.stats, again: again.stats, after: (await things.doc('a').get()).data }
    },
    answers: {
      first: { updated: 1, created: 0 },
      again: { updated: 1, created: 0 },
      after: { _id: 'a', x: 5 },
    },
  },
  {
    it: 'set makes a missing document',
    run: async ({ things }) => {
      const made = await things.doc('new').set({ data: { x: 5 } })
      return { made: made.stats, id: made._id, after: (await things.doc('new').get()).data }
    },
    answers: { made: { updated: 0, created: 1 }, id: 'new', after: { _id: 'new', x: 5 } },
  },
  {
    it: 'set refuses operators and an _id, in the SDK',
    run: async ({ things, _ }) => {
      const operator = await refusal(() => things.doc('a').set({ data: { n: _.inc(1) } }))
      const id = await refusal(() => things.doc('a').set({ data: { _id: 'b' } }))
      return [operator.errCode, id.errCode]
    },
    answers: [-502001, -501007],
  },
  {
    it: 'remove of a missing document removes nothing',
    run: async ({ things }) => things.doc('none').remove(),
    answers: { stats: { removed: 0 } },
  },
  {
    it: 'where().remove() means all that match',
    run: async ({ others, _ }) => {
      await others.add({
        data: [
          { _id: 'a', n: 1 },
          { _id: 'b', n: 2 },
          { _id: 'c', n: 3 },
        ],
      })
      const removed = await others.where({ n: _.gt(1) }).remove()
      return { removed: removed.stats, left: (await others.get()).data }
    },
    answers: { removed: { removed: 2 }, left: [{ _id: 'a', n: 1 }] },
  },
]

export const updates: Case[] = [...fields, ...counts]
