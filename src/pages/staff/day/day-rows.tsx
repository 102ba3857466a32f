import { View } from '@tarojs/components'
import { useState } from 'react'
import { Button } from '../../../components/button'
import { Empty } from '../../../components/empty'
import { call, type ValueOf } from '../../../lib/cloud'
import { useMorePages } from '../../../lib/more-pages'
import { UndoSaleSheet, UndoUseSheet } from '../parts/undo-sheet'
import { DayLine, saleAmount } from './day-line'

type Day = ValueOf<'staff', 'getDay'>
type Row = Day['rows'][number]

interface DayRowsProps {
  day: Day
  /** 今天, 昨天, 11月18日. */
  word: string
  onChanged: () => void
}

/** The uses and sales of a day by their running numbers, with the undoing of each. */
export function DayRows({ day, word, onChanged }: DayRowsProps) {
  const { storeId, next } = day
  const [undoing, undo] = useState<Row | null>(null)
  const first = day.rows.map((row) => `${row.id}${row.undone ? 'x' : ''}`).join()
  const more = useMorePages({ list: `${storeId}|${first}`, next }, async (before) => {
    const reply = await call('staff', 'getDay', { storeId, day: day.day, before })
    return reply.ok ? { ok: true, value: reply.value } : reply
  })
  const rows = [...day.rows, ...more.rows]
  if (rows.length === 0)
    return <Empty icon='receipt' title={`${word}没有记录`} text='核销一张券、开一笔单，都会记在这里。' />
  const ends = { onClose: () => undo(null), onUndone: onChanged }
  return (
    <>
      <View className='card card-flush'>
        {rows.map((row, place) => (
          <DayLine key={row.id} row={row} number={numberAt(day, place)} onUndo={() => undo(row)} />
        ))}
      </View>
      {more.refusal && <View className='sub tc'>{more.refusal.message}</View>}
      {more.hasMore && (
        <Button kind='text' isRunning={more.isRunning} onTap={more.loadMore}>
          更早的
        </Button>
      )}
      {undoing?.kind === 'use' && <UndoUseSheet receiptId={undoing.id} name={undoing.name} {...ends} />}
      {undoing?.kind === 'sale' && (
        <UndoSaleSheet storeId={storeId} orderId={undoing.orderId} amount={saleAmount(undoing)} {...ends} />
      )}
    </>
  )
}

const countOf = ({ uses, sales, undoneUses, undoneSales }: NonNullable<Day['totals']>): number =>
  uses + sales + undoneUses + undoneSales

/** Counted from the first one of the day, so that a number stays with its row while others come above it. */
function numberAt({ totals }: Day, place: number): number | null {
  const number = totals ? countOf(totals) - place : 0
  return number > 0 ? number : null
}
