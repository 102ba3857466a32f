import { useEffect, useState } from 'react'

/** The same width as in the styles. A phone in WeChat is never a desk, and some browsers cannot be asked. */
const wide = '(min-width: 900px)'

function media(): MediaQueryList | null {
  if (process.env.TARO_ENV === 'weapp' || typeof window.matchMedia !== 'function') return null
  return window.matchMedia(wide)
}

/** True where there is room for a list of ways on the left and two columns. */
export function useDesk(): boolean {
  const [isDesk, setDesk] = useState(() => media()?.matches ?? false)
  useEffect(() => {
    const asked = media()
    if (!asked) return
    const read = () => setDesk(asked.matches)
    asked.addEventListener('change', read)
    return () => asked.removeEventListener('change', read)
  }, [])
  return isDesk
}
