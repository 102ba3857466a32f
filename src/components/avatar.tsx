import { View } from '@tarojs/components'
import styles from './avatar.module.scss'
import { cx } from './cx'
import { Icon } from './icon'
import { unspoken } from './spoken'

/** The first character of the name; a figure where there is no name. */
export function Avatar({ name, size }: { name: string | null; size: 'small' | 'large' }) {
  return (
    <View className={cx(styles.avatar, styles[size])} {...unspoken}>
      {name ? Array.from(name)[0] : <Icon name='user' size={24} />}
    </View>
  )
}
