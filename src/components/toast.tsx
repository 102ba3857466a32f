import { View } from '@tarojs/components'
import { useCallback, useEffect, useState } from 'react'
import styles from './toast.module.scss'
import { spoken } from './spoken'
import { cx } from './cx'

const shownForMs = 2600

/** One sentence that passes by itself. */
export function useToast(): [string, (text: string) => void] {
  const [text, setText] = useState('')
  useEffect(() => {
    if (!text) return
    const timer = setTimeout(() => setText(''), shownForMs)
    return () => clearTimeout(timer)
  }, [text])
  return [text, useCallback((next: string) => setText(next), [])]
}

/** Always there, so that its coming and going changes one class and not the list of what a screen holds. */
export function Toast({ text }: { text: string }) {
  return (
    <View className={cx(styles.place)}>
      <View className={cx('num', text ? styles.toast : styles.none)} {...spoken('status')}>
        {text}
      </View>
    </View>
  )
}
