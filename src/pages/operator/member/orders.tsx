import { View } from '@tarojs/components'
import { Empty } from '../../../components/empty'
import { yuan } from '../../../domain/figures'
import { Line, Panel } from '../parts/panel'
import { momentText } from '../parts/moment'
import type { MemberHistory } from './use-member'

/** The newest fifty orders, as tills and malls sent them. */
export function Orders({ orders, now }: { orders: MemberHistory['orders']; now: number }) {
  if (orders.length === 0)
    return <Empty icon='ticket' title='还没有订单' text='门店和商城的订单送来以后，会列在这里。' />
  return (
    <Panel title='订单' note='最近 50 笔'>
      {orders.map(({ source, orderId, paidFen, refundedFen, paidAt, storeId }) => (
        <Line key={`${source} ${orderId}`}>
          <View className='flex between g2'>
            <View className='grow'>
              <View className='body one num'>{orderId}</View>
              <View className='cap num'>{[momentText(paidAt, now), storeId ?? source].join(' · ')}</View>
            </View>
            <View className='tr'>
              <View className='b num'>{yuan(paidFen)}</View>
              {refundedFen > 0 && <View className='cap c-bad num'>{`已退 ${yuan(refundedFen)}`}</View>}
            </View>
          </View>
        </Line>
      ))}
    </Panel>
  )
}
