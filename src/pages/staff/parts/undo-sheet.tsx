import { View } from '@tarojs/components'
import { useState } from 'react'
import { Button } from '../../../components/button'
import { LongField } from '../../../components/long-field'
import { Sheet } from '../../../components/sheet'
import { spoken } from '../../../components/spoken'
import type { Reply } from '../../../domain/result'
import type { ValueOf } from '../../../lib/cloud'
import { useCommand } from '../../../lib/commands'

interface Ends<V> {
  onClose: () => void
  onUndone: (undone: V) => void
}

interface UndoSheetProps<V> extends Ends<V> {
  title: string
  /** What follows from it. */
  note: string
  /** Reasons that a tap writes. */
  usual: string[]
  isRunning: boolean
  /** Answers null while one is under way. */
  onSend: (reason: string) => Promise<Reply<V> | null>
}

/** As many characters as the cloud takes of a reason. */
const REASON_MAX = 40

/** Asks why before something at the counter is undone; the first row stays. */
function UndoSheet<V>({ title, note, usual, isRunning, onSend, onClose, onUndone }: UndoSheetProps<V>) {
  const [text, setText] = useState('')
  const [refusal, setRefusal] = useState('')
  const reason = text.trim()
  const undo = async () => {
    const reply = await onSend(reason)
    if (!reply) return
    if (!reply.ok) return setRefusal(reply.message)
    onClose()
    onUndone(reply.value)
  }
  return (
    <Sheet title={title} onClose={onClose}>
      <View className='sub'>{note}</View>
      <View className='flex g2 mt2'>
        {usual.map((one) => (
          <Button key={one} kind='outline' size='small' onTap={() => setText(one)}>
            {one}
          </Button>
        ))}
      </View>
      <View className='mt2'>
        <LongField
          label='原因'
          hint='写一句，店里和运营都看得到'
          value={text}
          maxLength={REASON_MAX}
          onChange={setText}
        />
      </View>
      {refusal && (
        <View className='sub c-bad' {...spoken('alert')}>
          {refusal}
        </View>
      )}
      <View className='mt2'>
        <Button isWide isRunning={isRunning} isOff={reason === ''} onTap={() => void undo()}>
          确定撤销
        </Button>
      </View>
    </Sheet>
  )
}

type UndoneUse = ValueOf<'staff', 'undoUse'>

/** Undoes a use: the coupon goes back. */
export function UndoUseSheet({
  receiptId,
  name,
  ...ends
}: { receiptId: string; name: string } & Ends<UndoneUse>) {
  const { isRunning, run } = useCommand('staff', 'undoUse')
  return (
    <UndoSheet
      title={`撤销「${name}」`}
      note='券会退回顾客的卡券，这一笔记录会保留，并写上原因。'
      usual={['拿错了', '顾客不要了', '没有货了']}
      isRunning={isRunning}
      onSend={(reason) => run({ input: { receiptId, reason } })}
      {...ends}
    />
  )
}

export type UndoneSale = ValueOf<'staff', 'undoSale'>

interface UndoSaleSheetProps extends Ends<UndoneSale> {
  storeId: string
  orderId: string
  amount: string
}

/** Undoes a sale: money, points and coupons go back. */
export function UndoSaleSheet({ storeId, orderId, amount, ...ends }: UndoSaleSheetProps) {
  const { isRunning, run } = useCommand('staff', 'undoSale')
  return (
    <UndoSheet
      title={`撤销 ${amount} 这一笔`}
      note={`请把 ${amount} 退给顾客。本单得的积分收回，用掉的积分和券退回，这一笔记录会保留，并写上原因。`}
      usual={['金额输错', '顾客不要了', '认错会员']}
      isRunning={isRunning}
      onSend={(reason) => run({ input: { storeId, orderId, reason } })}
      {...ends}
    />
  )
}
