import { View } from '@tarojs/components'
import { useState } from 'react'
import { Button } from '../../../components/button'
import { Sheet } from '../../../components/sheet'
import { useCommand } from '../../../lib/commands'
import { Form } from '../parts/layout'
import { Refusal } from '../parts/refusal'

interface EndSheetProps {
  colleague: { staffId: string; name: string; isManager: boolean }
  store: { storeId: string; name: string }
  onClose: () => void
  onDone: (words: string) => void
}

/** Asks once more before somebody's work in a store ends; a manager's too. */
export function EndSheet({ colleague, store, onClose, onDone }: EndSheetProps) {
  const { staffId, name, isManager } = colleague
  const [refusal, setRefusal] = useState('')
  const { isRunning, run } = useCommand('operator', 'endWork')
  const end = async () => {
    const reply = await run({ input: { staffId, storeId: store.storeId } })
    if (!reply) return
    if (!reply.ok) return setRefusal(reply.message)
    onClose()
    onDone(`${name}已离店`)
  }
  const work = isManager ? '识别会员，也不能再管店员' : '识别会员'
  return (
    <Sheet title={`让${name}离开这家店`} onClose={onClose}>
      <Form>
        <View className='sub'>{`${name}不能再在${store.name}${work}，别的门店不变。要回来就重新邀请。`}</View>
        <Refusal text={refusal} />
        <Button isWide isRunning={isRunning} onTap={() => void end()}>
          确定离店
        </Button>
      </Form>
    </Sheet>
  )
}
