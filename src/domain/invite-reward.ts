/** An invitation, on the side of the inviter: points, so many times a month; above that a note without points. */
import { type Account, idsOf } from './account'
import { DAY_MS, type Day, dayOf, endOfMonth, type Instant, monthOf } from './calendar'
import { countedIn } from './contest'
import { countedOnce, countOf } from './counter'
import type { InviteMessage } from './invite'
import { plan, type Plan } from './plan'
import { earn, note } from './points'
import type { Settings } from './settings'

/** The last day of a moment's month: to its end a month's counter lasts. */
export function lastDayOfMonth(at: Instant): Day {
  return dayOf(endOfMonth(monthOf(at)) - DAY_MS)
}

/** How many invitations have counted this month. */
export function invitesCounted({ counters }: Account, now: Instant): number {
  return countOf(counters, lastDayOfMonth(now), 'invite')
}

/** Posts one invitation that counts. It never refuses: what earns nothing leaves a note that says so. */
export function inviteReward(
  account: Account,
  { invitee }: Pick<InviteMessage, 'invitee'>,
  terms: { now: Instant; settings: Settings },
): Plan {
  const { now, settings } = terms
  const { points, monthlyMax } = settings.invite
  const answer = () => null
  const why = { of: 'invite', monthlyMax } as const
  // Who has left earns nothing, and neither does who turned out to be the same person as the invitee.
  if (!account.profile || idsOf(account).includes(invitee))
    return plan({ post: [note({ ...why, state: 'void' }, 'hidden')], answer })
  if (invitesCounted(account, now) >= monthlyMax || points === 0)
    return plan({ post: [note({ ...why, state: 'over' }, 'note')], answer })
  return plan({
    post: [earn(points, { ...why, state: 'counted' }, { at: now, settings })],
    set: {
      counters: countedOnce(account.counters, lastDayOfMonth(now), 'invite'),
      ...countedIn(account, { activity: 'invite', points }, terms),
    },
    answer,
  })
}
