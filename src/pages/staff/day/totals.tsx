import { View } from '@tarojs/components'
import { grouped, yuan } from '../../../domain/figures'
import type { DayTotals } from '../../../domain/store-day'

/** The day in three figures; what was taken back is said below them. */
export function Totals({ totals }: { totals: DayTotals }) {
  const { uses, sales, undoneUses, undoneSales, paidFen, refundedFen } = totals
  const back = [
    ...(undoneUses > 0 ? [`撤销核销 ${grouped(undoneUses)} 笔`] : []),
    ...(undoneSales > 0 ? [`撤销开单 ${grouped(undoneSales)} 笔`] : []),
    ...(refundedFen > 0 ? [`退款 ${yuan(refundedFen)}`] : []),
  ]
  return (
    <View className='card'>
      <View className='flex g3'>
        <Figure name='核销' text={`${grouped(uses)} 笔`} />
        <Figure name='开单' text={`${grouped(sales)} 笔`} />
        <Figure name='实收' text={yuan(paidFen - refundedFen)} />
      </View>
      {back.length > 0 && <View className='cap num mt2'>{back.join(' · ')}</View>}
    </View>
  )
}

function Figure({ name, text }: { name: string; text: string }) {
  return (
    <View className='grow'>
      <View className='cap'>{name}</View>
      <View className='h3 num'>{text}</View>
    </View>
  )
}
