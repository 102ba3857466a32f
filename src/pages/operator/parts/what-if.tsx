import { View } from '@tarojs/components'
import { useState } from 'react'
import { Button } from '../../../components/button'
import { cx } from '../../../components/cx'
import { grouped, signed, yuan } from '../../../domain/figures'
import { liabilityOf, noSums, plusSums, type WhatIfSums } from '../../../domain/what-if-sums'
import { call, type InputOf, type ValueOf } from '../../../lib/cloud'
import styles from './layout.module.scss'
import { Refusal } from './refusal'

type Portion = ValueOf<'operator', 'whatIf'>
type Asked = InputOf<'operator', 'whatIf'>

interface Found {
  /** What was asked about: with another change the figures say nothing. */
  about: string
  sums: WhatIfSums
  portion: Portion
}

/** Last month's real orders under the rules that are asked about, beside what they gave under those in force. */
export function WhatIf({ asked }: { asked: Asked }) {
  const about = JSON.stringify(asked)
  const [found, setFound] = useState<Found | null>(null)
  const [isRunning, setRunning] = useState(false)
  const [refusal, setRefusal] = useState('')
  const replay = async () => {
    if (isRunning) return
    setRunning(true)
    setRefusal('')
    let sums = noSums()
    let from: Portion['next'] | undefined
    while (from !== null) {
      const reply = await call('operator', 'whatIf', { ...asked, ...(from && { from }) })
      if (!reply.ok) {
        setRefusal(reply.message)
        break
      }
      sums = plusSums(sums, reply.value.sums)
      from = reply.value.next
      setFound({ about, sums, portion: reply.value })
    }
    setRunning(false)
  }
  return (
    <View className='col g2'>
      {found?.about === about && <Figures found={found} />}
      <Refusal text={refusal} />
      <Button kind='outline' isWide isRunning={isRunning} onTap={() => void replay()}>
        {isRunning && found ? `试算到第 ${grouped(found.sums.members)} 位顾客` : '用上个月的真实订单试算'}
      </Button>
    </View>
  )
}

function Figures({ found: { sums, portion } }: { found: Found }) {
  const { inForce, changed } = sums
  const owed = liabilityOf(sums, portion.worth)
  const rises = (moves: WhatIfSums['inForce']['moves'], way: 'up' | 'down') =>
    Object.values(moves).reduce((sum, tier) => sum + tier[way], 0)
  const rows = [
    ['发出积分', inForce.issued, changed.issued, grouped],
    ['现在欠的积分', owed.inForce.points, owed.changed.points, grouped],
    ['值多少钱', owed.inForce.fen, owed.changed.fen, yuan],
    ['升级的人', rises(inForce.moves, 'up'), rises(changed.moves, 'up'), grouped],
    ['降级的人', rises(inForce.moves, 'down'), rises(changed.moves, 'down'), grouped],
  ] as const
  return (
    <View className='inset'>
      <View className='cap num'>
        {`${Number(portion.month.slice(5))} 月的 ${grouped(sums.orders)} 笔订单，${grouped(sums.members)} 位顾客，含待认领`}
      </View>
      {rows.map(([name, before, after, write]) => (
        <View key={name} className='flex between g2 mt1'>
          <View className={cx('c-2', styles.figureName)}>{name}</View>
          <View className='num tr'>
            {before === after ? `${write(after)}，不变` : `${write(before)} → ${write(after)}`}
            {before !== after && write === grouped ? `（${signed(after - before)}）` : ''}
          </View>
        </View>
      ))}
      {portion.tried.map((words) => (
        <View key={words} className='cap num mt2'>
          {`${words}。`}
        </View>
      ))}
      {portion.unseen.length > 0 && (
        <View className='cap mt2'>{`这些在上个月的订单里看不出来：${portion.unseen.join('、')}`}</View>
      )}
    </View>
  )
}
