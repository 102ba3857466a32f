import { useRouter } from '@tarojs/taro'
import { useState } from 'react'
import { leave } from '../../../lib/navigation'
import { useQuery } from '../../../lib/queries'
import { Until } from '../parts/until'
import { SaleResult } from './sale-result'
import { SaleScreen, type Sold } from './sale-screen'
import type { Counter } from './till'

const newCode = { text: '重新扫会员码', onTap: leave }

/** The till: amount, the member's coupons and points, the exact price, and the answer at arm's length. */
export default function TillPage() {
  const { ticket = '', store = '', coupon } = useRouter().params
  const counter: Counter = { ticket, storeId: store, couponId: coupon }
  const opening = { ticket, storeId: store, amountFen: 0, couponIds: [], pointsUsed: 0 }
  const quote = useQuery('staff', 'quote', { input: opening })
  const [sold, setSold] = useState<Sold | null>(null)
  if (sold) return <SaleResult sold={sold} storeId={store} onNext={leave} />
  if (!quote.isLoading && quote.reply.ok)
    return <SaleScreen counter={counter} quote={quote.reply.value} onSold={setSold} />
  const wayOf = (code: string) => (code.startsWith('TICKET_') ? newCode : undefined)
  return <Until title='收银' asked={quote} wayOf={wayOf} />
}
