import { View } from '@tarojs/components'
import { useRouter } from '@tarojs/taro'
import { useState } from 'react'
import { Chips } from '../../../components/chips'
import { OfflineBand } from '../../../components/offline-band'
import { Refused } from '../../../components/refused'
import { Screen } from '../../../components/screen'
import { BoneRows, Skeleton } from '../../../components/skeleton'
import { DAY_MS, dayText, dayWord } from '../../../domain/beijing-text'
import { leave } from '../../../lib/navigation'
import { useQuery } from '../../../lib/queries'
import { serverNow } from '../../../lib/server-time'
import { DayRows } from './day-rows'
import { Totals } from './totals'

const DAYS_BACK = 7

/** What was done in one store on a day: uses and sales, the newest first, with the totals. */
export default function DayPage() {
  const { store: storeId = '' } = useRouter().params
  const now = serverNow()
  const [chosen, choose] = useState('')
  const today = dayText(now)
  const days = Array.from({ length: DAYS_BACK + 1 }, (_, back) => dayText(now - back * DAY_MS))
  // Who leaves the screen open over midnight goes on with the new day, and not with what was today.
  const day = chosen || today
  return (
    <Screen kind='screen' title='本店记录' onBack={leave}>
      <Chips
        chips={days.map((name) => ({ name, text: dayWord(name, now) }))}
        current={day}
        onChip={(name) => choose(name === today ? '' : name)}
        isScrolling
      />
      <Day key={day} storeId={storeId} day={day} word={dayWord(day, now)} />
    </Screen>
  )
}

function Day({ storeId, day, word }: { storeId: string; day: string; word: string }) {
  const asked = useQuery('staff', 'getDay', { input: { storeId, day } })
  if (asked.isLoading)
    return (
      <Skeleton>
        <View className='wrap mt2'>
          <BoneRows count={5} />
        </View>
      </Skeleton>
    )
  if (!asked.reply.ok) return <Refused reply={asked.reply} onRetry={asked.reload} />
  const { value } = asked.reply
  return (
    <View className='stack mt2'>
      {asked.stale && <OfflineBand stale={asked.stale} now={serverNow()} onRetry={asked.reload} />}
      {value.totals && <Totals totals={value.totals} />}
      <DayRows day={value} word={word} onChanged={asked.reload} />
    </View>
  )
}
