/** Rewards: the shop, what members take from it, and their coupons. */
import * as v from 'valibot'
import { GetCoupon } from '../../src/domain/coupon-view'
import { GetOffer } from '../../src/domain/offer-view'
import { Redeem, redeem } from '../../src/domain/redeem'
import { GetWallet } from '../../src/domain/wallet-view'
import { commandBeside, query, queryCard } from '../lib/action'
import { issueCouponCode } from '../lib/coupon-codes'
import { establishOffer } from '../lib/redeeming'
import { serve } from '../lib/serve'
import { readOfferView, readShop } from '../lib/shop'
import { readCoupon, readWallet } from '../lib/wallet'

export const actions = {
  getShop: query(v.strictObject({}), readShop),
  getOffer: query(GetOffer, readOfferView),
  getWallet: queryCard(GetWallet, readWallet),
  getCoupon: queryCard(GetCoupon, readCoupon),
  redeem: commandBeside(Redeem, establishOffer, ({ account, input, settings, now, fact: offered }) =>
    redeem(account, input, { now, settings, offered }),
  ),
  getCouponCode: queryCard(GetCoupon, issueCouponCode),
}
export type Actions = typeof actions

export const main = serve('rewards', actions)
