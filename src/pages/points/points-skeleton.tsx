import { View } from '@tarojs/components'
import { cx } from '../../components/cx'
import { Bone, BoneRows, Skeleton } from '../../components/skeleton'
import styles from './points.module.scss'

export function PointsSkeleton() {
  return (
    <Skeleton>
      <View className={cx('wrap', 'flex', 'between', 'top', styles.head)}>
        <View className='col g2'>
          <Bone width={56} height={15} />
          <Bone width={150} height={44} radius={10} />
          <Bone width={120} height={15} />
        </View>
        <View className={cx(styles.spend)}>
          <Bone width={88} height={40} radius={20} />
        </View>
      </View>
      <View className={cx('stack', styles.cards)}>
        <View className={cx('card', styles.boneSums)}>
          <Bone width='100%' height={36} />
        </View>
        <View className='card col g3'>
          <Bone width={72} height={18} />
          <Bone width='100%' height={92} radius={10} />
          <Bone width='100%' height={38} radius={10} />
        </View>
      </View>
      <View className={cx('wrap', styles.boneList)}>
        <BoneRows count={4} />
      </View>
    </Skeleton>
  )
}
