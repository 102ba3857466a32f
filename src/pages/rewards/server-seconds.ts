/** The cloud's time to the second, for as long as something is counted down. */
import { useEffect, useState } from 'react'
import { DAY_MS } from '../../domain/beijing-text'
import { serverNow } from '../../lib/server-time'

const minuteMs = 60_000

/** The time now: anew each second while the next of these moments is within a day, and each minute until then. */
export function useServerSeconds(...moments: number[]): number {
  const [now, setNow] = useState(serverNow)
  const next = moments.find((moment) => moment > now) ?? null
  const isNear = next !== null && next - now <= DAY_MS + minuteMs
  useEffect(() => {
    if (next === null) return
    const ticking = setInterval(() => setNow(serverNow()), isNear ? 1000 : minuteMs)
    return () => clearInterval(ticking)
  }, [next, isNear])
  return now
}
