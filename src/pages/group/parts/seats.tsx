import { View } from '@tarojs/components'
import { cx } from '../../../components/cx'
import { Icon } from '../../../components/icon'
import { spoken, unspoken } from '../../../components/spoken'
import type { GroupView } from '../../../domain/group-view'
import { seatSign } from '../../../domain/masked-name'
import styles from './group.module.scss'

/** Who is in a group, by the first sign of their names, and the places that are free. */
export function Seats({ group: { seats, missing } }: { group: Pick<GroupView, 'seats' | 'missing'> }) {
  const names = seats.map(({ name, isMe }) => (isMe ? '我' : name)).join('、')
  return (
    <View className={cx('flex', styles.seats)} {...spoken('text', `${names}，还差 ${missing} 人`)}>
      {seats.map(({ name, isMe }, place) => (
        <View key={place} className={cx(styles.seat, isMe && styles.mine)} {...unspoken}>
          {isMe ? '我' : seatSign(name)}
        </View>
      ))}
      {Array.from({ length: missing }, (_, place) => (
        <View key={`free${place}`} className={cx(styles.seat, styles.free)} {...unspoken}>
          <Icon name='plus' size={14} />
        </View>
      ))}
    </View>
  )
}
