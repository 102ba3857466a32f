import { View } from '@tarojs/components'
import { Badge } from '../../../components/badge'
import { Button } from '../../../components/button'
import { Line, Tile } from '../../../components/row'
import { clockTime } from '../../../domain/beijing-text'
import { grouped, yuan } from '../../../domain/figures'
import type { DayRow, SaleRow } from '../../../domain/store-day'

/** ¥128.00 */
export function saleAmount({ paidFen }: SaleRow): string {
  return yuan(paidFen)
}

interface DayLineProps {
  row: DayRow
  /** Which one of its day it is, from 1; null where that is not known. */
  number: number | null
  onUndo: () => void
}

/** One use or sale; what was undone stays, and says by whom and why. */
export function DayLine({ row, number, onUndo }: DayLineProps) {
  const title = row.kind === 'use' ? row.name : `收款 ${saleAmount(row)}`
  return (
    <Line>
      <Tile icon={row.kind === 'use' ? 'ticket' : 'receipt'} tone={row.undone ? 'plain' : 'good'} />
      <View className='grow'>
        <View className='body one'>{title}</View>
        <View className='cap num'>
          {[...(number ? [`第 ${number} 笔`] : []), ...partsOf(row)].join(' · ')}
        </View>
        {row.undone && (
          <View className='cap num'>
            {[`${clockTime(row.undone.at)} 撤销`, row.undone.byName, row.undone.reason]
              .filter(Boolean)
              .join(' · ')}
          </View>
        )}
      </View>
      {row.undone ? (
        <Badge>已撤销</Badge>
      ) : row.canUndo ? (
        <Button kind='outline' size='small' label={`撤销 ${title}`} onTap={onUndo}>
          撤销
        </Button>
      ) : null}
    </Line>
  )
}

function partsOf(row: DayRow): string[] {
  const who = [clockTime(row.at), row.member, ...(row.byName ? [row.byName] : [])]
  return row.kind === 'sale' ? [...who, ...paidWith(row)] : who
}

/** 满 49 减 15 · 抵 200 积分 · 已退 ¥76.05 */
function paidWith({ coupons, pointsUsed, refundedFen }: SaleRow): string[] {
  return [
    ...coupons,
    ...(pointsUsed > 0 ? [`抵 ${grouped(pointsUsed)} 积分`] : []),
    ...(refundedFen > 0 ? [`已退 ${yuan(refundedFen)}`] : []),
  ]
}
