import { View } from '@tarojs/components'
import { Button } from '../../components/button'
import { cx } from '../../components/cx'
import { Note } from '../../components/note'
import { PointsNumber } from '../../components/points-number'
import { monthDay } from '../../domain/beijing-text'
import { debtText } from '../../domain/debt-words'
import { grouped, yuan } from '../../domain/figures'
import type { Statement } from '../../domain/statement'
import { goTab } from '../../lib/navigation'
import { Lots } from './lots'
import styles from './points.module.scss'

export function PointsHead({ statement }: { statement: Statement }) {
  const { points, worthFen, debtPoints } = statement
  return (
    <>
      <View className={cx('wrap', 'flex', 'between', 'top', styles.head)}>
        <View>
          <View className='sub'>可用积分</View>
          <PointsNumber points={points} />
          <View className={cx('sub', 'num', styles.worth)}>
            {points === 0 ? '消费和签到都可以得' : `值 ${yuan(worthFen)}`}
          </View>
        </View>
        <View className={cx(styles.spend)}>
          <Button size='medium' onTap={() => goTab('rewards')}>
            看好礼
          </Button>
        </View>
      </View>
      <View className={cx('stack', styles.cards)}>
        <Sums statement={statement} />
        {debtPoints > 0 && (
          <Note icon='undo' tone='bad'>
            {debtText(debtPoints)}
          </Note>
        )}
        <Lots statement={statement} />
      </View>
    </>
  )
}

function Sums({ statement }: { statement: Statement }) {
  const { pendingPoints, pending, earnedThisMonth } = statement
  const first = pending[0]
  return (
    <View className={cx('card', 'flex', styles.sums)}>
      <View className='grow'>
        <View className='cap'>待生效</View>
        <View className={cx('num', 'b', styles.sum)}>
          {grouped(pendingPoints)}
          {first && <View className={cx('c-3', styles.unit)}>{arrivalText(first, pendingPoints)}</View>}
        </View>
      </View>
      <View className={cx(styles.between)} />
      <View className='grow'>
        <View className='cap'>本月已得</View>
        <View className={cx('num', 'b', styles.sum)}>
          {grouped(earnedThisMonth)}
          <View className={cx('c-3', styles.unit)}>积分</View>
        </View>
      </View>
    </View>
  )
}

/** With several arrivals the nearest one is named with its own share. */
function arrivalText(first: { points: number; activatesAt: number }, all: number): string {
  const day = monthDay(first.activatesAt)
  return first.points === all ? `${day}到账` : `${day}先到 ${grouped(first.points)}`
}
