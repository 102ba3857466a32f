/** Rewards: the shop, what members take from it, and their coupons. */
import * as v from 'valibot'
import { ownCoupon } from '../../src/domain/coupon'
import { GetCoupon } from '../../src/domain/coupon-view'
import { GroupId, joinGroup, JoinGroup, startGroup, StartGroup } from '../../src/domain/group'
import { OfferId } from '../../src/domain/offer'
import { GetOffer } from '../../src/domain/offer-view'
import { Redeem, redeem } from '../../src/domain/redeem'
import { GetWallet } from '../../src/domain/wallet-view'
import { commandBeside, query, queryCard } from '../lib/action'
import { issueCouponCode, openCoupon } from '../lib/coupon-codes'
import { joinable, listGroups, readGroup, startable } from '../lib/groups'
import { establishOffer } from '../lib/redeeming'
import { serve } from '../lib/serve'
import { readOfferView, readShop } from '../lib/shop'
import { readWallet } from '../lib/wallet'

export const actions = {
  getShop: query(v.strictObject({}), readShop),
  getOffer: query(GetOffer, readOfferView),
  getWallet: queryCard(GetWallet, readWallet),
  getCoupon: queryCard(GetCoupon, openCoupon),
  redeem: commandBeside(Redeem, establishOffer, ({ account, input, settings, now, fact: offered }) =>
    redeem(account, input, { now, settings, offered }),
  ),
  getCouponCode: queryCard(GetCoupon, issueCouponCode),
  hasCoupon: queryCard(GetCoupon, async ({ account, input: { couponId } }) => ({
    isHeld: ownCoupon(account.coupons, couponId) !== undefined,
  })),
  startGroup: commandBeside(StartGroup, startable, ({ account, input, settings, now, fact, mark }) =>
    startGroup(account, { ...input, by: fact.by }, { now, settings, mark, offered: fact.offered }),
  ),
  joinGroup: commandBeside(JoinGroup, joinable, ({ account, input, settings, now, fact, mark }) =>
    joinGroup(account, input, { now, settings, mark, ...fact }),
  ),
  getGroup: query(v.strictObject({ groupId: GroupId }), readGroup),
  listGroups: query(v.strictObject({ offerId: OfferId }), listGroups),
}
export type Actions = typeof actions

export const main = serve('rewards', actions)
