/** The sentences of what is used on an order and of what a refund moves. */
import { fullDate } from './beijing-text'
import { owedText, repaidText } from './debt-words'
import type { Lots, Why } from './entry'
import { grouped, yuan } from './figures'
import { earliestLots, lotEndsAt } from './lot'

type RefundWhy = Extract<Why, { of: 'points-as-cash' | 'refund' | 'points-returned' }>

/** 退款 ¥128.00 · 收回当时得的 193，其中 20 已经用掉，先记着，以后到账时补还 */
export function refundReason(why: RefundWhy): string {
  switch (why.of) {
    case 'points-as-cash':
      return `抵扣 ${yuan(why.worthFen)} · 先用掉最早到期的${owedText(why.owed, '不够')}`
    case 'refund':
      return why.points === 0
        ? `退款 ${yuan(why.amountFen)} · 没有要收回的积分`
        : `退款 ${yuan(why.amountFen)} · 收回当时得的 ${grouped(why.points)}${owedText(why.owed, '已经用掉')}`
    case 'points-returned':
      return `退回抵扣用掉的 ${grouped(why.points)}${repaidText(why.repaid)}${endsText(why.lots)}`
  }
}

/** What came back can be used until then, as it could before. */
function endsText(lots: Lots): string {
  const ends = earliestLots(lots).map((lot) => `${fullDate(lotEndsAt(lot) - 1)} ${grouped(lots[lot] ?? 0)}`)
  return ends.length > 0 ? ` · 到期：${ends.join('、')}` : ''
}
