import { View } from '@tarojs/components'
import { cx } from '../../components/cx'
import { Tile } from '../../components/row'
import { inFours } from '../../domain/figures'
import styles from './home.module.scss'

/** Without a network: why the code cannot be shown, and what works in the store all the same. */
export function OfflineCard({ memberNo }: { memberNo: string }) {
  return (
    <View className='card'>
      <View className='flex g3'>
        <Tile icon='qr' />
        <View className='grow'>
          <View className='h3'>会员码要联网才能用</View>
          <View className='sub'>码每 30 秒换一次，这样别人拿到截图也用不了。</View>
        </View>
      </View>
      <View className={cx('hr', styles.line)} />
      <View className='flex g3'>
        <Tile icon='store' />
        <View className='grow'>
          <View className='h3'>在店里？</View>
          <View className='sub num'>{`请店员先收款，记下会员号 ${inFours(memberNo)}，之后补积分。`}</View>
        </View>
      </View>
    </View>
  )
}
