import { View } from '@tarojs/components'
import type { Refusal } from '../domain/result'
import { Button } from './button'
import { Icon, type IconName } from './icon'
import styles from './refused.module.scss'
import { Rim } from './rim'
import { spoken } from './spoken'
import { cx } from './cx'

interface RefusedProps {
  reply: Refusal
  onRetry: () => void
  /** What helps better than asking again. */
  way?: { text: string; onTap: () => void } | undefined
}

const titles: Record<string, string> = {
  OFFLINE: '网络断了',
  SERVICE_UNAVAILABLE: '暂时没有回应',
  ROLE_MISSING: '这里要有权限才能看',
  MEMBER_NOT_JOINED: '加入后就能看',
  // Whoever holds the phone out at the counter reads that it worked.
  COUPON_USED: '用好了',
  COUPON_OVER: '过期了',
  COUPON_REVOKED: '收回了',
}

const icons: Record<string, IconName> = { OFFLINE: 'offline', COUPON_USED: 'check' }

/** What happened, what was not lost, and what to do now. */
export function Refused({ reply, onRetry, way }: RefusedProps) {
  return (
    <View className={cx(styles.refused)} {...spoken('alert')}>
      <Rim share={0.5} size={96} tone='value'>
        <View className='c-2'>
          <Icon name={icons[reply.code] ?? 'alert'} size={48} />
        </View>
      </Rim>
      <View className={cx('h2', styles.title)}>{titles[reply.code] ?? '没有读到'}</View>
      <View className={cx('sub', styles.sentence)}>{reply.message}</View>
      {way && <Button onTap={way.onTap}>{way.text}</Button>}
      <Button kind={way ? 'text' : 'primary'} onTap={onRetry}>
        再试一次
      </Button>
    </View>
  )
}
