/** Membership: joining, the card, the member code and the tier. */
import * as v from 'valibot'
import { homeOf } from '../../src/domain/home'
import { join, Join } from '../../src/domain/member'
import { refusals } from '../../src/domain/refusals'
import { tierPageOf } from '../../src/domain/tier-page'
import { readSettled } from '../lib/account'
import { commandOn, query } from '../lib/action'
import { issueCode } from '../lib/codes'
import { listTierMoves } from '../lib/entries'
import { establishMember } from '../lib/joining'
import { serve } from '../lib/serve'

const Nothing = v.strictObject({})

export const actions = {
  getHome: query(Nothing, async ({ edge, memberId, settings, now }) =>
    homeOf(await readSettled(edge.store, memberId, { now, settings }), now, settings),
  ),
  join: commandOn(Join, establishMember, ({ account, fact }) => join(account, fact)),
  getCode: query(Nothing, issueCode),
  getTier: query(Nothing, async ({ edge, memberId, settings, now }) => {
    const account = await readSettled(edge.store, memberId, { now, settings })
    if (!account.profile) return refusals.notJoined
    return tierPageOf(account, await listTierMoves(edge.store, account), { now, settings })
  }),
}
export type Actions = typeof actions

export const main = serve('member', actions)
