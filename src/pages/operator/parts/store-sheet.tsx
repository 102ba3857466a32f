import { useState } from 'react'
import { Button } from '../../../components/button'
import { Field } from '../../../components/field'
import { Sheet } from '../../../components/sheet'
import { storeIdPattern } from '../../../domain/store-id'
import { useCommand } from '../../../lib/commands'
import { Form } from './layout'
import { Refusal } from './refusal'

interface StoreSheetProps {
  store: { storeId: string; name: string }
  onClose: () => void
  onSaved: () => void
}

/** A store's number is how tills name it, so it is given once; its name can change. */
export function StoreSheet({ store, onClose, onSaved }: StoreSheetProps) {
  const isNew = store.storeId === ''
  const [storeId, setStoreId] = useState(store.storeId)
  const [name, setName] = useState(store.name)
  const [refusal, setRefusal] = useState('')
  const { isRunning, run } = useCommand('operator', 'saveStore')
  const save = async () => {
    const reply = await run({ input: { storeId, name: name.trim() } })
    if (!reply) return
    if (!reply.ok) return setRefusal(reply.message)
    onSaved()
    onClose()
  }
  return (
    <Sheet title={isNew ? '新增门店' : '改门店名'} onClose={onClose}>
      <Form>
        {isNew && (
          <Field
            label='门店编号'
            value={storeId}
            hint='字母和数字，如 jingan'
            maxLength={32}
            onChange={setStoreId}
          />
        )}
        <Field label='门店名' value={name} hint='如 静安寺店' onChange={setName} />
        <Refusal text={refusal} />
        <Button
          isWide
          isRunning={isRunning}
          isOff={name.trim() === '' || !storeIdPattern.test(storeId)}
          onTap={() => void save()}
        >
          保存
        </Button>
      </Form>
    </Sheet>
  )
}
