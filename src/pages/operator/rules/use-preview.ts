/** What the changes would do, asked of the cloud a moment after the last key: it has the rules for the rules. */
import { useEffect, useRef, useState } from 'react'
import type { Reply } from '../../../domain/result'
import { call, type InputOf, type ValueOf } from '../../../lib/cloud'

export type Preview = ValueOf<'operator', 'previewSettings'>
type Question = InputOf<'operator', 'previewSettings'>

const restMs = 350

export interface Previewed {
  /** The last answer; null before the first, and where nothing is changed. */
  reply: Reply<Preview> | null
  /** The answer is about what stands on the screen now. */
  isCurrent: boolean
}

/** Asks about these rules; null asks nothing. `round` asks the same again. */
export function usePreview(question: Question | null, round: number): Previewed {
  const key = question && `${round}${JSON.stringify(question)}`
  const [answered, setAnswered] = useState<{ key: string; reply: Reply<Preview> } | null>(null)
  const latest = useRef(question)
  latest.current = question
  useEffect(() => {
    const asked = latest.current
    if (!key || !asked) return
    let isLeft = false
    const ask = async () => {
      const reply = await call('operator', 'previewSettings', asked)
      if (!isLeft) setAnswered({ key, reply })
    }
    const timer = setTimeout(() => void ask(), restMs)
    return () => {
      isLeft = true
      clearTimeout(timer)
    }
  }, [key])
  return { reply: key ? (answered?.reply ?? null) : null, isCurrent: key === answered?.key }
}
