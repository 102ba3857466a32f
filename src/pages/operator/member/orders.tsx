import { View } from '@tarojs/components'
import { Empty } from '../../../components/empty'
import { yuan } from '../../../domain/figures'
import { Line, Panel } from '../parts/panel'
import { momentText } from '../parts/moment'
import { Tail, type TailProps } from '../parts/tail'
import type { MemberHistory } from './use-member'

interface OrdersProps extends TailProps {
  orders: MemberHistory['orders']['orders']
  now: number
}

type Order = OrdersProps['orders'][number]

/** Where it was bought; a store that nobody has saved is shown as the till names it. */
function placeOf({ source, storeId, storeName }: Order): string[] {
  if (storeId === null) return [source]
  return storeName === null ? [storeId, '未登记门店'] : [storeName]
}

/** The orders as tills and malls sent them, to the very first. */
export function Orders({ orders, now, ...tail }: OrdersProps) {
  if (orders.length === 0)
    return <Empty icon='ticket' title='还没有订单' text='门店和商城的订单送来以后，会列在这里。' />
  return (
    <>
      <Panel title='订单' note='按付款时间'>
        {orders.map((order) => (
          <Line key={`${order.source} ${order.orderId}`}>
            <View className='flex between g2'>
              <View className='grow'>
                <View className='body one num'>{order.orderId}</View>
                <View className='cap num'>
                  {[momentText(order.paidAt, now), ...placeOf(order)].join(' · ')}
                </View>
              </View>
              <View className='tr'>
                <View className='b num'>{yuan(order.paidFen)}</View>
                {order.refundedFen > 0 && (
                  <View className='cap c-bad num'>{`已退 ${yuan(order.refundedFen)}`}</View>
                )}
              </View>
            </View>
          </Line>
        ))}
      </Panel>
      <Tail {...tail} />
    </>
  )
}
