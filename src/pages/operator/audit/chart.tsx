import { View } from '@tarojs/components'
import { cx } from '../../../components/cx'
import { spoken } from '../../../components/spoken'
import { shortDay } from '../../../domain/beijing-text'
import { grouped } from '../../../domain/figures'
import { Panel } from '../parts/panel'
import styles from './audit.module.scss'
import type { DayRow } from './report'

const goneOn = ({ spent, expired, reversed }: DayRow) => spent + expired + reversed

/** What came and what went, two bars a day on one scale. */
export function Chart({ days }: { days: DayRow[] }) {
  const rows = [...days].reverse()
  const most = Math.max(1, ...rows.flatMap((row) => [row.issued, goneOn(row)]))
  const [came, gone] = [sumOf(rows.map(({ issued }) => issued)), sumOf(rows.map(goneOn))]
  const [first, last] = [rows[0], rows[rows.length - 1]]
  if (!first || !last) return null
  return (
    <Panel title={`近 ${rows.length} 天的积分`}>
      <View className={cx('flex', 'g4', styles.legend)}>
        <Key tone={cx(styles.came)} text={`发放 ${grouped(came)}`} />
        <Key tone={cx(styles.gone)} text={`使用、过期和收回 ${grouped(gone)}`} />
      </View>
      <View
        className={cx(styles.chart)}
        {...spoken('img', `发放 ${came}，使用、过期和收回 ${gone}，每天的数在下面的表里`)}
      >
        {rows.map((row) => (
          <View key={row.day} className={cx(styles.pair)}>
            <View className={cx(styles.bar, styles.came)} style={heightOf(row.issued, most)} />
            <View className={cx(styles.bar, styles.gone)} style={heightOf(goneOn(row), most)} />
          </View>
        ))}
      </View>
      <View className={cx('flex', 'between', 'cap', 'num', styles.axis)}>
        <View>{shortDay(first.day)}</View>
        <View>{`最高 ${grouped(most)}`}</View>
        <View>{shortDay(last.day)}</View>
      </View>
    </Panel>
  )
}

function Key({ tone, text }: { tone: string; text: string }) {
  return (
    <View className='flex g1 cap num'>
      <View className={cx(styles.key, tone)} />
      {text}
    </View>
  )
}

/** A day on which something moved is never drawn as one on which nothing did. */
function heightOf(points: number, most: number): string {
  const percent = points <= 0 ? 0 : Math.max(2, Math.round((points * 100) / most))
  return `height:${percent}%`
}

const sumOf = (numbers: number[]) => numbers.reduce((sum, number) => sum + number, 0)
