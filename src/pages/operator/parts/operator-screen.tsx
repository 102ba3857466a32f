import { View } from '@tarojs/components'
import type { ReactNode } from 'react'
import { cx } from '../../../components/cx'
import { OfflineBand } from '../../../components/offline-band'
import { Refused } from '../../../components/refused'
import { Screen } from '../../../components/screen'
import { BoneRows, Skeleton } from '../../../components/skeleton'
import { go, leave, type ScreenName } from '../../../lib/navigation'
import type { Query } from '../../../lib/queries'
import { serverNow } from '../../../lib/server-time'
import { DeskWays } from './desk-ways'
import { Page } from './layout'
import styles from './layout.module.scss'
import { useDesk } from './use-desk'

interface OperatorScreenProps<V> {
  title: string
  here: ScreenName
  asked: Query<V>
  children: (value: V) => ReactNode
  skeleton?: ReactNode
  /** Above what is asked for, also while it loads. */
  head?: ReactNode
  bottom?: ReactNode
  toast?: ReactNode
  /** Asked before the screen is left, where something may be lost. */
  onWay?: (leave: () => void) => void
}

const first = { text: '我有邀请码或开通码', onTap: () => go('setup') }
const nobody = '这个地址里没有完整的会员号。请先查到这位会员，再从会员页进来。'
const find = { text: '查一位会员', onTap: () => go('members') }
const atOnce = (away: () => void) => away()

/** Every screen of the operators in its states, with the other screens on the left of a desk. */
export function OperatorScreen<V>(props: OperatorScreenProps<V>) {
  const { title, here, head, bottom, toast, onWay = atOnce } = props
  const isDesk = useDesk()
  const isOperator =
    props.asked.isLoading || props.asked.reply.ok || props.asked.reply.code !== 'ROLE_MISSING'
  return (
    <Screen
      kind='screen'
      title={title}
      onBack={() => onWay(leave)}
      isWide
      {...(bottom && { bottom })}
      {...(toast && { toast })}
    >
      <View className={cx(isDesk && styles.desk)}>
        {isDesk && isOperator && <DeskWays here={here} onWay={onWay} />}
        <View className={cx(styles.main)}>
          {head}
          <Answer {...props} />
        </View>
      </View>
    </Screen>
  )
}

function Answer<V>({ asked, here, children, skeleton = <RowsSkeleton /> }: OperatorScreenProps<V>) {
  if (asked.isLoading) return <>{skeleton}</>
  const { reply, stale, reload } = asked
  if (!reply.ok) {
    // An address can be typed, and then nobody or half a number stands in it.
    const isNobody = here === 'members' && reply.code === 'INPUT_INVALID'
    const shown = isNobody ? { ...reply, message: nobody } : reply
    const way = isNobody ? find : reply.code === 'ROLE_MISSING' ? first : undefined
    return <Refused reply={shown} onRetry={reload} way={way} />
  }
  return (
    <>
      {stale && <OfflineBand stale={stale} now={serverNow()} onRetry={reload} />}
      {children(reply.value)}
    </>
  )
}

function RowsSkeleton() {
  return (
    <Skeleton>
      <Page>
        <BoneRows count={4} />
        <BoneRows count={4} />
      </Page>
    </Skeleton>
  )
}
