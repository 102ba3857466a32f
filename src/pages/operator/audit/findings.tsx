import { View } from '@tarojs/components'
import { cx } from '../../../components/cx'
import { grouped } from '../../../domain/figures'
import { Panel } from '../parts/panel'
import styles from './audit.module.scss'
import type { Report } from './report'

/** What does not add up: with whom, what differs, and what to do now. */
export function Findings({ report: { findings, found } }: { report: Report }) {
  const rest = found - findings.length
  return (
    <Panel title='对不上的' note={`${grouped(found)} 处`}>
      {findings.map(({ title, who, text, advice }, place) => (
        <View key={place} className={cx(styles.finding)}>
          <View className='flex between g2'>
            <View className='body b c-bad'>{title}</View>
            <View className='cap num'>{who}</View>
          </View>
          <View className='body num'>{text}</View>
          <View className='sub num'>{advice}</View>
        </View>
      ))}
      {rest > 0 && <View className={cx('sub', styles.rest)}>{`另有 ${grouped(rest)} 处没有列出来。`}</View>}
    </Panel>
  )
}
