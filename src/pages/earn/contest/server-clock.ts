/** The cloud's time, looked at often enough for words in minutes. */
import { useEffect, useRef, useState } from 'react'
import { serverNow } from '../../../lib/server-time'

const everyMs = 30_000
/** The next period is asked for a little after this one has ended. */
const afterMs = 1_000

/** The time now; calls `onOver` once when `endsAt` has passed while somebody looked. */
export function useServerTime(endsAt: number, onOver: () => void): number {
  const [now, setNow] = useState(serverNow)
  const latest = useRef(onOver)
  latest.current = onOver
  useEffect(() => {
    const ticking = setInterval(() => setNow(serverNow()), everyMs)
    const leftMs = endsAt - serverNow()
    // A timer holds at most 2^31 ms; further off it is not looked at for that long.
    const isNear = leftMs > 0 && leftMs < 2 ** 31
    const ending = isNear ? setTimeout(() => latest.current(), leftMs + afterMs) : undefined
    return () => {
      clearInterval(ticking)
      clearTimeout(ending)
    }
  }, [endsAt])
  return now
}
