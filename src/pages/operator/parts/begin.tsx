import { View } from '@tarojs/components'
import { Button } from '../../../components/button'
import { cx } from '../../../components/cx'
import styles from './layout.module.scss'

/** Begins something new above a list: as wide as a phone, and no wider than its words at a desk. */
export function Begin({ children, onTap }: { children: string; onTap: () => void }) {
  return (
    <View className={cx(styles.begin)}>
      <Button isWide onTap={onTap}>
        {children}
      </Button>
    </View>
  )
}
