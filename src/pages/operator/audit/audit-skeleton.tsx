import { View } from '@tarojs/components'
import { cx } from '../../../components/cx'
import { Bone, BoneRows, Skeleton } from '../../../components/skeleton'
import styles from './audit.module.scss'

export function AuditSkeleton() {
  return (
    <Skeleton>
      <View className={cx(styles.page)}>
        <Bone width='100%' height={96} radius={14} />
        <Bone width='100%' height={180} radius={14} />
        <BoneRows count={6} />
      </View>
    </Skeleton>
  )
}
