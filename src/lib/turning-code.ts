/** The code that is on screen: fetched anew when it turns, and at rest while nobody looks. */
import Taro from '@tarojs/taro'
import { useCallback, useEffect, useRef, useState } from 'react'
import { isStillGood, secondsTo, type TurningCode, untilTurnMs } from '../domain/code-clock'
import type { Reply } from '../domain/result'
import { brighten } from './brightness'
import { isUnanswered } from './cloud'
import { serverNow } from './server-time'

interface ShownCode<C> {
  reply: Reply<C> | null
  secondsLeft: number
  reload: () => void
}

const retryAfterMs = 3_000

/** Asks for the code as long as the screen is looked at, and again whenever it turns. */
export function useTurningCode<C extends TurningCode>(ask: () => Promise<Reply<C>>): ShownCode<C> {
  const [reply, setReply] = useState<Reply<C> | null>(null)
  const [secondsLeft, setSecondsLeft] = useState(30)
  const shown = useRef<C | null>(null)
  const latest = useRef(ask)
  latest.current = ask

  const fetchCode = useCallback(() => latest.current(), [])
  const show = useCallback((fresh: Reply<C>): number | null => {
    const now = serverNow()
    if (isUnanswered(fresh) && shown.current && isStillGood(shown.current, now)) return retryAfterMs
    shown.current = fresh.ok ? fresh.value : null
    setReply(fresh)
    if (!fresh.ok) return null
    setSecondsLeft(secondsTo(fresh.value.rotatesAt, now))
    return untilTurnMs(fresh.value, now)
  }, [])
  const tick = useCallback(() => {
    if (shown.current) setSecondsLeft(secondsTo(shown.current.rotatesAt, serverNow()))
  }, [])

  const reload = useWhileLookedAt<C>({ fetchCode, show, tick })
  useEffect(() => brighten(), [])
  return { reply, secondsLeft, reload }
}

interface Looking<C> {
  fetchCode: () => Promise<Reply<C>>
  /** Answers in how many ms to fetch again; null for never. */
  show: (fresh: Reply<C>) => number | null
  tick: () => void
}

/** Fetches now and whenever `show` says so, ticks once a second, and does neither while the app is hidden. */
function useWhileLookedAt<C>({ fetchCode, show, tick }: Looking<C>): () => void {
  const restart = useRef<() => void>(() => undefined)
  useEffect(() => {
    let turn = 0
    let timer: ReturnType<typeof setTimeout> | undefined
    let ticking: ReturnType<typeof setInterval> | undefined
    const next = async (ofTurn: number) => {
      const fresh = await fetchCode()
      if (ofTurn !== turn) return
      const afterMs = show(fresh)
      if (afterMs !== null) timer = setTimeout(() => void next(ofTurn), afterMs)
    }
    const stop = () => {
      turn += 1
      clearTimeout(timer)
      clearInterval(ticking)
    }
    const start = () => {
      stop()
      ticking = setInterval(tick, 1000)
      void next(turn)
    }
    restart.current = start
    start()
    Taro.onAppHide(stop)
    Taro.onAppShow(start)
    return () => {
      stop()
      Taro.offAppHide(stop)
      Taro.offAppShow(start)
    }
  }, [fetchCode, show, tick])
  return useCallback(() => restart.current(), [])
}
