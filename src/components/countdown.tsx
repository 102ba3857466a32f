import { Text, View } from '@tarojs/components'
import { countdownParts } from '../domain/offer-words'
import styles from './countdown.module.scss'
import { cx } from './cx'
import { spoken, unspoken } from './spoken'

/** Hours, minutes and seconds that are left, the days before them; read aloud at a minute and at ten seconds alone. */
export function Countdown({ leftMs }: { leftMs: number }) {
  const { days, clock } = countdownParts(leftMs)
  return (
    <View className={cx(styles.countdown)}>
      <View className={cx(styles.figures)} {...unspoken}>
        {days > 0 && <Text className={cx(styles.days)}>{`${days} 天`}</Text>}
        {clock.map((figure, place) => (
          <View key={place} className={cx(styles.part)}>
            {place > 0 && <Text className={cx(styles.colon)}>:</Text>}
            <Text className={cx(styles.box)}>{figure}</Text>
          </View>
        ))}
      </View>
      <View className={cx(styles.aloud)} {...spoken('status')}>
        {aloud(Math.ceil(leftMs / 1000))}
      </View>
    </View>
  )
}

function aloud(seconds: number): string {
  if (seconds <= 0 || seconds > 60) return ''
  return seconds > 10 ? '还有 1 分钟' : '还有 10 秒'
}
