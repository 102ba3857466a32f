import { View } from '@tarojs/components'
import { useState } from 'react'
import { Button } from '../../../components/button'
import { Sheet } from '../../../components/sheet'
import { spoken } from '../../../components/spoken'
import { useCommand } from '../../../lib/commands'

export interface Ending {
  staffId: string
  name: string
  storeId: string
  storeName: string
}

interface EndSheetProps {
  ending: Ending
  onClose: () => void
  onEnded: () => void
}

/** Asks once more before a clerk's work in one store ends. */
export function EndSheet({ ending, onClose, onEnded }: EndSheetProps) {
  const { staffId, name, storeId, storeName } = ending
  const [refusal, setRefusal] = useState('')
  const { isRunning, run } = useCommand('staff', 'endWork')
  const end = async () => {
    const reply = await run({ input: { staffId, storeId } })
    if (!reply) return
    if (!reply.ok) return setRefusal(reply.message)
    onClose()
    onEnded()
  }
  return (
    <Sheet title={`让${name}离开这家店`} onClose={onClose}>
      <View className='sub'>{`${name}不能再在${storeName}识别会员，别的门店不变。要回来就重新邀请。`}</View>
      {refusal && (
        <View className='sub c-bad' {...spoken('alert')}>
          {refusal}
        </View>
      )}
      <View className='mt2'>
        <Button isWide isRunning={isRunning} onTap={() => void end()}>
          确定离店
        </Button>
      </View>
    </Sheet>
  )
}
