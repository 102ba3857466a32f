import { View } from '@tarojs/components'
import { Button } from './button'
import { cx } from './cx'
import styles from './ask-note.module.scss'
import { Icon } from './icon'

interface AskNoteProps {
  text: string
  isRunning: boolean
  onAsk: () => void
}

/** A question beside what it is about, with one small button; who does not want it passes by. */
export function AskNote({ text, isRunning, onAsk }: AskNoteProps) {
  return (
    <View className={cx(styles.ask)}>
      <Icon name='chat' size={18} />
      <View className='grow'>{text}</View>
      <Button size='small' kind='outline' isRunning={isRunning} onTap={onAsk}>
        提醒我
      </Button>
    </View>
  )
}
