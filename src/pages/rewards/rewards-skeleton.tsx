import { View } from '@tarojs/components'
import { cx } from '../../components/cx'
import { Bone, Skeleton } from '../../components/skeleton'
import styles from './rewards.module.scss'

export function RewardsSkeleton() {
  return (
    <Skeleton>
      <View className={cx('flex between', styles.head)}>
        <Bone width={150} height={20} />
        <Bone width={70} height={18} />
      </View>
      <View className={cx('stack', styles.bones)}>
        <Bone width='100%' height={174} radius={14} />
      </View>
      <View className={cx(styles.grid)}>
        {[0, 1, 2, 3].map((place) => (
          <Bone key={place} width='100%' height={220} radius={14} />
        ))}
      </View>
    </Skeleton>
  )
}
