import { Text, View } from '@tarojs/components'
import { useRef } from 'react'
import { grouped } from '../domain/figures'
import { cx } from './cx'
import styles from './points-number.module.scss'

/** Below this change the number is simply another one. */
const rollFrom = 10

/** The one big number of a screen. A gain rolls up, digit by digit; a spend is plainly swapped. */
export function PointsNumber({ points }: { points: number }) {
  const settled = useRef(points)
  const before = useRef(points)
  if (settled.current !== points) {
    before.current = settled.current
    settled.current = points
  }
  const text = grouped(points)
  const isLong = text.replace(/\D/g, '').length > 6
  const rolls = points - before.current >= rollFrom
  return (
    <View className={cx('hero-num', isLong && styles.long)} key={points}>
      {rolls ? <Rolling from={grouped(before.current)} to={text} /> : <Text>{text}</Text>}
    </View>
  )
}

function Rolling({ from, to }: { from: string; to: string }) {
  const old = from.padStart(to.length, ' ')
  return (
    <View className={cx(styles.roll)}>
      {Array.from(to, (digit, place) =>
        old[place] === digit || digit === ',' ? (
          <Text key={place}>{digit}</Text>
        ) : (
          <View key={place} className={cx(styles.column)}>
            <View className={cx(styles.digits)}>
              <View>{old[place] === ',' ? ' ' : old[place]}</View>
              <View>{digit}</View>
            </View>
          </View>
        ),
      )}
    </View>
  )
}
