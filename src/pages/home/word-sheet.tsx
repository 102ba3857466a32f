import { View } from '@tarojs/components'
import { useEffect, useState } from 'react'
import { Badge } from '../../components/badge'
import { Button } from '../../components/button'
import { cx } from '../../components/cx'
import { Field } from '../../components/field'
import { Note } from '../../components/note'
import { Sheet } from '../../components/sheet'
import type { EarningWays } from '../../domain/earning-ways'
import { grouped } from '../../domain/figures'
import type { WordEntered } from '../../domain/word'
import { useCommand } from '../../lib/commands'
import { coverTabs } from '../../lib/tab-cover'
import styles from './home.module.scss'

interface WordSheetProps {
  word: NonNullable<EarningWays['word']>
  onEntered: (entered: WordEntered, word: string) => void
  onClose: () => void
}

interface Said {
  isGood: boolean
  text: string
}

/** These come to the same answer whatever is typed next. */
const overForToday = ['WORD_LIMIT_REACHED', 'WORD_TRIES_OVER']

/** The word that the group was given today is typed in here. */
export function WordSheet({ word, onEntered, onClose }: WordSheetProps) {
  const [typed, setTyped] = useState('')
  const [said, setSaid] = useState<Said | null>(null)
  const [isOver, setOver] = useState(word.leftToday === 0)
  const { isRunning, run } = useCommand('points', 'enterWord')
  useEffect(() => coverTabs(), [])
  const own = typed.trim()
  const send = async () => {
    if (own === '' || isOver) return
    const reply = await run({ input: { word: own } })
    if (!reply) return
    if (!reply.ok) {
      setOver(overForToday.includes(reply.code))
      return setSaid({ isGood: false, text: reply.message })
    }
    // The kernel answers with what the rule of the word answers.
    const entered = reply.value as WordEntered
    setTyped('')
    setOver(entered.leftToday === 0)
    setSaid({ isGood: true, text: enteredText(entered) })
    onEntered(entered, own)
  }
  return (
    <Sheet title='群口令' badge={<Badge>{`今天剩 ${word.leftToday} 次`}</Badge>} onClose={onClose}>
      <View className={cx(styles.form)}>
        <View className='sub num'>
          {`口令每天在会员群里发。对上一个得 ${grouped(word.points)} 积分，一天最多 ${word.dailyMax} 个。`}
        </View>
        <Field
          label='口令'
          value={typed}
          hint='输入群里今天的口令'
          maxLength={20}
          onChange={setTyped}
          onSend={() => void send()}
        />
        <Saying said={said ?? (isOver ? full : null)} />
        {isOver ? (
          <Button isWide kind='outline' onTap={onClose}>
            知道了
          </Button>
        ) : (
          <Button isWide isRunning={isRunning} isOff={own === ''} onTap={() => void send()}>
            提交
          </Button>
        )}
      </View>
    </Sheet>
  )
}

const full: Said = { isGood: true, text: '今天的都记满了，积分都已到账。明天 0 点后再来。' }

function Saying({ said }: { said: Said | null }) {
  if (!said) return null
  return (
    <Note icon={said.isGood ? 'check' : 'alert'} tone={said.isGood ? 'good' : 'bad'}>
      {said.text}
    </Note>
  )
}

function enteredText({ points, leftToday }: WordEntered): string {
  const rest = leftToday > 0 ? `今天还能记 ${leftToday} 个。` : '今天的都记满了，明天 0 点后再来。'
  return `对上了，+${grouped(points)} 积分已到账。${rest}`
}
