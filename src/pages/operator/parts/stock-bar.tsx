import { View } from '@tarojs/components'
import { cx } from '../../../components/cx'
import { grouped } from '../../../domain/figures'
import styles from './stock-bar.module.scss'

interface StockBarProps {
  stock: { quantity: number; left: number; reservedCount: number; givenCount: number }
  unit: string
}

/** How much of an offer is given, held by somebody just now, and left. */
export function StockBar({ stock: { quantity, left, reservedCount, givenCount }, unit }: StockBarProps) {
  const share = (count: number) => ({ width: `${Math.min(100, (count / Math.max(1, quantity)) * 100)}%` })
  const held = reservedCount > 0 ? ` · 占用 ${grouped(reservedCount)}` : ''
  return (
    <View>
      <View className={cx(styles.bar)}>
        <View className={cx(styles.given)} style={share(givenCount)} />
        <View className={cx(styles.held)} style={share(reservedCount)} />
      </View>
      <View className='cap num'>
        {`剩 ${grouped(left)} / ${grouped(quantity)} ${unit} · 发出 ${grouped(givenCount)}${held}`}
      </View>
    </View>
  )
}
