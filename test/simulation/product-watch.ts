/** What the rules of the product allow once, or so many times, and what operators and contests must have come to. */
import type { ContestResult } from '../../src/domain/contest-table'
import type { Entry } from '../../src/domain/entry'
import { openCounts } from './counts'
import { endOf } from './life-watch'
import type { Posted } from './ledger-watch'
import type { Stage } from './stage'
import { violate, type World } from './world'

type Seen = Pick<Stage, 'world' | 'ledger'>

/** Looks at everything that was posted, when everybody rests. */
export function expectProductInPeace({ world, ledger }: Seen): void {
  const posted = [...ledger.posted.values()]
  expectLimits(world, posted)
  expectInvitations(world, posted)
  expectContestsInPeace(world, posted)
}

/** Each word once a day, so many words a day, so many wrong ones, so many invitations a month and orders a campaign. */
function expectLimits(world: World, posted: Posted[]): void {
  const { kernel } = world
  const counts = openCounts(world)
  for (const { entry, memberId } of posted) {
    const { why, at } = entry
    const day = kernel.calendar.dayOf(at)
    counts.sees(memberId, entry)
    const count = (what: string, max: number) => counts.count(memberId, what, max)
    if (why.of === 'word' && why.word !== null) {
      count(`the word ${why.word.toLowerCase()} on ${day}`, 1)
      count(`a word on ${day}`, kernel.rules.word.dailyMax)
    }
    if (why.of === 'word' && why.word === null) count(`a wrong word on ${day}`, kernel.word.WRONG_MAX)
    if (why.of === 'invite' && why.state === 'counted')
      count(`an invitation in ${kernel.calendar.monthOf(at)}`, kernel.rules.invite.monthlyMax)
    if (why.of === 'invited') counts.count(`${memberId} as a guest`, 'an invitation', 1)
    if (why.of !== 'purchase') continue
    const { extras, bonuses = [] } = why.multiplier
    for (const { campaign } of [...extras, ...bonuses]) {
      const rule = kernel.rules.campaigns.find(({ id }) => id === campaign)
      if (rule && rule.memberMax > 0) count(`the campaign ${rule.id}`, rule.memberMax)
    }
  }
}

/** What came with an entry, also where it repaid what was owed. */
const earnedBy = ({ points, pending, debt }: Entry): number => points + pending - debt

const WINDOW_MS = 7 * 86_400_000

/** An invitation counts only after an order of the invitee has passed its window. */
function expectInvitations(world: World, posted: Posted[]): void {
  for (const { memberId, entry } of posted.filter((one) => one.entry.kind === 'invited')) {
    const passed = posted.some(
      (one) =>
        endOf(world, one.memberId) === endOf(world, memberId) &&
        one.entry.why.of === 'purchase' &&
        earnedBy(one.entry) > 0 &&
        one.entry.why.paidAt + WINDOW_MS <= entry.at,
    )
    if (!passed) violate(world, `the invitation of ${memberId} counts before an order did`)
  }
}

/** Every contest that was counted is paid, to those who won it and to nobody else. */
function expectContestsInPeace(world: World, posted: Posted[]): void {
  const prizes = posted.filter(({ entry }) => entry.kind === 'contest-prize')
  const won = new Map<string, string>()
  const ended = new Set<string>()
  for (const stored of world.database.all('contests')) {
    // Only the kernel writes results, and it writes all of one.
    const { period, key, winners, isPaid } = stored as unknown as Result
    if (!isPaid) violate(world, `${stored._id} is counted and not paid`)
    if (ended.has(key)) violate(world, `the contest of ${key} has two results`)
    ended.add(key)
    winners.forEach(({ memberId }, index) =>
      won.set(world.kernel.request.factOpId('contest-prize', period, key, String(index + 1)), memberId),
    )
  }
  for (const { entry, memberId } of prizes) {
    if (endOf(world, won.get(entry.opId) ?? '') !== endOf(world, memberId))
      violate(world, `${memberId} has a prize of somebody else`)
  }
  if (prizes.length !== won.size) violate(world, `${won.size} prizes were won, ${prizes.length} given`)
}

type Result = ContestResult & { period: string; isPaid: boolean }
