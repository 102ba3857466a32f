import { View } from '@tarojs/components'
import { Button } from '../../components/button'
import { cx } from '../../components/cx'
import type { NoticeKind } from '../../domain/notice'
import { leftText, noticeNames } from '../../domain/notice-words'
import type { NoticesView } from '../../domain/notices-view'
import styles from './notices.module.scss'

type Kind = NoticesView['kinds'][number]

interface KindsProps {
  kinds: Kind[]
  isRunning: boolean
  onAllow: (kind: Kind) => void
  onOff: (kind: NoticeKind) => void
}

/** Each kind with how often it may still come; one tap allows one more. */
export function Kinds({ kinds, isRunning, onAllow, onOff }: KindsProps) {
  return (
    <View className={cx('stack', styles.first)}>
      {kinds.map((one) => (
        <View key={one.kind} className='card flex g3'>
          <View className='grow'>
            <View className='h3'>{noticeNames[one.kind].title}</View>
            <View className='cap'>{noticeNames[one.kind].hint}</View>
            <View className={cx('sub', 'num', one.left > 0 && 'c-accent')}>{leftText(one.left)}</View>
          </View>
          {one.left > 0 && (
            <Button
              size='small'
              kind='text'
              isOff={isRunning}
              label={`关掉${noticeNames[one.kind].title}`}
              onTap={() => onOff(one.kind)}
            >
              关掉
            </Button>
          )}
          <Button
            size='small'
            kind='outline'
            isOff={isRunning}
            label={`允许${noticeNames[one.kind].title}`}
            onTap={() => onAllow(one)}
          >
            {one.left > 0 ? '再加一次' : '开一次'}
          </Button>
        </View>
      ))}
      <View className='cap'>微信规定允许一次只能发一条。晚上 9 点到早上 9 点不打扰，一天最多 3 条。</View>
    </View>
  )
}
