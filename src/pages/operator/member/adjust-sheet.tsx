import { View } from '@tarojs/components'
import { useState } from 'react'
import { cx } from '../../../components/cx'
import { Field } from '../../../components/field'
import { Note } from '../../../components/note'
import { Sheet } from '../../../components/sheet'
import { grouped, signed } from '../../../domain/figures'
import { useCommand } from '../../../lib/commands'
import { Options } from '../parts/options'
import { Reasoned } from '../parts/reasoned'
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
  const { isRunning, run } = useCommand('operator', 'adjustPoints')
  const points = pointsOf(text) * (way === 'plus' ? 1 : -1)
  const isAlone = Math.abs(points) <= adjustAloneMax
  const send = async (reason: string) => {
    const reply = await run({ input: { member: member.memberNo ?? '', points, reason } })
    if (!reply?.ok) return reply?.message ?? ''
    const { value } = reply
    onDone(
      value.state === 'waiting'
        ? '已提交，等另一位运营批准'
        : `已调整 ${signed(value.points)}，现在 ${grouped(value.balance)}`,
    )
    onClose()
    return ''
  }
  return (
    <Sheet title='调整积分' onClose={onClose}>
      <Reasoned
        hint='会员在明细里会看到'
        note={points !== 0 && !isAlone && <NeedsColleague aloneMax={adjustAloneMax} />}
        button={isAlone ? '调整' : '提交审批'}
        isRunning={isRunning}
        isOff={points === 0}
        onSend={send}
      >
        <Options name='加还是扣' options={ways} text={way} onText={setWay} />
        <Field label='多少积分' value={text} hint='整数，如 200' maxLength={8} onChange={setText} />
        {points !== 0 && <Effect member={member} points={points} />}
      </Reasoned>
    </Sheet>
  )
}

function NeedsColleague({ aloneMax }: { aloneMax: number }) {
  return (
    <Note icon='users' tone='value'>
      {`超过 ${grouped(aloneMax)}，要另一位运营批准才生效，你自己不能批。`}
    </Note>
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
        <View className='sub c-bad num'>{`${points > 0 ? '还欠' : '不够扣，欠'} ${grouped(0 - after)}，以后到账时先补。`}</View>
      )}
      {points > 0 && debtPoints > 0 && (
        <View className='sub num'>{`其中 ${grouped(Math.min(points, debtPoints))} 先补上之前欠的。`}</View>
      )}
    </View>
  )
}
