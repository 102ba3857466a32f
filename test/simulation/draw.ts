/** Draws a run from its dice: who is there, what they ask for, and what may go wrong. */
import type { Dice } from './dice'
import { edgeOf } from './instance'
import type { Person } from './request'
import type { Profile, World } from './world'

const HOUR_MS = 3_600_000

/** Half of the runs are gentle in each respect, so that no trouble hides another. */
export function drawProfile(dice: Dice): Profile {
  return {
    crash: dice.pick([0, 0, 0.02, 0.08]),
    outage: dice.pick([0, 0, 0.02]),
    lostReply: dice.pick([0, 0, 0.03]),
    half: dice.pick([0, 0, 0.3]),
    doubling: dice.pick([0, 0.1, 0.5]),
    lostAnswer: dice.pick([0, 0.2]),
    impatience: dice.pick([0, 0.3, 0.7]),
    // Clocks are up to half of it behind or ahead: two of them an hour apart, or two.
    skewMs: dice.pick([0, 10_000, HOUR_MS, 2 * HOUR_MS]),
    minutes: dice.pick([0, 0.02, 0.1]),
    days: dice.pick([0, 0, 0.03]),
  }
}

/** One to three people. */
export function drawCast(world: World): Person[] {
  const { kernel, dice } = world
  const edge = edgeOf({ world, name: 'cast', crash() {} })
  const openids = ['oAlice', 'oBob', 'oCarol'].slice(0, 1 + dice.below(3))
  return openids.map((openid) => ({ openid, memberId: kernel.memberId.memberIdOf(edge, openid) }))
}

/** The stock of a run: one allotment, spread thin over its shards. */
export interface Stock {
  allotmentId: string
  shards: number
}

/** Puts the stock on the shelf; some of it can be claimed for a while only. */
export function layStock({ dice, kernel, database, now }: World): Stock {
  const shards = 1 + dice.below(3)
  const closesAt = dice.chance(0.3) ? now + dice.pick([1000, 60_000, HOUR_MS]) : kernel.calendar.NEVER
  for (let shard = 0; shard < shards; shard += 1) {
    const [made] = kernel.allotment.newShards('prize', 1 + dice.below(2), closesAt)
    if (made)
      database.insert(
        'allotments',
        [{ ...made, _id: kernel.allotment.shardId('prize', shard), shard }],
        'stop there',
      )
  }
  return { allotmentId: 'prize', shards }
}
