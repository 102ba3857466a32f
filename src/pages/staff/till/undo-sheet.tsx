import { View } from '@tarojs/components'
import { useState } from 'react'
import { Button } from '../../../components/button'
import { Chips } from '../../../components/chips'
import { cx } from '../../../components/cx'
import { LongField } from '../../../components/long-field'
import { Sheet } from '../../../components/sheet'
import { spoken } from '../../../components/spoken'
import { yuan } from '../../../domain/figures'
import type { ValueOf } from '../../../lib/cloud'
import { useCommand } from '../../../lib/commands'
import type { Sold } from './sale-screen'
import styles from './till.module.scss'

export type Undone = ValueOf<'staff', 'undoSale'>

const reasons = [
  { name: '金额输错', text: '金额输错' },
  { name: '顾客不要了', text: '顾客不要了' },
  { name: '认错会员', text: '认错会员' },
  { name: '', text: '别的' },
] as const

interface UndoSheetProps {
  sold: Sold
  storeId: string
  onClose: () => void
  onUndone: (undone: Undone) => void
}

/** Asks why before a sale is undone: the reason stays with it. */
export function UndoSheet({ sold, storeId, onClose, onUndone }: UndoSheetProps) {
  const [chip, setChip] = useState<(typeof reasons)[number]['name']>('金额输错')
  const [own, setOwn] = useState('')
  const [refusal, setRefusal] = useState('')
  const { isRunning, run } = useCommand('staff', 'undoSale')
  const reason = (chip || own).trim()
  const undo = async () => {
    const reply = await run({ input: { orderId: sold.orderId, storeId, reason } })
    if (!reply) return
    if (!reply.ok) return setRefusal(reply.message)
    onClose()
    onUndone(reply.value)
  }
  return (
    <Sheet title='撤销这笔' onClose={onClose}>
      <View className='sub num'>{`退 ${yuan(sold.paidFen)}。本单得的积分收回，用掉的积分和券回到会员那里。`}</View>
      <View className={cx(styles.reasons)}>
        <Chips chips={reasons} current={chip} onChip={setChip} />
      </View>
      {chip === '' && (
        <LongField label='原因' value={own} maxLength={40} hint='写给对账的人看' onChange={setOwn} />
      )}
      {refusal && (
        <View className='sub c-bad' {...spoken('alert')}>
          {refusal}
        </View>
      )}
      <View className='mt2'>
        <Button isWide isOff={reason === ''} isRunning={isRunning} onTap={() => void undo()}>
          确定撤销
        </Button>
      </View>
    </Sheet>
  )
}
