/** The code that is on screen: fetched anew when it turns, and at rest while nobody looks. */
import Taro from '@tarojs/taro'
import { useCallback, useEffect, useRef, useState } from 'react'
import type { MemberCode } from '../domain/member-code'
import type { Reply } from '../domain/result'
import { brighten } from '../lib/brightness'
import { call } from '../lib/cloud'
import { serverNow } from '../lib/server-time'
import { isStillGood, secondsTo, untilTurnMs } from './code-clock'

interface ShownCode {
  reply: Reply<MemberCode> | null
  secondsLeft: number
  reload: () => void
}

const retryAfterMs = 3_000

export function useMemberCode(): ShownCode {
  const [reply, setReply] = useState<Reply<MemberCode> | null>(null)
  const [secondsLeft, setSecondsLeft] = useState(30)
  const shown = useRef<MemberCode | null>(null)

  const show = useCallback((fresh: Reply<MemberCode>): number | null => {
    const now = serverNow()
    if (!fresh.ok && shown.current && isStillGood(shown.current, now)) return retryAfterMs
    shown.current = fresh.ok ? fresh.value : null
    setReply(fresh)
    if (!fresh.ok) return null
    setSecondsLeft(secondsTo(fresh.value.rotatesAt, now))
    return untilTurnMs(fresh.value, now)
  }, [])
  const tick = useCallback(() => {
    if (shown.current) setSecondsLeft(secondsTo(shown.current.rotatesAt, serverNow()))
  }, [])

  const reload = useWhileLookedAt(show, tick)
  useEffect(() => brighten(), [])
  return { reply, secondsLeft, reload }
}

/** Fetches now and whenever `show` says so, ticks once a second, and does neither while the app is hidden. */
function useWhileLookedAt(show: (fresh: Reply<MemberCode>) => number | null, tick: () => void): () => void {
  const restart = useRef<() => void>(() => undefined)
  useEffect(() => {
    let turn = 0
    let timer: ReturnType<typeof setTimeout> | undefined
    let ticking: ReturnType<typeof setInterval> | undefined
    const fetchCode = async (ofTurn: number) => {
      const fresh = await call('member', 'getCode', {})
      if (ofTurn !== turn) return
      const afterMs = show(fresh)
      if (afterMs !== null) timer = setTimeout(() => void fetchCode(ofTurn), afterMs)
    }
    const stop = () => {
      turn += 1
      clearTimeout(timer)
      clearInterval(ticking)
    }
    const start = () => {
      stop()
      ticking = setInterval(tick, 1000)
      void fetchCode(turn)
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
  }, [show, tick])
  return useCallback(() => restart.current(), [])
}
