/** Reading: one call for a screen, the last answer at once, and its age when there is no network. */
import { useDidShow } from '@tarojs/taro'
import { useCallback, useEffect, useRef, useState } from 'react'
import type { Reply } from '../domain/result'
import { type ActionName, call, type FunctionName, type InputOf, isUnanswered, type ValueOf } from './cloud'
import { serverNow } from './server-time'
import { fetchFromPhone, keepOnPhone, keyOf, lastSeen, remember } from './seen'

/** Why what is shown is old, and from when it is. */
export interface Stale {
  code: string
  seenAt: number
}

interface Shown<V> {
  reply: Reply<V>
  stale: Stale | null
}

interface Verbs<V> {
  reload: () => void
  /** Shows at once what a command has just answered, instead of asking again. */
  patch: (change: (value: V) => V) => void
}

export type Query<V> = Verbs<V> & ({ isLoading: true } | ({ isLoading: false } & Shown<V>))

interface Question<F extends FunctionName, A extends ActionName<F>> {
  input: InputOf<F, A>
  /** For the first screen: also kept over the end of the app. */
  isKept?: boolean
}

/** Asks when the screen appears and again whenever it comes back. */
export function useQuery<F extends FunctionName, A extends ActionName<F>>(
  name: F,
  action: A,
  { input, isKept = false }: Question<F, A>,
): Query<ValueOf<F, A>> {
  type V = ValueOf<F, A>
  const key = keyOf(name, action, input)
  const [state, setState] = useState<{ key: string; shown: Shown<V> | null }>()
  const asked = useRef({ input, running: '', key })
  asked.current.input = input
  asked.current.key = key
  const shown = state?.key === key ? state.shown : startWith<V>(key)

  const load = useCallback(async () => {
    if (asked.current.running === key) return
    asked.current.running = key
    const reply = await call(name, action, asked.current.input)
    const next = await weigh<V>({ key, reply, isKept })
    if (asked.current.running === key) asked.current.running = ''
    if (asked.current.key !== key) return
    setState((before) => (before?.key === key && isSame(before.shown, next) ? before : { key, shown: next }))
  }, [name, action, key, isKept])

  const patch = useCallback(
    (change: (value: V) => V) => {
      const last = lastSeen<V>(key)
      if (!last) return
      const value = change(last.value)
      remember(key, { ...last, value })
      setState({ key, shown: { reply: { ok: true, value }, stale: null } })
    },
    [key],
  )

  useEffect(() => void load(), [load])
  useDidShow(() => void load())
  const reload = useCallback(() => void load(), [load])
  return shown ? { isLoading: false, ...shown, reload, patch } : { isLoading: true, reload, patch }
}

function startWith<V>(key: string): Shown<V> | null {
  const last = lastSeen<V>(key)
  return last ? { reply: { ok: true, value: last.value }, stale: null } : null
}

/** Where nothing was answered, what was seen last is better than nothing, with its age. */
async function weigh<V>(found: { key: string; reply: Reply<V>; isKept: boolean }): Promise<Shown<V>> {
  const { key, reply, isKept } = found
  if (reply.ok) {
    const seen = { value: reply.value, seenAt: serverNow() }
    remember(key, seen)
    if (isKept) keepOnPhone(key, seen)
    return { reply, stale: null }
  }
  if (!isUnanswered(reply)) return { reply, stale: null }
  const last = lastSeen<V>(key) ?? (isKept ? await fetchFromPhone<V>(key) : undefined)
  if (!last) return { reply, stale: null }
  remember(key, last)
  return { reply: { ok: true, value: last.value }, stale: { code: reply.code, seenAt: last.seenAt } }
}

/** The same answer draws nothing again; the cloud's own time is no news. */
function isSame<V>(before: Shown<V> | null, next: Shown<V>): boolean {
  const text = (shown: Shown<V> | null) =>
    JSON.stringify(shown, (name, value: unknown) => (name === 'now' ? undefined : value))
  return text(before) === text(next)
}
