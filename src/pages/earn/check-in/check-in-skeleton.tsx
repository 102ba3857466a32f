import { View } from '@tarojs/components'
import { cx } from '../../../components/cx'
import { Bone, Skeleton } from '../../../components/skeleton'
import styles from './check-in.module.scss'

export function CheckInSkeleton() {
  return (
    <Skeleton>
      <View className={cx('stack', styles.first)}>
        <View className='card flex g4'>
          <Bone width={96} height={96} radius={48} />
          <View className='grow col g2'>
            <Bone width={120} height={20} />
            <Bone width='80%' height={14} />
          </View>
        </View>
        <View className='card col g3'>
          <View className='flex center'>
            <Bone width={110} height={20} />
          </View>
          <Bone width='100%' height={280} radius={10} />
        </View>
      </View>
    </Skeleton>
  )
}
