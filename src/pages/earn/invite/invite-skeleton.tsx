import { View } from '@tarojs/components'
import { cx } from '../../../components/cx'
import { Bone, BoneList, Skeleton } from '../../../components/skeleton'
import styles from './invite.module.scss'

export function InviteSkeleton() {
  return (
    <Skeleton>
      <View className={cx('stack', styles.first)}>
        <View className='card col g3'>
          <View className='flex between'>
            <Bone width={90} height={52} />
            <Bone width={90} height={52} />
          </View>
          <Bone width='100%' height={80} />
          <Bone width='100%' height={38} radius={10} />
        </View>
        <Bone width='100%' height={120} radius={20} />
      </View>
      <BoneList heading={80} count={2} />
    </Skeleton>
  )
}
