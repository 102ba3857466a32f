import type { ValueOf } from '../../../lib/cloud'
import { momentText } from './moment'

type OfferView = ValueOf<'operator', 'listOffers'>['offers'][number]
type TierNames = ValueOf<'operator', 'getOffer'>['tiers']

const hourMs = 3_600_000

export interface OfferState {
  text: string
  tone: 'good' | 'plain' | 'value' | 'bad' | 'notice'
  /** Members of this tier and of those above it may have it already. */
  earlyTier?: TierNames[number]['tierId']
}

/** How an offer stands, in a word or two. */
export function offerStateOf({ state, content, stock, gives }: OfferView, now: number): OfferState {
  const { opensAt, closesAt, early } = content
  if (state === 'closed') return { text: '已关闭', tone: 'plain' }
  if (closesAt <= now) return { text: '已结束', tone: 'plain' }
  if (gives.isRevoked) return { text: '券已作废', tone: 'bad' }
  if (stock.left === 0) return { text: '兑完了', tone: 'value' }
  if (opensAt <= now) return { text: '开着', tone: 'good' }
  const isEarly = early !== null && opensAt - early.hours * hourMs <= now
  return {
    text: `${momentText(opensAt, now)} 开始`,
    tone: 'notice',
    ...(isEarly && { earlyTier: early.tierId }),
  }
}

/** Who may have an offer before it opens; a list of offers does not know what the tiers are called. */
export function earlyText({ earlyTier }: OfferState, tiers: TierNames = []): string {
  if (!earlyTier) return ''
  const place = tiers.findIndex(({ tierId }) => tierId === earlyTier)
  const tier = tiers[place]
  if (!tier) return '已可提前兑'
  return `${tier.name}${place < tiers.length - 1 ? '及以上' : ''}已可兑`
}
