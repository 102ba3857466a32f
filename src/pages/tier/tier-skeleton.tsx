import { View } from '@tarojs/components'
import { cx } from '../../components/cx'
import { Bone, BoneList, Skeleton } from '../../components/skeleton'
import styles from './tier.module.scss'

export function TierSkeleton() {
  return (
    <Skeleton>
      <View className={cx('stack', styles.first)}>
        <View className={cx('card', styles.boneCard)}>
          <View className='flex between top'>
            <View className='col g3'>
              <Bone width={56} height={14} />
              <Bone width={80} height={36} radius={10} />
              <Bone width={150} height={14} />
            </View>
            <Bone width={112} height={112} radius={56} />
          </View>
          <Bone width='100%' height={48} radius={10} />
        </View>
        <View className='card col g3'>
          <Bone width={110} height={18} />
          <Bone width='100%' height={54} />
          <Bone width='100%' height={10} />
        </View>
      </View>
      <BoneList heading={80} count={4} />
    </Skeleton>
  )
}
