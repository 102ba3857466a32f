import { View } from '@tarojs/components'
import { useState } from 'react'
import { Button } from '../../../components/button'
import { cx } from '../../../components/cx'
import type { Section, Told } from '../../../domain/export-section'
import styles from '../record.module.scss'

/** What is told of one thing, a line each. */
export function SectionCard({ title, section }: { title: string; section: Section }) {
  return (
    <View>
      <View className='sec'>
        <View className='h2'>{title}</View>
      </View>
      <View className='wrap'>
        <View className='card card-flush'>
          {Object.entries(section).map(([name, told]) => (
            <View key={name} className={cx(styles.line)}>
              <View className={cx('sub', styles.name)}>{name}</View>
              <View className={cx('sub', 'c-ink', 'num', styles.told)}>{wordsOf(told)}</View>
            </View>
          ))}
        </View>
      </View>
    </View>
  )
}

const SHOWN = 20

/** A list that may be long: some at a time. */
export function ListCard({ title, rows }: { title: string; rows: Section[] }) {
  const [shown, show] = useState(SHOWN)
  return (
    <View>
      <View className='sec'>
        <View className='h2 num'>{`${title} ${rows.length}`}</View>
      </View>
      <View className='wrap'>
        <View className='card card-flush'>
          {rows.slice(0, shown).map((row, place) => (
            <View key={place} className={cx('cap', 'num', styles.row)}>
              {wordsOf(row)}
            </View>
          ))}
          {rows.length === 0 && <View className={cx('sub', styles.row)}>没有</View>}
        </View>
        {rows.length > shown && (
          <Button kind='text' isWide onTap={() => show(shown + SHOWN * 5)}>
            再看一些
          </Button>
        )}
      </View>
    </View>
  )
}

/** 月 2，日 29; what was never told is a dash. */
export function wordsOf(told: Told): string {
  if (told === null || told === '') return '—'
  if (Array.isArray(told)) return told.length === 0 ? '—' : told.map(wordsOf).join('；')
  if (typeof told !== 'object') return String(told)
  const named = Object.entries(told).map(([name, inner]) => `${name} ${wordsOf(inner)}`)
  return named.length === 0 ? '—' : named.join('，')
}
