import { View } from '@tarojs/components'
import { useCallback, useEffect, useState } from 'react'
import styles from './toast.module.scss'
import { spoken } from './spoken'
import { cx } from './cx'

const shownFor_ms = 2600

/** One sentence that passes by itself. */
export function useToast(): [string, (text: string) => void] {
  const [text, setText] = useState('')
  useEffect(() => {
    if (!text) return
    const timer = setTimeout(() => setText(''), shownFor_ms)
    return () => clearTimeout(timer)
  }, [text])
  return [text, useCallback((next: string) => setText(next), [])]
}

export function Toast({ text }: { text: string }) {
  if (!text) return null
  return (
    <View className={cx(styles.place)}>
      <View className={cx(styles.toast, 'num')} {...spoken('status')}>
        {text}
      </View>
    </View>
  )
}
