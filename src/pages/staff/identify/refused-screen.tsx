import { View } from '@tarojs/components'
import { Button } from '../../../components/button'
import { cx } from '../../../components/cx'
import { Icon } from '../../../components/icon'
import { Note } from '../../../components/note'
import { Screen } from '../../../components/screen'
import type { Refusal } from '../../../domain/result'
import { Facts } from '../parts/facts'
import { Verdict } from '../parts/verdict'
import styles from './identify.module.scss'

interface RefusedScreenProps {
  refusal: Refusal
  /** What is known of the coupon and its member. */
  rows?: [string, string][]
  onNext: () => void
}

const titles: Record<string, string> = {
  CODE_UNKNOWN: '没有认出',
  CODE_EXPIRED: '码过期了',
  STAFF_LOCKED: '先停一停',
  COUPON_USED: '已经用过',
  COUPON_OVER: '券过期了',
  COUPON_EARLY: '还没到日子',
  COUPON_LOCKED: '被订单占着',
  COUPON_STORE: '不能用在这里',
  COUPON_REVOKED: '券已收回',
  TICKET_EXPIRED: '请再扫一次',
  TICKET_WRONG: '请再扫一次',
  OFFLINE: '没有连上',
}

/** Red: why not, and what a clerk may say while the queue waits. */
export function RefusedScreen({ refusal, rows = [], onNext }: RefusedScreenProps) {
  return (
    <Screen
      kind='screen'
      title='不能核销'
      cover={
        <Verdict
          isGood={false}
          bar='没有办成'
          title={titles[refusal.code] ?? '没有办成'}
          line={refusal.message}
          onBack={onNext}
        />
      }
      bottom={
        <View className='grow'>
          <Button isWide size='large' onTap={onNext}>
            <Icon name='scan' size={22} />
            扫下一个
          </Button>
        </View>
      }
    >
      <View className={cx('stack', styles.below)}>
        {rows.length > 0 && <Facts rows={rows} />}
        <View className={cx(styles.script)}>
          <Note icon='chat'>{scriptOf(refusal.code)}</Note>
        </View>
      </View>
    </Screen>
  )
}

const freshCodePlease =
  '可以对顾客说：「麻烦您打开会员码或券码，等新的码出来再给我看一下。」积分和券都没有动。'
const stillThere = '可以对顾客说：「这张券还在您的卡券里，没有用掉。」'

/** Staff scripts call a customer 您. */
const scripts: Record<string, string> = {
  CODE_UNKNOWN: freshCodePlease,
  CODE_EXPIRED: freshCodePlease,
  TICKET_EXPIRED: freshCodePlease,
  TICKET_WRONG: freshCodePlease,
  COUPON_USED: '可以对顾客说：「麻烦您看一下卡券里的「已使用」，那里写着时间和门店。」',
  COUPON_STORE: stillThere,
  COUPON_EARLY: stillThere,
  COUPON_LOCKED: stillThere,
  COUPON_OVER: '可以对顾客说：「这张券到期了，我帮您看看还有没有别的券。」',
  STAFF_LOCKED: '可以对顾客说：「请稍等，我请同事来扫。」积分和券都没有动。',
  OFFLINE: '可以对顾客说：「网络断了，我先收款、记下会员号，之后给您补积分。」券要连上网才能核销。',
}

/** For what is no fault of the code: a fresh one would not help. */
const notNow = '可以对顾客说：「现在认不出来，我先收款、记下会员号，之后给您补积分。」'

const scriptOf = (code: string) => scripts[code] ?? notNow
