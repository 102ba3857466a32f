import { View } from '@tarojs/components'
import { cx } from '../../components/cx'
import { Bone, BoneRows, Skeleton } from '../../components/skeleton'
import styles from './me.module.scss'

export function MeSkeleton() {
  return (
    <Skeleton>
      <View className={cx('wrap', 'flex', 'g3', styles.who)}>
        <Bone width={60} height={60} radius={30} />
        <View className='grow col g2'>
          <Bone width={110} height={20} />
          <Bone width={130} height={14} />
        </View>
      </View>
      <View className={cx('stack')}>
        <Bone width='100%' height={72} radius={14} />
        <BoneRows count={2} />
        <BoneRows count={2} />
      </View>
    </Skeleton>
  )
}
