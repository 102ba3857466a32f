import { type Bench, type Case, requestFailed, withText } from './case'
import { refusal } from './sdk'

const stock = [
  { _id: 'a', code: 1, kind: 'tea', rank: 2, tags: ['hot', 'green'], box: { size: 3 }, left: 0 },
  { _id: 'b', code: 2, kind: 'tea', rank: 1, tags: ['cold'], box: { size: 5 }, left: null },
  { _id: 'c', code: 3, kind: 'cup', rank: 9, tags: [], lots: [{ n: 1 }, { n: 4 }], name: 'Cup 杯' },
  { _id: 'd', code: 4, kind: 'cup', rank: 1, tags: ['cold', 'hot'], name: 'mug' },
]

/** Ids of what a query means, over the stock above. */
function meant(query: (bench: Bench) => unknown): Case['run'] {
  return async (bench) => {
    await bench.things.add({ data: stock })
    return (await bench.things.where(query(bench)).get()).data.map(({ _id }) => _id).sort()
  }
}

function meaning(it: string, query: (bench: Bench) => unknown, answers: string[]): Case {
  return { it, run: meant(query), answers }
}

const operators: Case[] = [
  meaning('an empty query means all', () => ({}), ['a', 'b', 'c', 'd']),
  meaning('equality', () => ({ kind: 'tea' }), ['a', 'b']),
  meaning('equality of several fields', () => ({ kind: 'tea', rank: 1 }), ['b']),
  meaning('equality in a nested object', () => ({ box: { size: 5 } }), ['b']),
  meaning('equality by path', () => ({ 'box.size': 5 }), ['b']),
  meaning('equality with an element of a list', () => ({ tags: 'hot' }), ['a', 'd']),
  meaning('equality with a whole list', ({ _ }) => ({ tags: _.eq(['cold', 'hot']) }), ['d']),
  meaning('null means null and missing', () => ({ left: null }), ['b', 'c', 'd']),
  meaning('not equal means missing, too', ({ _ }) => ({ left: _.neq(0) }), ['b', 'c', 'd']),
  meaning('not equal of a list', ({ _ }) => ({ tags: _.neq('hot') }), ['b', 'c']),
  meaning('greater', ({ _ }) => ({ rank: _.gt(1) }), ['a', 'c']),
  meaning('greater or equal and less', ({ _ }) => ({ rank: _.gte(1).and(_.lt(9)) }), ['a', 'b', 'd']),
  meaning('comparison stays within a type', ({ _ }) => ({ kind: _.gt(0) }), []),
  meaning('in', ({ _ }) => ({ rank: _.in([1, 9]) }), ['b', 'c', 'd']),
  meaning('in, of ids', ({ _ }) => ({ _id: _.in(['d', 'a', 'zz']) }), ['a', 'd']),
  meaning('not in', ({ _ }) => ({ tags: _.nin(['hot']) }), ['b', 'c']),
  meaning('or of two fields', ({ _ }) => _.or([{ rank: 9 }, { tags: 'green' }]), ['a', 'c']),
  meaning('or of one field', ({ _ }) => ({ rank: _.eq(9).or(_.eq(2)) }), ['a', 'c']),
  meaning('and', ({ _ }) => _.and([{ kind: 'cup' }, { rank: _.lt(5) }]), ['d']),
  meaning('nor', ({ _ }) => _.nor([{ kind: 'cup' }, { rank: 2 }]), ['b']),
  meaning('not', ({ _ }) => ({ rank: _.not(_.gt(1)) }), ['b', 'd']),
  meaning('exists', ({ _ }) => ({ left: _.exists(true) }), ['a', 'b']),
  meaning('exists not', ({ _ }) => ({ left: _.exists(false) }), ['c', 'd']),
  meaning('remainder', ({ _ }) => ({ code: _.mod(2, 1) }), ['a', 'c']),
  meaning('all elements', ({ _ }) => ({ tags: _.all(['hot', 'cold']) }), ['d']),
  meaning('an element that meets a condition', ({ _ }) => ({ lots: _.elemMatch({ n: _.gt(3) }) }), ['c']),
  meaning('a size', ({ _ }) => ({ tags: _.size(1) }), ['b']),
  meaning('a literal regular expression', () => ({ name: /^cup/i }), ['c']),
  meaning('a regular expression of the SDK', ({ db }) => ({ name: db.RegExp({ regexp: '杯$' }) }), ['c']),
  meaning('a regular expression inside or', ({ _ }) => _.or([{ name: /mug/ }, { rank: 2 }]), ['a', 'd']),
]

