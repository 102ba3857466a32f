import { View } from '@tarojs/components'
import { useState } from 'react'
import { Button } from '../../../components/button'
import { cx } from '../../../components/cx'
import { Field } from '../../../components/field'
import { LongField } from '../../../components/long-field'
import { Note } from '../../../components/note'
import { Sheet } from '../../../components/sheet'
import { grouped, signed } from '../../../domain/figures'
import { useCommand } from '../../../lib/commands'
import { Form } from '../parts/layout'
import { Options } from '../parts/options'
import { Refusal } from '../parts/refusal'
import styles from './member.module.scss'
import type { MemberHistory } from './use-member'

interface AdjustSheetProps {
  history: MemberHistory
  onClose: () => void
  onDone: (words: string) => void
}

const ways = [
  { name: 'plus', text: '加' },
  { name: 'minus', text: '扣' },
]

/** Corrects somebody's points by hand: what they have now and would have, why, and who has to agree. */
export function AdjustSheet({ history: { member, adjustAloneMax }, onClose, onDone }: AdjustSheetProps) {
  const [way, setWay] = useState('plus')
  const [text, setText] = useState('')
  const [reason, setReason] = useState('')
  const [refusal, setRefusal] = useState('')
  const { isRunning, run } = useCommand('operator', 'adjustPoints')
  const points = pointsOf(text) * (way === 'plus' ? 1 : -1)
  const isAlone = Math.abs(points) <= adjustAloneMax
  const send = async () => {
    const reply = await run({ input: { member: member.memberNo ?? '', points, reason: reason.trim() } })
    if (!reply) return
    if (!reply.ok) return setRefusal(reply.message)
    const { value } = reply
    onDone(
      value.state === 'waiting'
        ? '已提交，等另一位运营批准'
        : `已调整 ${signed(value.points)}，现在 ${grouped(value.balance)}`,
    )
    onClose()
  }
  return (
    <Sheet title='调整积分' onClose={onClose}>
      <Form>
        <Options name='加还是扣' options={ways} text={way} onText={setWay} />
        <Field label='多少积分' value={text} hint='整数，如 200' maxLength={8} onChange={setText} />
        {points !== 0 && <Effect member={member} points={points} />}
        <LongField
          label='理由'
          value={reason}
          hint='会员在明细里会看到'
          maxLength={100}
          onChange={setReason}
        />
        {points !== 0 && !isAlone && (
          <Note icon='users' tone='value'>
            {`超过 ${grouped(adjustAloneMax)}，要另一位运营批准才生效，你自己不能批。`}
          </Note>
        )}
        <Refusal text={refusal} />
        <Button
          isWide
          isRunning={isRunning}
          isOff={points === 0 || reason.trim() === ''}
          onTap={() => void send()}
        >
          {isAlone ? '调整' : '提交审批'}
        </Button>
      </Form>
    </Sheet>
  )
}

/** No more digits than any adjustment may have; anything else is no number yet. */
function pointsOf(text: string): number {
  const digits = text.normalize('NFKC').trim()
  return /^\d{1,8}$/.test(digits) ? Number(digits) : 0
}

/** A correction is never cut short: what is not there is owed, and what is owed is repaid first. */
function Effect({
  member: { points: balance, debtPoints },
  points,
}: Pick<MemberHistory, 'member'> & { points: number }) {
  const before = balance - debtPoints
  const after = before + points
  return (
    <View className='inset'>
      <View className='cap'>调整以后</View>
      <View
        className={cx('num', 'b', styles.from)}
      >{`${grouped(balance)} → ${grouped(Math.max(0, after))}`}</View>
      {after < 0 && (
        <View className='sub c-bad num'>{`不够扣，欠 ${grouped(0 - after)}，以后到账时先补。`}</View>
      )}
      {points > 0 && debtPoints > 0 && (
        <View className='sub num'>{`其中 ${grouped(Math.min(points, debtPoints))} 先补上之前欠的。`}</View>
      )}
    </View>
  )
}
