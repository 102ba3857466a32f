/** Asking the cloud what a code is; while one question is under way, no second one is asked. */
import { useRef, useState } from 'react'
import type { Reply } from '../../../domain/result'
import { call, type ValueOf } from '../../../lib/cloud'
import { feel } from '../parts/feel'

export type Preview = ValueOf<'staff', 'preview'>
export type MemberSeen = Extract<Preview, { kind: 'member' }>
export type CouponSeen = Extract<Preview, { kind: 'coupon' }>
export type Store = ValueOf<'staff', 'getMe'>['stores'][number]

export function useLooking(store: Store, onSeen: (seen: Reply<Preview>) => void) {
  const [isRunning, setRunning] = useState(false)
  const lock = useRef(false)
  const look = async (code: string) => {
    if (lock.current) return
    lock.current = true
    setRunning(true)
    const reply = await call('staff', 'preview', { code: code.trim(), storeId: store.storeId })
    lock.current = false
    setRunning(false)
    feel(reply.ok && (reply.value.kind === 'member' || reply.value.refusal === null))
    onSeen(reply)
  }
  return { isRunning, look: (code: string) => void look(code) }
}
