/** Asking again and again, while the screen is looked at. */
import { useDidHide, useDidShow } from '@tarojs/taro'
import { useEffect, useRef, useState } from 'react'

/** Asks every so many ms; never where that is null, or another screen lies on this one. */
export function useAgain(ask: () => void, everyMs: number | null): void {
  const [isSeen, setSeen] = useState(true)
  const latest = useRef(ask)
  latest.current = ask
  useDidShow(() => setSeen(true))
  useDidHide(() => setSeen(false))
  useEffect(() => {
    if (everyMs === null || !isSeen) return
    const asking = setInterval(() => latest.current(), everyMs)
    return () => clearInterval(asking)
  }, [everyMs, isSeen])
}
