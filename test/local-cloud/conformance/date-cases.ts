import type { Case } from './case'

/** The distance between two dates of a document, ms. */
function distance(from: unknown, to: unknown): number {
  return new Date(to as Date).getTime() - new Date(from as Date).getTime() // dates of a document
}

export const dates: Case[] = [
  {
    it: 'a server date is a date of now, anywhere in a document',
    run: async ({ things, db }) => {
      await things.add({
        data: { _id: 'a', at: db.serverDate(), o: { at: db.serverDate() }, l: [db.serverDate()] },
      })
      const { data } = (await things.doc('a').get()) as { data: { at: Date; o: { at: Date }; l: Date[] } } // as added
      const isNow = Math.abs(distance(data.at, new Date())) < 60_000
      return {
        isNow,
        isDate: data.at instanceof Date,
        inner: distance(data.at, data.o.at),
        listed: distance(data.at, data.l[0]),
      }
    },
    answers: { isNow: true, isDate: true, inner: 0, listed: 0 },
  },
  {
    it: 'server dates of one request differ by exactly their offsets',
    run: async ({ things, db }) => {
      const year = 31_536_000_000
      await things.add({
        data: {
          _id: 'a',
          at: db.serverDate(),
          later: db.serverDate({ offset: year }),
          before: db.serverDate({ offset: -5 }),
        },
      })
      const { data } = (await things.doc('a').get()) as { data: Record<string, Date> } // as added
      return [distance(data.at, data.later), distance(data.at, data.before)]
    },
    answers: [31_536_000_000, -5],
  },
  {
    it: 'a server date in an update and in a push',
    run: async ({ things, db, _ }) => {
      await things.add({ data: { _id: 'a', l: [] } })
      await things.doc('a').update({ data: { at: db.serverDate(), l: _.push([{ at: db.serverDate() }]) } })
      const { data } = (await things.doc('a').get()) as { data: { at: Date; l: { at: Date }[] } } // as updated
      return distance(data.at, data.l[0]?.at)
    },
    answers: 0,
  },
  {
    it: 'dates are equal by their value, and compare',
    run: async ({ things, _ }) => {
      await things.add({
        data: [
          { _id: 'a', code: 1, at: new Date(1000) },
          { _id: 'b', code: 2, at: new Date(2000) },
        ],
      })
      const same = await things.where({ at: new Date(1000) }).get()
      const later = await things.where({ at: _.gt(new Date(1000)) }).get()
      return [same.data, later.data].map((list) => list.map(({ _id }) => _id))
    },
    answers: [['a'], ['b']],
  },
]
