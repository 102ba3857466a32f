/** What members do in groups and what operators correct: database calls of each. */
import { DAY_MS, dayOf } from '../../src/domain/calendar'
import { callsFigure, each } from './calls-figure'
import type { Figure } from './figure'
import { action, command, numberOf, taken } from './requests'
import type { Shop } from './shop'

export async function groupFigures(shop: Shop): Promise<Figure[]> {
  const { cloud, members, operator } = shop
  // Midnight may come while this runs.
  for (const day of [dayOf(Date.now()), dayOf(Date.now() + DAY_MS)])
    await taken(
      cloud.url,
      command('operator', operator, { action: 'saveWords', day, words: ['桂花', '小满'] }),
    )
  const ask = (event: object) => members.map((openid) => action('points', openid, event))
  const enter = (word: string) =>
    members.map((openid) => command('points', openid, { action: 'enterWord', word }))
  return [
    callsFigure('a word of the day', await each(cloud, enter('桂花')), { atMost: 2 }),
    callsFigure('invitations', await each(cloud, ask({ action: 'getInvites' }))),
    callsFigure(
      'contest, with its table',
      await each(cloud, ask({ action: 'getContest', period: 'weekly' })),
    ),
    callsFigure('adjustment by one operator', await each(cloud, await adjustments(shop))),
  ]
}

async function adjustments({ cloud, members, operator }: Shop) {
  const numbers = await Promise.all(members.map((openid) => numberOf(cloud, openid)))
  const correction = { action: 'adjustPoints', points: 20, reason: 'counted again' }
  return numbers.map((member) => command('operator', operator, { ...correction, member }))
}
