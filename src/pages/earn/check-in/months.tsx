import { View } from '@tarojs/components'
import { useState } from 'react'
import { Button } from '../../../components/button'
import { dayText } from '../../../domain/beijing-text'
import type { CheckInMonth } from '../../../domain/check-in-month'
import { useQuery } from '../../../lib/queries'
import { Calendar } from './calendar'

/** The month that runs, from what the screen has; a month that is over is fetched when somebody turns to it. */
export function Months({ shown }: { shown: CheckInMonth }) {
  const [past, setPast] = useState<string | null>(null)
  const turnTo = (month: string) => setPast(month === shown.thisMonth ? null : month)
  if (past !== null) return <PastMonth month={past} shown={shown} onMonth={turnTo} />
  return (
    <Calendar
      month={shown.month}
      days={shown.days}
      today={dayText(shown.now)}
      bounds={shown}
      onMonth={turnTo}
    />
  )
}

interface PastMonthProps {
  month: string
  shown: CheckInMonth
  onMonth: (month: string) => void
}

function PastMonth({ month, shown, onMonth }: PastMonthProps) {
  const found = useQuery('points', 'getCheckIns', { input: { month } })
  const refusal = !found.isLoading && !found.reply.ok ? found.reply : null
  const days = !found.isLoading && found.reply.ok ? found.reply.value.days : null
  return (
    <>
      <Calendar month={month} days={days} today={dayText(shown.now)} bounds={shown} onMonth={onMonth} />
      {refusal && (
        <View className='flex between g3'>
          <View className='sub grow'>{refusal.message}</View>
          <Button kind='text' onTap={found.reload}>
            再试一次
          </Button>
        </View>
      )}
    </>
  )
}
