/** The home screen's one call. */
import { type Home, homeOf } from '../../src/domain/home'
import { readSettled } from './account'
import type { Call } from './action'
import { asksOf } from './notices'

/** Home, with what may be asked for: WeChat's question opens out of a tap alone, so its templates come before it. */
export async function readHome({ edge, memberId, settings, now }: Call): Promise<Home> {
  const home = homeOf(await readSettled(edge.store, memberId, { now, settings }), now, settings)
  return home.state === 'member' ? { ...home, notices: asksOf(edge) } : home
}
