import { View } from '@tarojs/components'
import { cx } from '../../../components/cx'
import { Bone, BoneRows, Skeleton } from '../../../components/skeleton'
import styles from './overview.module.scss'

export function OverviewSkeleton() {
  return (
    <Skeleton>
      <View className={cx(styles.page)}>
        <Bone width={200} height={14} />
        <Bone width='100%' height={76} radius={14} />
        <View className={cx(styles.columns)}>
          <View className={cx(styles.column)}>
            <BoneRows count={3} />
          </View>
          <View className={cx(styles.column)}>
            <BoneRows count={6} />
          </View>
        </View>
      </View>
    </Skeleton>
  )
}
