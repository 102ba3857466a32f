/** Membership: joining, the card, the member code and the tier. */
import * as v from 'valibot'
import { OfferAvatar } from '../../src/domain/avatar'
import { Export } from '../../src/domain/export'
import { previewLeave } from '../../src/domain/leave-preview'
import { AskToLeave, askToLeave, CancelLeave, cancelLeave } from '../../src/domain/leaving'
import { join, Join } from '../../src/domain/member'
import { SetNotices } from '../../src/domain/notice-grants'
import { ClaimByPhone } from '../../src/domain/phone-hold'
import { setProfile, SetProfile } from '../../src/domain/profile'
import { profileView } from '../../src/domain/profile-view'
import { tierPageOf } from '../../src/domain/tier-page'
import { readSettled } from '../lib/account'
import { type Call, command, commandOn, query, queryCard, work } from '../lib/action'
import { offerAvatar } from '../lib/avatars'
import { readVersions } from '../lib/catalogue'
import { claimByPhone } from '../lib/claiming'
import { issueCode } from '../lib/codes'
import { listTierMoves } from '../lib/entries'
import { exportPage } from '../lib/exports'
import { readHome } from '../lib/home'
import { establishMember } from '../lib/joining'
import { readNotices, setNotices } from '../lib/notices'
import { serve } from '../lib/serve'

const Nothing = v.strictObject({})

const environmentOf = async ({ edge }: Call) => edge.platform.envId

export const actions = {
  getHome: query(Nothing, readHome),
  join: commandOn(Join, establishMember, ({ account, fact, now, settings }) =>
    join(account, fact, { now, settings }),
  ),
  getProfile: query(Nothing, async ({ edge, memberId, settings, now }) =>
    profileView(await readSettled(edge.store, memberId, { now, settings }), { now, settings }),
  ),
  setProfile: commandOn(SetProfile, environmentOf, ({ account, input, now, fact: envId }) =>
    setProfile(account, input, { now, envId }),
  ),
  offerAvatar: work(OfferAvatar, offerAvatar),
  claimByPhone: work(ClaimByPhone, claimByPhone),
  previewLeave: query(Nothing, async ({ edge, memberId, settings, now }) => {
    const account = await readSettled(edge.store, memberId, { now, settings })
    const held = Object.values(account.coupons).map(({ version }) => version)
    return previewLeave(account, { now, settings, versions: await readVersions(edge, held) })
  }),
  leave: command(AskToLeave, ({ account, now }) => askToLeave(account, now)),
  export: query(Export, exportPage),
  cancelLeave: command(CancelLeave, ({ account }) => cancelLeave(account)),
  getCode: query(Nothing, issueCode),
  getTier: queryCard(Nothing, async ({ edge, account, settings, now }) =>
    tierPageOf(account, await listTierMoves(edge.store, account), { now, settings }),
  ),
  getNotices: query(Nothing, readNotices),
  setNotices: work(SetNotices, setNotices),
}
export type Actions = typeof actions

export const main = serve('member', actions)
