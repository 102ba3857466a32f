import { View } from '@tarojs/components'
import { useState } from 'react'
import { Badge } from '../../../components/badge'
import { Button } from '../../../components/button'
import { cx } from '../../../components/cx'
import { clockTime, monthDay } from '../../../domain/beijing-text'
import { grouped } from '../../../domain/figures'
import { Panel } from '../parts/panel'
import styles from './audit.module.scss'
import type { AuditView } from './report'

const shownAtFirst = 5

/** The runs that are kept, the newest first. */
export function History({ history }: { history: AuditView['history'] }) {
  const [isOpen, open] = useState(false)
  const shown = isOpen ? history : history.slice(0, shownAtFirst)
  return (
    <Panel title='以前的对账' note='保留 30 次'>
      {shown.map(({ day, finishedAt, accounts, found }) => (
        <View key={day} className={cx('flex', 'between', 'g2', styles.line)}>
          <View className='grow sub num'>{`${monthDay(finishedAt)} ${clockTime(finishedAt)}`}</View>
          <View className='cap num'>{`${grouped(accounts)} 个账户`}</View>
          <Badge tone={found === 0 ? 'good' : 'bad'}>{found === 0 ? '对得上' : `${grouped(found)} 处`}</Badge>
        </View>
      ))}
      {shown.length < history.length && (
        <View className='col center'>
          <Button kind='text' onTap={() => open(true)}>
            {`更早的 ${history.length - shown.length} 次`}
          </Button>
        </View>
      )}
    </Panel>
  )
}
