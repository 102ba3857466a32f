/** Why a coupon is not redeemed or a redemption not undone: what happened, what was not lost, what to do now. */
import { clockTime, monthDay } from './beijing-text'
import type { Receipt } from './coupon-move'
import { refuse, type Refusal } from './result'

export const redemptionRefusals = {
  ticketExpired: refuse(
    'TICKET_EXPIRED',
    '扫码之后过了太久，或者这张券刚刚动过。什么都没有用掉，请再扫一次码。',
  ),
  gone: refuse('COUPON_UNKNOWN', '没有找到这张券，什么都没有用掉。请刷新卡券再试一次。'),
  over: refuse('COUPON_OVER', '这张券过期了，什么都没有记。请换一张还在有效期的券。'),
  revoked: refuse('COUPON_REVOKED', '这张券已由运营收回，什么都没有记。需要的话请联系客服。'),
  early: refuse('COUPON_EARLY', '这张券还没到能用的日子。券还在，没有用掉。请到日子再来。'),
  locked: refuse('COUPON_LOCKED', '这张券正被一笔还没付款的订单占着。券还在，付款或取消后再用。'),
  store: refuse('COUPON_STORE', '这张券不在这家店用。券还在，没有用掉。请到券上写的门店用。'),
  forOrders: refuse('COUPON_FOR_ORDERS', '这张券在付款时抵扣。券还在，没有用掉。请开单收款，选上它。'),
  receiptUnknown: refuse('RECEIPT_UNKNOWN', '没有找到这笔核销，什么都没有改。请刷新今天的记录再看。'),
  undoneAlready: refuse('RECEIPT_UNDONE', '这笔核销已经撤销过，券早已退回。没有重复退。'),
  undoOrder: refuse('RECEIPT_ORDER', '这张券是随订单用的，什么都没有改。请撤销那一笔订单，券会一起退回。'),
  undoLate: refuse('UNDO_LATE', '超过 24 小时了，没有撤销，记录没有变。需要的话请联系运营。'),
  undoStore: refuse('UNDO_STORE', '这笔核销不在你的门店，没有撤销，记录没有变。请让那家店来撤。'),
} as const

/** What a clerk is told of a coupon that is gone, as its receipt says; `storeName` is of the store where it was used. */
export function goneRefusal(receipt: Receipt | null, storeName: string | null): Refusal {
  if (!receipt) return redemptionRefusals.gone
  if (receipt.kind === 'expiry') return redemptionRefusals.over
  if (receipt.kind === 'revocation') return redemptionRefusals.revoked
  const at = `${monthDay(receipt.at)} ${clockTime(receipt.at)}`
  const where = storeName === null ? '' : `在${storeName}`
  return refuse('COUPON_USED', `这张券 ${at} 已${where}用掉。这一次没有重复记。请和顾客核对「已使用」。`)
}
