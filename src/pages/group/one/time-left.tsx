import { View } from '@tarojs/components'
import { useEffect, useRef, useState } from 'react'
import { Countdown } from '../../../components/countdown'
import { serverNow } from '../../../lib/server-time'

interface TimeLeftProps {
  closesAt: number
  onOver: () => void
}

/** How long the group waits, by the cloud's clock. */
export function TimeLeft({ closesAt, onOver }: TimeLeftProps) {
  const [now, setNow] = useState(serverNow)
  const isOver = now >= closesAt
  const latest = useRef(onOver)
  latest.current = onOver
  useEffect(() => {
    if (isOver) return latest.current()
    const ticking = setInterval(() => setNow(serverNow()), 1000)
    return () => clearInterval(ticking)
  }, [isOver])
  return (
    <View className='flex g2'>
      <View className='cap c-2'>距结束</View>
      <Countdown leftMs={closesAt - now} />
    </View>
  )
}
