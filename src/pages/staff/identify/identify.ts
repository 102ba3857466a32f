/** Asking the cloud who a code belongs to; while one question is under way, no second one is asked. */
import Taro from '@tarojs/taro'
import { useRef, useState } from 'react'
import { call } from '../../../lib/cloud'
import type { Identified } from './result-screen'

export function useIdentify(onResult: (result: Identified) => void) {
  const [isRunning, setRunning] = useState(false)
  const lock = useRef(false)
  const identify = async (code: string) => {
    if (lock.current) return
    lock.current = true
    setRunning(true)
    const reply = await call('staff', 'identifyMember', { code: code.trim() })
    lock.current = false
    setRunning(false)
    feel(reply.ok)
    onResult(reply)
  }
  return { isRunning, identify: (code: string) => void identify(code) }
}

/** Short for yes, long for no: a clerk need not look. A browser that cannot shake does not. */
function feel(isGood: boolean): void {
  const shaking = isGood ? Taro.vibrateShort({ type: 'medium' }) : Taro.vibrateLong()
  void Promise.resolve(shaking).catch(() => undefined)
}
