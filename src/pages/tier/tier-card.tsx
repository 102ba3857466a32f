import { View } from '@tarojs/components'
import { cx } from '../../components/cx'
import { CardRings, progressOf } from '../../components/member-card'
import { Rim } from '../../components/rim'
import { fullDate } from '../../domain/beijing-text'
import { grouped } from '../../domain/figures'
import type { TierPage } from '../../domain/tier-page'
import styles from './tier.module.scss'

export function TierCard({ page }: { page: TierPage }) {
  const { current, since } = page
  return (
    <View className={cx(styles.card, `tier-${current.id}`)}>
      <CardRings />
      <View className={cx(styles.head)}>
        <View>
          <View className={cx(styles.soft)}>当前等级</View>
          <View className={cx(styles.name)}>{current.name}</View>
          <View className={cx(styles.soft, 'num')}>
            {current.validUntil ? `有效期至 ${fullDate(current.validUntil)}` : `${fullDate(since)} 起`}
          </View>
        </View>
        <Rim share={progressOf(current)} size={112}>
          <View className={cx('num', styles.growth)}>{grouped(current.growth)}</View>
          <View className={cx('num', styles.of)}>
            {current.next ? `/ ${grouped(current.next.threshold)}` : '已是最高'}
          </View>
        </Rim>
      </View>
      <Ladder page={page} />
    </View>
  )
}

function Ladder({ page: { ladder, current } }: { page: TierPage }) {
  return (
    <View className={cx(styles.ladder)}>
      {ladder.map((step, place) => (
        <View key={step.id} className={cx(styles.step)}>
          {place > 0 && <View className={cx(styles.way)} style={wayStyle(ladder, place, current.growth)} />}
          <View
            className={cx(styles.dot, step.isReached && styles.done, step.id === current.id && styles.here)}
          />
          <View className={step.id === current.id ? 'b' : ''}>{step.name}</View>
          <View className={cx('num', styles.threshold)}>{grouped(step.threshold)}</View>
        </View>
      ))}
    </View>
  )
}

/** How much of the way to a step is behind the member. */
function wayStyle(ladder: TierPage['ladder'], place: number, growth: number): string {
  const [from, to] = [ladder[place - 1]?.threshold ?? 0, ladder[place]?.threshold ?? 1]
  const share = Math.min(1, Math.max(0, (growth - from) / (to - from)))
  const percent = `${Math.round(share * 1000) / 10}%`
  return `background:linear-gradient(90deg,var(--t-ring) ${percent},var(--t-track) ${percent})`
}
