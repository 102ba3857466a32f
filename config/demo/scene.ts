/** A halt of the story's clock, and how somebody acts at it. */
import type { CloudInReach } from '../lib/till'
import { ask, expectValue, requestIdOf } from './doors'
import type { Person } from './people'

export interface Halt {
  startedAt: number
  at: number
  daysAgo: number
  accept: { privacy: string; rules: string }
  people: Person[]
}

export interface Scene extends Halt {
  cloud: CloudInReach
}

export const isTold = ({ people }: Pick<Halt, 'people'>, openid: string): boolean =>
  people.some(({ customer }) => 'openid' in customer && customer.openid === openid)

/** The number of somebody who has joined. */
export async function memberNoOf({ cloud }: Scene, openid: string): Promise<string> {
  const home = await ask(cloud, openid, { to: 'member', event: { action: 'getHome' } })
  // The answer of member.getHome for a member.
  const { member } = expectValue(home, 'member.getHome') as { member: { memberNo: string } }
  return member.memberNo
}

/** The same deed at the same halt is the same request. */
export async function act(
  { cloud, at }: Scene,
  openid: string,
  { to, event }: { to: string; event: { action: string } },
): Promise<unknown> {
  const requestId = requestIdOf(`${openid} ${JSON.stringify(event)} ${at}`, at)
  return expectValue(
    await ask(cloud, openid, { to, event: { ...event, requestId } }),
    `${to}.${event.action}`,
  )
}
