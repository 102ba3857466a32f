import { View } from '@tarojs/components'
import { Badge } from '../../../components/badge'
import { cx } from '../../../components/cx'
import { clockTime, monthDay } from '../../../domain/beijing-text'
import { grouped } from '../../../domain/figures'
import styles from './audit.module.scss'
import { Panel } from './panel'
import type { AuditView } from './report'

/** The runs that are kept, the newest first. */
export function History({ history }: { history: AuditView['history'] }) {
  return (
    <Panel title='以前的对账' note='保留 30 次'>
      {history.map(({ day, finishedAt, accounts, found }) => (
        <View key={day} className={cx('flex', 'between', 'g2', styles.line)}>
          <View className='grow sub num'>{`${monthDay(finishedAt)} ${clockTime(finishedAt)}`}</View>
          <View className='cap num'>{`${grouped(accounts)} 个账户`}</View>
          <Badge tone={found === 0 ? 'good' : 'bad'}>{found === 0 ? '对得上' : `${grouped(found)} 处`}</Badge>
        </View>
      ))}
    </Panel>
  )
}
