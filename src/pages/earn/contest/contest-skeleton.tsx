import { View } from '@tarojs/components'
import { Bone, BoneRows, Skeleton } from '../../../components/skeleton'

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
      <View className='sec'>
        <Bone width={60} height={20} />
      </View>
      <View className='wrap'>
        <BoneRows count={5} />
      </View>
    </Skeleton>
  )
}
