import { View } from '@tarojs/components'
import { useRef } from 'react'
import { TierBadge } from '../components/badge'
import { Button } from '../components/button'
import { CountdownRim } from '../components/countdown-rim'
import { cx } from '../components/cx'
import { DigitsCode } from '../components/digits-code'
import { Note } from '../components/note'
import { QrCode } from '../components/qr-code'
import { Sheet } from '../components/sheet'
import { Bone } from '../components/skeleton'
import { spoken } from '../components/spoken'
import { grouped, inFours } from '../domain/figures'
import type { MemberCode } from '../domain/member-code'
import type { Refusal } from '../domain/result'
import { go } from '../lib/navigation'
import { aloud } from './code-clock'
import styles from './code-sheet.module.scss'
import { useMemberCode } from './member-code'

/** The member code over any tab: a QR, eight digits, and the seconds until both change. */
export function CodeSheet({ onClose }: { onClose: () => void }) {
  const { reply, secondsLeft, reload } = useMemberCode()
  const member = reply?.ok ? reply.value.member : null
  return (
    <Sheet
      title='会员码'
      badge={member && <TierBadge id={member.tierId} name={member.tierName} />}
      onClose={onClose}
    >
      <View>
        {!reply && <CodeSkeleton />}
        {reply?.ok === false && <CodeRefused reply={reply} onRetry={reload} onClose={onClose} />}
        {reply?.ok && <Code code={reply.value} secondsLeft={secondsLeft} />}
      </View>
    </Sheet>
  )
}

function Code({ code, secondsLeft }: { code: MemberCode; secondsLeft: number }) {
  const { member, points, qr, digits } = code
  const opened = useRef({ digits, secondsLeft })
  return (
    <>
      <View className={cx(styles.box)}>
        <QrCode text={qr} label='会员码，请店员扫' />
        <DigitsCode digits={digits} />
        <View className={cx(styles.turn)}>
          <CountdownRim secondsLeft={secondsLeft} secondsMax={30} />
          <View>秒后换新码</View>
        </View>
        <View className={cx(styles.aloud)} {...spoken('status')}>
          {aloud({ digits, secondsLeft }, opened.current)}
        </View>
      </View>
      <View className={cx(styles.foot)}>
        <View className='grow'>
          <View className='h3 one'>{member.nickname ?? '会员'}</View>
          <View className='cap num'>会员号 {inFours(member.memberNo)}</View>
        </View>
        <View className='tr'>
          <View className={cx('num b', styles.points)}>{grouped(points)}</View>
          <View className='cap'>可用积分</View>
        </View>
      </View>
      <Note icon='info'>到店付款前出示。码每 30 秒换一次，截图发给别人不会生效。</Note>
    </>
  )
}

interface CodeRefusedProps {
  reply: Refusal
  onRetry: () => void
  onClose: () => void
}

function CodeRefused({ reply, onRetry, onClose }: CodeRefusedProps) {
  const isGuest = reply.code === 'MEMBER_NOT_JOINED'
  const join = () => {
    onClose()
    go('join')
  }
  return (
    <View className={cx(styles.refused)}>
      <View className='h1'>{titleOf(reply.code)}</View>
      <View className={cx('sub', styles.sentence)}>{sentenceOf(reply)}</View>
      <Button isWide onTap={isGuest ? join : onRetry}>
        {isGuest ? '加入会员' : '再试一次'}
      </Button>
    </View>
  )
}

function titleOf(code: string): string {
  if (code === 'MEMBER_NOT_JOINED') return '加入后就有会员码'
  return code === 'OFFLINE' ? '会员码要联网才能用' : '没有取到会员码'
}

function sentenceOf({ code, message }: Refusal): string {
  if (code === 'MEMBER_NOT_JOINED') return '到店出示它，积分自动记到你名下。'
  if (code !== 'OFFLINE') return message
  return '码每 30 秒换一次，这样别人拿到截图也用不了。积分都还在，连上网再打开。'
}

function CodeSkeleton() {
  return (
    <View className={cx(styles.box)}>
      <Bone width={216} height={216} radius={12} />
      <View className={cx(styles.gap)} />
      <Bone width={170} height={32} />
      <View className={cx(styles.gap)} />
      <Bone width={120} height={24} />
    </View>
  )
}
