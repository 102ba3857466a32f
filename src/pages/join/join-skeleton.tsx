import { View } from '@tarojs/components'
import { Bone, Skeleton } from '../../components/skeleton'

export function JoinSkeleton() {
  return (
    <Skeleton>
      <View className='col g4'>
        {[0, 1, 2].map((row) => (
          <View key={row} className='flex g3'>
            <Bone width={44} height={44} radius={14} />
            <View className='grow col g2'>
              <Bone width={150} height={18} />
              <Bone width={210} height={14} />
            </View>
          </View>
        ))}
        <Bone width='100%' height={82} radius={10} />
      </View>
    </Skeleton>
  )
}
