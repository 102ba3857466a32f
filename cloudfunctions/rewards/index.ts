/** Rewards: the shop, what members take from it, and their coupons. */
import { Redeem, redeem } from '../../src/domain/redeem'
import { commandBeside } from '../lib/action'
import { establishOffer } from '../lib/redeeming'
import { serve } from '../lib/serve'

export const actions = {
  redeem: commandBeside(Redeem, establishOffer, ({ account, input, settings, now, fact: offered }) =>
    redeem(account, input, { now, settings, offered }),
  ),
}
export type Actions = typeof actions

export const main = serve('rewards', actions)
