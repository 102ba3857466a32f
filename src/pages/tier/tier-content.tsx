import { View } from '@tarojs/components'
import { cx } from '../../components/cx'
import { fullDate } from '../../domain/beijing-text'
import type { TierPage } from '../../domain/tier-page'
import { HowToKeep } from './how-to-keep'
import { HowToRise } from './how-to-rise'
import { Privileges } from './privileges'
import styles from './tier.module.scss'
import { TierAsk } from './tier-ask'
import { TierCard } from './tier-card'

export function TierContent({ page, say }: { page: TierPage; say: (text: string) => void }) {
  return (
    <>
      <View className={cx('stack', styles.first)}>
        <TierCard page={page} />
        {page.review && <HowToKeep page={page} review={page.review} />}
        {(page.current.next || !page.review) && <HowToRise page={page} />}
        <TierAsk say={say} />
      </View>
      <View className='sec'>
        <View className='h2'>等级权益</View>
      </View>
      <View className='wrap'>
        <Privileges page={page} />
      </View>
      <View className='sec'>
        <View className='h2'>等级记录</View>
      </View>
      <View className='wrap'>
        <Moves moves={page.moves} />
      </View>
    </>
  )
}

function Moves({ moves }: { moves: TierPage['moves'] }) {
  return (
    <View className='card card-flush'>
      {moves.length === 0 && (
        <View className={cx('sub', styles.none)}>还没有变动。升级、续期、降级都会记在这里。</View>
      )}
      {moves.map(({ at, what }) => (
        <View key={`${at}${what}`} className={cx(styles.move)}>
          <View className='body grow'>{what}</View>
          <View className='cap num'>{fullDate(at)}</View>
        </View>
      ))}
    </View>
  )
}