const pages: Case[] = [
  {
    it: 'a missing document is an error of the SDK',
    run: ({ things }) => refusal(() => things.doc('none').get()),
    answers: { errCode: -1, text: withText('does not exist') },
  },
  {
    it: 'answers in the order of insertion, also after an update',
    run: async ({ others, _ }) => {
      for (const _id of ['z', 'm', 'a']) await others.add({ data: { _id, n: 0 } })
      await others.doc('z').update({ data: { n: _.inc(1) } })
      return (await others.get()).data.map(({ _id }) => _id)
    },
    answers: ['z', 'm', 'a'],
  },
  {
    it: 'sorts by several paths, up and down',
    run: async ({ things }) => {
      await things.add({ data: stock })
      return (await things.orderBy('kind', 'asc').orderBy('rank', 'desc').get()).data.map(({ _id }) => _id)
    },
    answers: ['c', 'd', 'a', 'b'],
  },
  {
    it: 'sorts missing before null-free values and texts by their characters',
    run: async ({ things }) => {
      await things.add({ data: stock })
      return (await things.orderBy('name', 'asc').orderBy('_id', 'asc').get()).data.map(({ _id }) => _id)
    },
    answers: ['a', 'b', 'c', 'd'],
  },
  {
    it: 'skips and limits',
    run: async ({ things }) => {
      await things.add({ data: stock })
      return (await things.orderBy('code', 'desc').skip(1).limit(2).get()).data.map(({ _id }) => _id)
    },
    answers: ['c', 'b'],
  },
  {
    it: 'answers chosen fields, always with _id',
    run: async ({ things }) => {
      await things.add({ data: stock })
      return things.doc('a').field({ kind: true, 'box.size': true }).get()
    },
    answers: { data: { _id: 'a', kind: 'tea', box: { size: 3 } } },
  },
  {
    it: 'leaves out chosen fields',
    run: async ({ things }) => {
      await things.add({ data: { _id: 'a', x: 1, y: 2, z: 3 } })
      return (await things.field({ x: false, _id: false }).get()).data
    },
    answers: [{ y: 2, z: 3 }],
  },
  {
    it: 'answers a part of a list',
    run: async ({ things, _ }) => {
      await things.add({ data: { _id: 'a', list: [1, 2, 3, 4], other: 1 } })
      return (await things.field({ list: _.project.slice(2) }).get()).data
    },
    answers: [{ _id: 'a', list: [1, 2], other: 1 }],
  },
  {
    it: 'counts what a query means, and all',
    run: async ({ things }) => {
      await things.add({ data: stock })
      const tea = await things.where({ kind: 'tea' }).count()
      const all = await things.count()
      return { tea: tea.total, all: all.total }
    },
    answers: { tea: 2, all: 4 },
  },
  {
    it: 'refuses geography with a sentence',
    run: ({ things, db, _ }) =>
      refusal(() =>
        things.where({ at: _.geoNear({ geometry: new db.Geo.Point(113, 23), maxDistance: 1 }) }).get(),
      ),
    answers: requestFailed('no geographic queries'),
    isLocalOnly: true,
  },
  {
    it: 'the clean-up query /.*/ leaves numeric ids',
    run: async ({ others }) => {
      await others.add({ data: [{ _id: 'a' }, { _id: 5 }] })
      await others.where({ _id: /.*/ }).remove()
      return (await others.get()).data
    },
    answers: [{ _id: 5 }],
  },
]

export const queries: Case[] = [...operators, ...pages]
