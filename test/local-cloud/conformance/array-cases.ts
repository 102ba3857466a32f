import type { Bench, Case } from './case'

/** A list after an update. */
function changed(before: unknown, change: (bench: Bench) => unknown): Case['run'] {
  return async (bench) => {
    await bench.things.add({ data: { _id: 'a', ...(before !== undefined && { l: before }) } })
    await bench.things.doc('a').update({ data: { l: change(bench) } })
    return (await bench.things.where({}).get()).data[0]?.l
  }
}

export const arrays: Case[] = [
  { it: 'push one', run: changed([1], ({ _ }) => _.push(2)), answers: [1, 2] },
  { it: 'push several', run: changed([1], ({ _ }) => _.push([2, 3])), answers: [1, 2, 3] },
  { it: 'push makes the list', run: changed(undefined, ({ _ }) => _.push([1])), answers: [1] },
  {
    it: 'push at a position',
    run: changed([1, 4], ({ _ }) => _.push({ each: [2, 3], position: 1 })),
    answers: [1, 2, 3, 4],
  },
  {
    it: 'push sorts, then cuts',
    run: changed([1, 2, 3], ({ _ }) => _.push({ each: [4, 5, 6], sort: -1, slice: 3 })),
    answers: [6, 5, 4],
  },
  {
    it: 'push that makes the list sorts and cuts it, too',
    run: changed(undefined, ({ _ }) => _.push({ each: [1, 3, 2], sort: -1, slice: 2 })),
    answers: [3, 2],
  },
  {
    it: 'push sorts objects by a path',
    run: changed([{ n: 2 }], ({ _ }) => _.push({ each: [{ n: 3 }, { n: 1 }], sort: { n: 1 } })),
    answers: [{ n: 1 }, { n: 2 }, { n: 3 }],
  },
  {
    it: 'push keeps the last ones',
    run: changed([1, 2], ({ _ }) => _.push({ each: [3], slice: -2 })),
    answers: [2, 3],
  },
  { it: 'unshift', run: changed([3], ({ _ }) => _.unshift([1, 2])), answers: [1, 2, 3] },
  { it: 'pop', run: changed([1, 2, 3], ({ _ }) => _.pop()), answers: [1, 2] },
  { it: 'shift', run: changed([1, 2, 3], ({ _ }) => _.shift()), answers: [2, 3] },
  { it: 'pop of an empty list', run: changed([], ({ _ }) => _.pop()), answers: [] },
  { it: 'pull a value', run: changed([1, 2, 1], ({ _ }) => _.pull(1)), answers: [2] },
  { it: 'pull by a condition', run: changed([1, 5, 9], ({ _ }) => _.pull(_.gte(5))), answers: [1] },
  { it: 'pull by in', run: changed(['a', 'b', 'c'], ({ _ }) => _.pull(_.in(['a', 'c']))), answers: ['b'] },
  {
    it: 'pull objects by their fields',
    run: changed(
      [
        { k: 1, n: 1 },
        { k: 2, n: 1 },
      ],
      ({ _ }) => _.pull({ k: 1 }),
    ),
    answers: [{ k: 2, n: 1 }],
  },
  { it: 'pullAll', run: changed([1, 2, 3, 1], ({ _ }) => _.pullAll([1, 3])), answers: [2] },
  { it: 'addToSet one', run: changed([1], ({ _ }) => _.addToSet(2)), answers: [1, 2] },
  {
    it: 'addToSet keeps what is there',
    run: changed([1, 1, 2], ({ _ }) => _.addToSet(1)),
    answers: [1, 1, 2],
  },
  { it: 'addToSet several', run: changed([1], ({ _ }) => _.addToSet({ $each: [1, 2, 2] })), answers: [1, 2] },
  {
    it: 'the element that a query meant',
    run: async ({ things }) => {
      await things.add({
        data: {
          _id: 'a',
          l: [
            { k: 1, n: 1 },
            { k: 2, n: 1 },
          ],
        },
      })
      await things.where({ 'l.k': 2 }).update({ data: { 'l.$.n': 9 } })
      return (await things.where({}).get()).data[0]?.l
    },
    answers: [
      { k: 1, n: 1 },
      { k: 2, n: 9 },
    ],
  },
  {
    it: 'every element',
    run: async ({ things, _ }) => {
      await things.add({ data: { _id: 'a', l: [{ n: 1 }, { n: 5 }] } })
      await things.doc('a').update({ data: { 'l.$[].n': _.inc(1) } })
      return (await things.where({}).get()).data[0]?.l
    },
    answers: [{ n: 2 }, { n: 6 }],
  },
]
