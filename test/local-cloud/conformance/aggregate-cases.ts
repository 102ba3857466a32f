import type { Case } from './case'
import { refusal } from './sdk'

const orders = [
  { _id: 'o1', member: 'm1', paid: 100, at: new Date('2026-11-20T17:00:00Z') },
  { _id: 'o2', member: 'm2', paid: 50, at: new Date('2026-11-21T01:00:00Z') },
  {
    _id: 'o3',
    member: 'm1',
    paid: 20,
    at: new Date('2026-11-22T01:00:00Z'),
    lines: [{ sku: 'x' }, { sku: 'y' }],
  },
]

export const aggregates: Case[] = [
  {
    it: 'groups and sums',
    run: async ({ others, _ }) => {
      await others.add({ data: orders })
      const sum = _.aggregate.sum('$paid')
      return others.aggregate().group({ _id: '$member', total: sum }).sort({ total: -1 }).end()
    },
    answers: {
      list: [
        { _id: 'm1', total: 120 },
        { _id: 'm2', total: 50 },
      ],
    },
  },
  {
    it: 'matches, sorts, skips and limits',
    run: async ({ others, _ }) => {
      await others.add({ data: orders })
      const matched = others.aggregate().match({ paid: _.gte(20) })
      return matched.sort({ paid: 1 }).skip(1).limit(1).project({ paid: 1 }).end()
    },
    answers: { list: [{ _id: 'o2', paid: 50 }] },
  },
  {
    it: 'unwinds lists and counts',
    run: async ({ others }) => {
      await others.add({ data: orders })
      return others.aggregate().unwind('$lines').count('lines').end()
    },
    answers: { list: [{ lines: 2 }] },
  },
  {
    it: 'days of a time zone',
    run: async ({ others, _ }) => {
      await others.add({ data: orders })
      const day = _.aggregate.dateToString({ date: '$at', format: '%Y-%m-%d', timezone: 'Asia/Shanghai' })
      return others
        .aggregate()
        .group({ _id: day, n: _.aggregate.sum(1) })
        .sort({ _id: 1 })
        .end()
    },
    answers: {
      list: [
        { _id: '2026-11-21', n: 2 },
        { _id: '2026-11-22', n: 1 },
      ],
    },
  },
  {
    it: 'looks up another collection',
    run: async ({ others, things }) => {
      await others.add({ data: orders })
      await things.add({ data: { _id: 'm2', name: 'Two' } })
      const looked = others
        .aggregate()
        .lookup({ from: 'things', localField: 'member', foreignField: '_id', as: 'who' })
      return looked.match({ _id: 'o2' }).project({ _id: 0, who: 1 }).end()
    },
    answers: { list: [{ who: [{ _id: 'm2', name: 'Two' }] }] },
  },
  {
    it: 'refuses a stage that does not exist',
    run: ({ others }) => refusal(async () => others.aggregate().sample({ size: -1 }).end()),
    answers: { errCode: -1, code: 'DATABASE_REQUEST_FAILED', text: expect.any(String) },
  },
]
