import { View } from '@tarojs/components'
import { useState } from 'react'
import { Button } from '../../../components/button'
import { LongField } from '../../../components/long-field'
import { Sheet } from '../../../components/sheet'
import type { ValueOf } from '../../../lib/cloud'
import { useCommand } from '../../../lib/commands'
import { Form } from '../parts/layout'
import { Refusal } from '../parts/refusal'

export type DayWords = ValueOf<'operator', 'listWords'>['days'][number]

interface WordsSheetProps {
  opened: DayWords
  heading: string
  onClose: () => void
  onSaved: () => void
}

/** The words of one day, one in a line; saving replaces what was there. */
export function WordsSheet({ opened: { day, words: before }, heading, onClose, onSaved }: WordsSheetProps) {
  const [text, setText] = useState(before.join('\n'))
  const [refusal, setRefusal] = useState('')
  const { isRunning, run } = useCommand('operator', 'saveWords')
  const words = wordsIn(text)
  const save = async () => {
    // What was saved before tells a second saving of the same words from this one.
    const reply = await run({ input: { day, words }, about: before.join('|') })
    if (!reply) return
    if (!reply.ok) return setRefusal(wordsOf(reply.code, reply.message))
    onSaved()
    onClose()
  }
  return (
    <Sheet title={`${heading}的口令`} onClose={onClose}>
      <Form>
        <LongField
          label='口令，一行一个'
          value={text}
          hint='如 桂花开了'
          maxLength={480}
          onChange={setText}
        />
        <View className='cap num'>{`${words.length} 个，最多 20 个，每个最多 20 个字。大小写和全半角不分。`}</View>
        {before.length > 0 && <View className='cap'>存了就换掉原来的。已经输对过的会员，积分不受影响。</View>}
        <Refusal text={refusal} />
        <Button isWide isRunning={isRunning} isOff={words.length === 0} onTap={() => void save()}>
          保存
        </Button>
      </Form>
    </Sheet>
  )
}

function wordsIn(text: string): string[] {
  return text
    .split(/[\n、,，]/)
    .map((word) => word.trim())
    .filter((word) => word !== '')
}

/** The cloud names the place of what it cannot take; here it is one of two things. */
function wordsOf(code: string, message: string): string {
  return code === 'INPUT_INVALID' ? '口令没有保存。每个最多 20 个字，最多 20 个，不要写重复的。' : message
}
