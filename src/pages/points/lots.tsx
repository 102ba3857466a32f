import { ScrollView, View } from '@tarojs/components'
import { cx } from '../../components/cx'
import { Note } from '../../components/note'
import { dayText, fullDate, shortDay } from '../../domain/beijing-text'
import { grouped, yuan } from '../../domain/figures'
import type { LotView } from '../../domain/lots-shown'
import type { Statement } from '../../domain/statement'
import styles from './points.module.scss'

/** Every lot by the day on which it expires, in the order in which they are spent; the nearest is the marked one. */
export function Lots({ statement: { lots, isFirstLotNear } }: { statement: Statement }) {
  const [nearest] = lots
  if (!nearest) return null
  const most = Math.max(...lots.map((lot) => lot.points))
  return (
    <View className='card'>
      <View className='flex between'>
        <View className='h3'>到期时间</View>
        <View className='cap'>先到期的先用</View>
      </View>
      <ScrollView scrollX={lots.length > 6} enhanced showScrollbar={false} className={cx(styles.scroll)}>
        <View className={cx(styles.lots)}>
          {lots.map((lot, place) => (
            <View
              key={lot.expiresAt}
              className={cx(styles.lot, place === 0 && isFirstLotNear && styles.soon)}
              ariaLabel={`${fullDate(lot.expiresAt)}到期 ${grouped(lot.points)}`}
            >
              <View className='num'>{grouped(lot.points)}</View>
              <View className={cx(styles.bar, heights[share(lot.points / most)])} />
              <View className='num'>{shortDay(dayText(lot.expiresAt))}</View>
              <View className={cx('num', styles.year)}>{yearOf(lot, lots[place - 1])}</View>
            </View>
          ))}
        </View>
      </ScrollView>
      <Note icon='clock' tone={isFirstLotNear ? 'value' : 'plain'}>
        {`${grouped(nearest.points)} 积分 ${fullDate(nearest.expiresAt)}到期，值 ${yuan(nearest.worthFen)}`}
      </Note>
    </View>
  )
}

/** A year stands below the first of its lots. */
function yearOf({ expiresAt }: LotView, before: LotView | undefined): string {
  const year = dayText(expiresAt).slice(0, 4)
  return before && dayText(before.expiresAt).startsWith(year) ? '' : year
}

const steps = 12
const heights = Array.from({ length: steps + 1 }, (_, step) => styles[`h${step}`] ?? '')

/** Bars in twelve steps: exact enough to compare, and a class instead of an inline length. */
function share(part: number): number {
  return Math.round(part * steps)
}
