import { momentText } from './moment'

interface OfferTimes {
  state: 'open' | 'closed'
  content: { opensAt: number; closesAt: number }
  stock: { left: number }
  gives: { isRevoked: boolean }
}

/** How an offer stands, in a word or two. */
export function offerStateOf(
  { state, content: { opensAt, closesAt }, stock, gives }: OfferTimes,
  now: number,
): { text: string; tone: 'good' | 'plain' | 'value' | 'bad' | 'notice' } {
  if (state === 'closed') return { text: '已关闭', tone: 'plain' }
  if (closesAt <= now) return { text: '已结束', tone: 'plain' }
  if (gives.isRevoked) return { text: '券已作废', tone: 'bad' }
  if (stock.left === 0) return { text: '兑完了', tone: 'value' }
  if (opensAt > now) return { text: `${momentText(opensAt, now)} 开始`, tone: 'notice' }
  return { text: '开着', tone: 'good' }
}
