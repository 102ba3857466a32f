import { View } from '@tarojs/components'
import Taro from '@tarojs/taro'
import { type PropsWithChildren, useEffect, useState } from 'react'

interface WhileNearProps {
  id: string
  /** Off while there is one page: it is what is being looked at. */
  isWatched: boolean
  /** Off while there is too little to be worth it. */
  isOn: boolean
}

/** How far beyond the screen something is still drawn, in its own pixels. */
const near = 1200

/** Keeps the place of what is far from the screen without drawing it, so that a long list stays light. */
export function WhileNear({ id, isWatched, isOn, children }: PropsWithChildren<WhileNearProps>) {
  const farHeight = useHeightWhenFar(id, isWatched)
  const isDrawn = !isOn || farHeight === null
  return (
    <View id={id} {...(!isDrawn && { style: { height: `${farHeight}px` } })}>
      {isDrawn && children}
    </View>
  )
}

/**
 * Its height once it has left the screen; null while it is on it. Only a change is ever reported, so it counts as seen
 * before: what a slow phone begins to watch when it is far already would otherwise stay drawn. Of a hidden screen
 * everything is far and nothing has a height; that changes nothing.
 */
function useHeightWhenFar(id: string, isWatched: boolean): number | null {
  const [height, setHeight] = useState<number | null>(null)
  useEffect(() => {
    if (!isWatched || !Taro.canIUse('createIntersectionObserver')) return
    const page = Taro.getCurrentInstance().page ?? {}
    const observer = Taro.createIntersectionObserver(page, { initialRatio: 1 })
    observer
      .relativeToViewport({ top: near, bottom: near })
      .observe(`#${id}`, ({ intersectionRatio = 1, boundingClientRect }) =>
        setHeight((before) => (intersectionRatio > 0 ? null : boundingClientRect?.height || before)),
      )
    return () => observer.disconnect()
  }, [id, isWatched])
  return height
}
