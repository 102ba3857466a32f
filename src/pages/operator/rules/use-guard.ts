/** Leaving with something unsaved asks first; a browser that is closed asks in its own words. */
import { useCallback, useEffect, useRef, useState } from 'react'

export function useGuard() {
  const [away, setAway] = useState<(() => void) | null>(null)
  const isUnsaved = useRef(false)
  const watch = useCallback((unsaved: boolean) => {
    isUnsaved.current = unsaved
  }, [])
  const onWay = useCallback((leave: () => void) => {
    if (isUnsaved.current) setAway(() => leave)
    else leave()
  }, [])
  useEffect(() => {
    if (process.env.TARO_ENV === 'weapp') return
    const ask = (event: BeforeUnloadEvent) => {
      if (isUnsaved.current) event.preventDefault()
    }
    window.addEventListener('beforeunload', ask)
    return () => window.removeEventListener('beforeunload', ask)
  }, [])
  return { away, stay: useCallback(() => setAway(null), []), watch, onWay }
}
