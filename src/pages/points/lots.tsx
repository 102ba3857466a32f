import { ScrollView, View } from '@tarojs/components'
import { cx } from '../../components/cx'
import { Note } from '../../components/note'
import { monthDay } from '../../domain/beijing-text'
import { grouped, yuan } from '../../domain/figures'
import type { Statement } from '../../domain/statement'
import styles from './points.module.scss'

/** Every lot by the month in which it expires, in the order in which they are spent; the nearest is the marked one. */
export function Lots({ statement: { lots, points, worthFen, isFirstLotNear } }: { statement: Statement }) {
  const [nearest] = lots
  if (!nearest) return null
  const most = Math.max(...lots.map((lot) => lot.points))
  const worth = points === 0 ? 0 : Math.floor((nearest.points * worthFen) / points)
  return (
    <View className='card'>
      <View className='flex between'>
        <View className='h3'>到期时间</View>
        <View className='cap'>先到期的先用</View>
      </View>
      <ScrollView scrollX={lots.length > 6} enhanced showScrollbar={false} className={cx(styles.scroll)}>
        <View className={cx(styles.lots)}>
          {lots.map((lot, place) => (
            <View key={lot.month} className={cx(styles.lot, place === 0 && isFirstLotNear && styles.soon)}>
              <View className='num'>{grouped(lot.points)}</View>
              <View className={cx(styles.bar, heights[share(lot.points / most)])} />
              <View className='num'>{`${Number(lot.month.slice(5))}月`}</View>
            </View>
          ))}
        </View>
      </ScrollView>
      <Note icon='clock' tone={isFirstLotNear ? 'value' : 'plain'}>
        {`${grouped(nearest.points)} 积分 ${monthDay(nearest.expiresAt)}到期，值 ${yuan(worth)}`}
      </Note>
    </View>
  )
}

const steps = 12
const heights = Array.from({ length: steps + 1 }, (_, step) => styles[`h${step}`] ?? '')

/** Bars in twelve steps: exact enough to compare, and a class instead of an inline length. */
function share(part: number): number {
  return Math.round(part * steps)
}
