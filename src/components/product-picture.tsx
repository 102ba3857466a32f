import { View } from '@tarojs/components'
import type { Picture } from '../domain/template'
import { cx } from './cx'
import styles from './product-picture.module.scss'
import { unspoken } from './spoken'

/** A drawing in three tones on the tint of its family, until the brand brings photographs. The name beside it speaks. */
export function ProductPicture({ name, size }: { name: Picture; size: 'tile' | 'square' | 'small' }) {
  return <View className={cx(styles.plate, styles[size], styles[name])} {...unspoken} />
}
