/** Why a sale at the till is not made. What is told is told to a clerk, with the member and a queue before them. */
import { clockTime, monthDay, shortDay } from './beijing-text'
import { type Instant, dayOf } from './calendar'
import { grouped, yuan } from './figures'
import type { Receipt } from './coupon-move'
import { refuse, type Refusal } from './result'

const kept = '这笔没有收，券和积分都没有动。'

export const saleRefusals = {
  nothing: refuse('SALE_EMPTY', `金额是 0，没有可收的。${kept}请输入金额。`),
  own: refuse('SALE_OWN', `不能给自己的会员卡收银。${kept}请让同事来收。`),
  couponGone: refuse(
    'COUPON_UNKNOWN',
    `券不在这位会员的卡券里了，可能已经用掉或到期。${kept}请重新看一下可用的券。`,
  ),
  couponRevoked: refuse('COUPON_REVOKED', `这张券被品牌收回了。${kept}请不用这张券再收。`),
  couponLocked: refuse(
    'COUPON_LOCKED',
    `这张券正锁在一笔没有付款的订单里。${kept}付款、取消或过 15 分钟后就能用，现在请不用这张券。`,
  ),
  couponOver: refuse('COUPON_OVER', `这张券已经到期。${kept}请不用这张券再收。`),
  couponStore: refuse('COUPON_STORE', `这张券不在这家店用。${kept}请不用这张券再收，券还在。`),
  couponEarly: (from: Instant) =>
    refuse('COUPON_EARLY', `这张券${shortDay(dayOf(from))}起可用。${kept}请不用这张券再收。`),
  pointsShort: (missing: number) =>
    refuse('POINTS_SHORT', `积分还差 ${grouped(missing)}。${kept}请少用一些积分再收。`),
  priceChanged: (paidFen: number) =>
    refuse('PRICE_CHANGED', `价格变了，现在应收 ${yuan(paidFen)}。${kept}请和顾客核对后再确认。`),
  undoLate: refuse('UNDO_LATE', '过了 24 小时，不能在这里撤销。这笔和积分都没有动。请让运营从收银系统退款。'),
  unknown: refuse('SALE_UNKNOWN', '这家店没有这笔收银，或者刚收好还没有记完。什么都没有动。请过一分钟再试。'),
  returned: refuse('SALE_RETURNED', '这笔已经全部退了，没有可以撤销的。积分和券没有再动。请核对今天的清单。'),
} as const

/** What a clerk is told of a coupon that is gone, as its receipt says; `storeName` is of the store where it was used. */
export function goneAtTill(receipt: Receipt | null, storeName: string | null): Refusal {
  if (!receipt || receipt.undone) return saleRefusals.couponGone
  if (receipt.kind === 'expiry') return saleRefusals.couponOver
  if (receipt.kind === 'revocation') return saleRefusals.couponRevoked
  const at = `${monthDay(receipt.at)} ${clockTime(receipt.at)}`
  const where = storeName === null ? '' : `在${storeName}`
  return refuse('COUPON_USED', `这张券 ${at} 已${where}用掉。这笔没有收，积分没有动。请不用这张券再收。`)
}
