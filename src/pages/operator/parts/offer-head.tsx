import { View } from '@tarojs/components'
import { Badge } from '../../../components/badge'
import { cx } from '../../../components/cx'
import styles from './layout.module.scss'
import type { OfferState } from './offer-state'

interface OfferHeadProps {
  name: string
  size: 'h2' | 'h3'
  state: OfferState
  /** Who may have it already; empty where nobody may. */
  early: string
}

/** An offer's name and how it stands: beside it where both have room, under it where they have not. */
export function OfferHead({ name, size, state, early }: OfferHeadProps) {
  return (
    <View className={cx('flex', 'between', styles.offerHead)}>
      <View className={cx(size, 'two')}>{name}</View>
      <View className={cx('flex', styles.offerHead)}>
        <Badge tone={state.tone}>{state.text}</Badge>
        {early && <Badge tone='good'>{early}</Badge>}
      </View>
    </View>
  )
}
