import { View } from '@tarojs/components'
import { Button } from '../../../components/button'
import { cx } from '../../../components/cx'
import { Empty } from '../../../components/empty'
import type { ContestView } from '../../../domain/contest-view'
import { go } from '../../../lib/navigation'
import { ContestHead } from './contest-head'
import styles from './contest.module.scss'
import { LastWinners } from './last-winners'
import { Leaders } from './leaders'
import { rulesText, spanName } from './words'

interface ContestContentProps {
  contest: ContestView
  /** It ended while somebody looked. */
  onOver: () => void
}

export function ContestContent({ contest, onOver }: ContestContentProps) {
  return (
    <>
      {contest.isOpen ? (
        <>
          <View className='stack'>
            <ContestHead contest={contest} onOver={onOver} />
          </View>
          <View className='sec'>
            <View className='h2'>排名</View>
            <View className='cap'>名字只露一个字</View>
          </View>
          <View className='wrap'>
            <Leaders contest={contest} />
            <View className={cx('cap', styles.rules)}>{rulesText}</View>
          </View>
        </>
      ) : (
        <Empty
          icon='crown'
          title={`现在没有${contest.period === 'weekly' ? '周' : '月'}竞赛`}
          text={`${spanName(contest)}没有开。签到、群口令和邀请的积分照常得，开了会在首页看到。`}
        >
          <Button kind='outline' onTap={() => go('checkIn')}>
            去签到
          </Button>
        </Empty>
      )}
      {contest.last && <LastWinners period={contest.period} last={contest.last} />}
    </>
  )
}
