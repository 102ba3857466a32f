import { useState } from 'react'
import { Field } from '../../../components/field'
import { Note } from '../../../components/note'
import { Sheet } from '../../../components/sheet'
import { useCommand } from '../../../lib/commands'
import { Reasoned } from '../parts/reasoned'
import { wholeIn } from '../parts/typed'

interface OfferSheetProps {
  offerId: string
  version: number
  onClose: () => void
  onDone: (words: string) => void
}

/** More units of the same. */
export function UnitsSheet({ offerId, version, onClose, onDone }: OfferSheetProps) {
  const [text, setText] = useState('')
  const { isRunning, run } = useCommand('operator', 'addUnits')
  const units = wholeIn(text)
  const send = async (reason: string) => {
    if (!units) return '请写加多少，至少 1。'
    const reply = await run({ input: { offerId, basedOn: version, units, reason } })
    if (!reply?.ok) return reply?.message ?? ''
    onDone(reply.value.state === 'waiting' ? '已提交，等另一位运营批准' : '库存加好了')
    onClose()
    return ''
  }
  return (
    <Sheet title='加库存' onClose={onClose}>
      <Reasoned
        hint='为什么加，留在变更记录里'
        note={
          <Note icon='alert' tone='notice'>
            数量只能加，不能减；不想再发了就关闭它。
          </Note>
        }
        button='加上'
        isRunning={isRunning}
        isOff={!units}
        onSend={send}
      >
        <Field label='加多少' value={text} hint='50' maxLength={5} kind='number' onChange={setText} />
      </Reasoned>
    </Sheet>
  )
}

/** Nothing more of it is given. */
export function CloseSheet({ offerId, version, onClose, onDone }: OfferSheetProps) {
  const { isRunning, run } = useCommand('operator', 'closeOffer')
  const send = async (reason: string) => {
    const reply = await run({ input: { offerId, basedOn: version, reason } })
    if (!reply?.ok) return reply?.message ?? ''
    onDone('已关闭，不再发出')
    onClose()
    return ''
  }
  return (
    <Sheet title='关闭兑换' onClose={onClose}>
      <Reasoned
        hint='为什么关闭，留在变更记录里'
        note={
          <Note icon='alert' tone='bad'>
            关了不能再开。已经换到的券照样能用，没发完的不再发，也不再占预算。
          </Note>
        }
        button='关闭'
        isRunning={isRunning}
        onSend={send}
      />
    </Sheet>
  )
}
