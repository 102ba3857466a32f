import { View } from '@tarojs/components'
import { cx } from '../../../components/cx'
import { Icon } from '../../../components/icon'
import { spoken } from '../../../components/spoken'
import { Tap } from '../../../components/tap'
import styles from './till.module.scss'

interface TillKeypadProps {
  onKey: (key: string) => void
  onErase: () => void
  onClear: () => void
  onConfirm: () => void
  isRunning: boolean
  isOff: boolean
}

const keys = ['1', '2', '3', '4', '5', '6', '7', '8', '9', '00', '0', '.']

/** Digits on the left, and what ends a sale under the thumb on the right. */
export function TillKeypad({ onKey, onErase, onClear, onConfirm, isRunning, isOff }: TillKeypadProps) {
  const isLocked = isRunning || isOff
  return (
    <View className={cx(styles.keys)}>
      <View className={cx(styles.digits)}>
        {keys.map((key) => (
          <Tap key={key} className={cx(styles.key, 'num')} pressed={cx(styles.down)} onTap={() => onKey(key)}>
            {key}
          </Tap>
        ))}
      </View>
      <View className={cx(styles.acts)}>
        <Tap className={cx(styles.key, styles.word)} pressed={cx(styles.down)} label='删一位' onTap={onErase}>
          <Icon name='delete' size={24} />
        </Tap>
        <Tap className={cx(styles.key, styles.word)} pressed={cx(styles.down)} onTap={onClear}>
          清空
        </Tap>
        <View
          className={cx(styles.key, styles.confirm, isLocked && styles.locked)}
          hoverClass={isLocked ? 'none' : cx(styles.confirmDown)}
          onClick={isLocked ? () => undefined : onConfirm}
          {...spoken('button', isRunning ? '正在入账' : '确认入账')}
          {...(isLocked && { ariaDisabled: 'true' })}
        >
          <View>{isRunning ? '入账中' : '确认'}</View>
          {!isRunning && <View className={cx(styles.small)}>入账</View>}
        </View>
      </View>
    </View>
  )
}
