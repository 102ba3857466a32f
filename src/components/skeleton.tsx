import { View } from '@tarojs/components'
import type { PropsWithChildren } from 'react'
import styles from './skeleton.module.scss'
import { spoken, unspoken } from './spoken'
import { cx } from './cx'

interface BoneProps {
  width: number | string
  height: number
  radius?: number
}

/** A place where a line will be, as wide and as high as the line. */
export function Bone({ width, height, radius = 6 }: BoneProps) {
  return (
    <View
      className={cx(styles.bone)}
      style={`width:${length(width)};height:${length(height)};border-radius:${length(radius)}`}
    />
  )
}

/** Inline lengths are not scaled by the build, so they are given in the unit that is. */
function length(drawn: number | string): string {
  if (typeof drawn === 'string') return drawn
  return process.env.TARO_ENV === 'weapp' ? `${drawn * 2}rpx` : `${drawn / 20}rem`
}

/** What a screen looks like before its first answer: its own lines, and a word for those who listen. */
export function Skeleton({ children }: PropsWithChildren) {
  return (
    <View {...spoken('status', '正在读取')}>
      <View {...unspoken}>{children}</View>
    </View>
  )
}

/** Rows of a list: two lines on the left, a number on the right. */
export function BoneRows({ count }: { count: number }) {
  return (
    <View className='card card-flush'>
      {Array.from({ length: count }, (_, row) => (
        <View key={row} className={cx(styles.row)}>
          <View className='grow col g2'>
            <Bone width={64} height={16} />
            <Bone width='80%' height={12} />
          </View>
          <Bone width={44} height={18} />
        </View>
      ))}
    </View>
  )
}

/** A list under its heading, at the end of a screen. */
export function BoneList({ heading, count }: { heading: number; count: number }) {
  return (
    <>
      <View className='sec'>
        <Bone width={heading} height={20} />
      </View>
      <View className='wrap'>
        <BoneRows count={count} />
      </View>
    </>
  )
}
