import { View } from '@tarojs/components'
import { cx } from '../../../components/cx'
import { Icon } from '../../../components/icon'
import { Tap } from '../../../components/tap'
import styles from './identify.module.scss'

interface KeypadProps {
  onDigit: (digit: string) => void
  onErase: () => void
  onClear: () => void
}

const rows = [
  ['1', '2', '3'],
  ['4', '5', '6'],
  ['7', '8', '9'],
]

export function Keypad({ onDigit, onErase, onClear }: KeypadProps) {
  const key = (digit: string) => (
    <Tap key={digit} className={cx(styles.key, 'num')} pressed={cx(styles.down)} onTap={() => onDigit(digit)}>
      {digit}
    </Tap>
  )
  return (
    <View className={cx(styles.keys)}>
      {rows.map((row) => (
        <View key={row.join()} className={cx(styles.keyRow)}>
          {row.map(key)}
        </View>
      ))}
      <View className={cx(styles.keyRow)}>
        <Tap className={cx(styles.key, styles.word)} pressed={cx(styles.down)} onTap={onClear}>
          清空
        </Tap>
        {key('0')}
        <Tap className={cx(styles.key, styles.word)} pressed={cx(styles.down)} label='删一位' onTap={onErase}>
          <Icon name='delete' size={24} />
        </Tap>
      </View>
    </View>
  )
}
