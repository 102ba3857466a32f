import { View } from '@tarojs/components'
import { Button } from '../../components/button'
import { Cover } from '../../components/cover'
import { cx } from '../../components/cx'
import { Promises } from '../../components/promises'
import type { Programme } from '../../domain/programme'
import { go } from '../../lib/navigation'
import styles from './home.module.scss'

/** Looking around before joining: what membership is, and the one way in. */
export function GuestHome({ programme }: { programme: Programme }) {
  return (
    <View className={cx('stack', styles.first)}>
      <Cover slogan={programme.slogan} hint='每一笔都算数的会员' isCard />
      <View className='card'>
        <Promises programme={programme} />
      </View>
      <Button isWide onTap={() => go('join')}>
        加入会员
      </Button>
      <View className='cap tc'>不加入也可以逛，随时能回来</View>
    </View>
  )
}
