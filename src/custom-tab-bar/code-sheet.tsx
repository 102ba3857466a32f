import { View } from '@tarojs/components'
import { TierBadge } from '../components/badge'
import { Button } from '../components/button'
import { CodeBones, CodeBox } from '../components/code-box'
import { cx } from '../components/cx'
import { Note } from '../components/note'
import { Sheet } from '../components/sheet'
import { grouped, inFours } from '../domain/figures'
import type { MemberCode } from '../domain/member-code'
import type { Refusal } from '../domain/result'
import { call } from '../lib/cloud'
import { go } from '../lib/navigation'
import { useTurningCode } from '../lib/turning-code'
import styles from './code-sheet.module.scss'

const askCode = () => call('member', 'getCode', {})

/** The member code over any tab: a QR, eight digits, and the seconds until both change. */
export function CodeSheet({ onClose }: { onClose: () => void }) {
  const { reply, secondsLeft, reload } = useTurningCode(askCode)
  const member = reply?.ok ? reply.value.member : null
  return (
    <Sheet
      title='会员码'
      badge={member && <TierBadge id={member.tierId} name={member.tierName} />}
      onClose={onClose}
    >
      <View>
        {!reply && <CodeBones />}
        {reply?.ok === false && <CodeRefused reply={reply} onRetry={reload} onClose={onClose} />}
        {reply?.ok && <Code code={reply.value} secondsLeft={secondsLeft} />}
      </View>
    </Sheet>
  )
}

function Code({ code, secondsLeft }: { code: MemberCode; secondsLeft: number }) {
  const { member, points } = code
  return (
    <>
      <CodeBox code={code} secondsLeft={secondsLeft} label='会员码，请店员扫' />
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
