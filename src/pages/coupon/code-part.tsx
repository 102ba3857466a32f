import { View } from '@tarojs/components'
import { type ReactNode, useCallback, useEffect, useRef } from 'react'
import { Button } from '../../components/button'
import { CodeBones, CodeBox } from '../../components/code-box'
import { cx } from '../../components/cx'
import { clockTime } from '../../domain/beijing-text'
import { startText } from '../../domain/coupon-words'
import { isStillGood } from '../../domain/code-clock'
import { answer, type Refusal } from '../../domain/result'
import { useAgain } from '../../lib/asking-again'
import { call, isUnanswered, type ValueOf } from '../../lib/cloud'
import { openCodeSheet } from '../../lib/code-sheet'
import { goTab, tabs } from '../../lib/navigation'
import { serverNow } from '../../lib/server-time'
import { useTurningCode } from '../../lib/turning-code'
import styles from './coupon.module.scss'

/** A clerk hands it over while the code is looked at: its member reads so within seconds, and not when the code turns. */
const LOOKED_AFTER_MS = 3000

export type OpenedCoupon = ValueOf<'rewards', 'getCoupon'>

interface CodePartProps {
  coupon: OpenedCoupon
  onChanged: () => void
}

/** What is shown at the counter: the code of the coupon, or the member's own where it takes something off an order. */
export function CodePart({ coupon, onChanged }: CodePartProps) {
  const { state, kind, from, lockedUntil, now } = coupon
  if (state === 'locked' && lockedUntil !== null)
    return (
      <Words
        title='在待付款订单里'
        text={`${clockTime(lockedUntil)} 前没有付款，券会自己退回，不用做什么。`}
      />
    )
  if (state === 'early') return <Words title={startText(from, now)} text='到时间这里会出示券码，券不会丢。' />
  if (kind === 'cash' || kind === 'percent') return <AtTheTill />
  return <CouponCodePart coupon={coupon} onChanged={onChanged} />
}

function AtTheTill() {
  const show = () => {
    goTab('wallet')
    openCodeSheet(tabs.wallet)
  }
  return (
    <Words title='结账时用' text='付款前出示会员码，店员会选上这张券，应付金额当场算给你看。'>
      <Button onTap={show}>出示会员码</Button>
    </Words>
  )
}

function CouponCodePart({ coupon: { couponId, code }, onChanged }: CodePartProps) {
  const first = useRef(code)
  // The first code has come with the coupon; those after it are asked for.
  const ask = useCallback(() => {
    const known = first.current
    first.current = null
    return known && isStillGood(known, serverNow())
      ? Promise.resolve(answer(known))
      : call('rewards', 'getCouponCode', { couponId })
  }, [couponId])
  const { reply, secondsLeft, reload } = useTurningCode(ask)
  const begun = useRef(code?.qr)
  // Read again, the coupon may have come back from a use, and what was shown before that is good for nothing.
  useEffect(() => {
    if (!code || code.qr === begun.current) return
    begun.current = code.qr
    first.current = code
    reload()
  }, [code, reload])
  const gone = reply && !reply.ok && !isUnanswered(reply) ? reply.code : ''
  const latest = useRef(onChanged)
  latest.current = onChanged
  // A code that is refused has an owner who does not know yet that the coupon was used.
  useEffect(() => {
    if (gone) latest.current()
  }, [gone])
  const look = async () => {
    const held = await call('rewards', 'hasCoupon', { couponId })
    if (held.ok && !held.value.isHeld) latest.current()
  }
  useAgain(() => void look(), reply?.ok ? LOOKED_AFTER_MS : null)
  if (!reply) return <CodeBones />
  if (!reply.ok) return <NoCode reply={reply} onRetry={reload} />
  return <CodeBox code={reply.value} secondsLeft={secondsLeft} label='券码，请店员扫' isBare />
}

function NoCode({ reply, onRetry }: { reply: Refusal; onRetry: () => void }) {
  const isOffline = reply.code === 'OFFLINE'
  return (
    <Words
      title={isOffline ? '券码要联网才能用' : '没有取到券码'}
      text={isOffline ? '码每 30 秒换一次，截图用不了。券还在，连上网再出示。' : reply.message}
    >
      <Button onTap={onRetry}>再试一次</Button>
    </Words>
  )
}

interface WordsProps {
  title: string
  text: string
  children?: ReactNode
}

function Words({ title, text, children }: WordsProps) {
  return (
    <View className={cx('col', styles.noCode)}>
      <View className='h2'>{title}</View>
      <View className={cx('sub', styles.noCodeText)}>{text}</View>
      {children}
    </View>
  )
}
