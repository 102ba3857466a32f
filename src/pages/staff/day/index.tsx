import { View } from '@tarojs/components'
import { useRouter } from '@tarojs/taro'
import { useState } from 'react'
import { Button } from '../../../components/button'
import { Empty } from '../../../components/empty'
import { OfflineBand } from '../../../components/offline-band'
import { Refused } from '../../../components/refused'
import { Screen } from '../../../components/screen'
import { BoneRows, Skeleton } from '../../../components/skeleton'
import { call, type ValueOf } from '../../../lib/cloud'
import { leave } from '../../../lib/navigation'
import { useMorePages } from '../../../lib/more-pages'
import { useQuery } from '../../../lib/queries'
import { serverNow } from '../../../lib/server-time'
import { UndoSaleSheet, UndoUseSheet } from '../parts/undo-sheet'
import { DayLine, saleAmount } from './day-line'
import { Totals } from './totals'

type Day = ValueOf<'staff', 'getDay'>
type Row = Day['rows'][number]

/** What was done in one store today: uses and sales, the newest first, with the totals. */
export default function DayPage() {
  const { store: storeId = '' } = useRouter().params
  const day = useQuery('staff', 'getDay', { input: { storeId } })
  return (
    <Screen kind='screen' title='本店今天' onBack={leave}>
      {day.isLoading ? (
        <Skeleton>
          <View className='wrap mt2'>
            <BoneRows count={5} />
          </View>
        </Skeleton>
      ) : !day.reply.ok ? (
        <Refused reply={day.reply} onRetry={day.reload} />
      ) : (
        <View className='stack mt2'>
          {day.stale && <OfflineBand stale={day.stale} now={serverNow()} onRetry={day.reload} />}
          {day.reply.value.totals && <Totals totals={day.reply.value.totals} />}
          <Rows day={day.reply.value} onChanged={day.reload} />
        </View>
      )}
    </Screen>
  )
}

function Rows({ day, onChanged }: { day: Day; onChanged: () => void }) {
  const { storeId, next } = day
  const [undoing, undo] = useState<Row | null>(null)
  const first = day.rows.map((row) => `${row.id}${row.undone ? 'x' : ''}`).join()
  const more = useMorePages({ list: `${storeId}|${first}`, next }, async (before) => {
    const reply = await call('staff', 'getDay', { storeId, day: day.day, before })
    return reply.ok ? { ok: true, value: reply.value } : reply
  })
  const rows = [...day.rows, ...more.rows]
  if (rows.length === 0)
    return <Empty icon='receipt' title='今天还没有记录' text='核销一张券、开一笔单，都会记在这里。' />
  const ends = { onClose: () => undo(null), onUndone: onChanged }
  return (
    <>
      <View className='card card-flush'>
        {rows.map((row) => (
          <DayLine key={row.id} row={row} onUndo={() => undo(row)} />
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
