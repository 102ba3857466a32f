import { View } from '@tarojs/components'
import { BoneRows, Bone, Skeleton } from '../../components/skeleton'

export function CouponSkeleton() {
  return (
    <Skeleton>
      <View className='stack'>
        <Bone width='100%' height={450} radius={14} />
        <BoneRows count={2} />
      </View>
    </Skeleton>
  )
}
