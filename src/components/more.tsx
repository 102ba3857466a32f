import { View } from '@tarojs/components'
import { cx } from './cx'
import { Icon } from './icon'
import styles from './more.module.scss'
import { Tap } from './tap'

/** At the end of a heading: the way to the whole list. */
export function More({ text, onTap }: { text: string; onTap: () => void }) {
  return (
    <Tap className={cx(styles.more)} pressed={cx(styles.touched)} role='link' onTap={onTap}>
      <View>{text}</View>
      <Icon name='right' size={14} />
    </Tap>
  )
}
