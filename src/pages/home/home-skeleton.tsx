import { View } from '@tarojs/components'
import { cx } from '../../components/cx'
import { Bone, BoneList, Skeleton } from '../../components/skeleton'
import styles from './home.module.scss'

/** The member's home, line by line. */
export function HomeSkeleton() {
  return (
    <Skeleton>
      <View className={cx('stack', styles.first)}>
        <View className={cx('card', styles.boneCard)}>
          <View className='flex between top'>
            <View className='col g3'>
              <Bone width={120} height={20} />
              <View className={cx(styles.boneGap)} />
              <Bone width={56} height={14} />
              <Bone width={140} height={40} radius={10} />
              <Bone width={88} height={14} />
            </View>
            <Bone width={112} height={112} radius={56} />
          </View>
          <View className='flex between'>
            <Bone width={130} height={14} />
            <Bone width={90} height={14} />
          </View>
        </View>
        <View className='card flex g3'>
          <Bone width={48} height={48} radius={24} />
          <View className='grow col g2'>
            <Bone width={96} height={18} />
            <Bone width='70%' height={14} />
          </View>
          <Bone width={58} height={34} radius={17} />
        </View>
        <View className={cx(styles.ways)}>
          {['word', 'invite', 'contest'].map((name) => (
            <View key={name} className={cx(styles.way)}>
              <Bone width={48} height={48} radius={14} />
              <View className={cx(styles.boneGap)} />
              <Bone width={56} height={32} />
            </View>
          ))}
        </View>
      </View>
      <BoneList heading={80} count={4} />
    </Skeleton>
  )
}
