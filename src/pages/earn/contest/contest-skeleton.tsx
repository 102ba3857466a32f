import { View } from '@tarojs/components'
import { Bone, BoneList, Skeleton } from '../../../components/skeleton'

export function ContestSkeleton() {
  return (
    <Skeleton>
      <View className='stack'>
        <View className='card col g3'>
          <Bone width={160} height={18} />
          <Bone width={120} height={34} />
          <Bone width='100%' height={58} radius={10} />
        </View>
      </View>
      <BoneList heading={60} count={5} />
    </Skeleton>
  )
}
