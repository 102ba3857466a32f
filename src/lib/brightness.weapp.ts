/** A code is read from a bright screen, and is nobody else's: capture shows nothing while it is open. */
import Taro from '@tarojs/taro'

/** Turns the screen up and answers how to put it back. Where the phone refuses, the code is shown as it is. */
export function brighten(): () => void {
  let before: number | null = null
  let isOver = false
  const set = (value: number) => Taro.setScreenBrightness({ value }).catch(() => undefined)
  const hide = (effect: 'hidden' | 'none') =>
    void Taro.setVisualEffectOnCapture?.({ visualEffect: effect }).catch(() => undefined)
  void Taro.getScreenBrightness()
    .then(({ value }) => {
      before = value
      return isOver ? undefined : set(1)
    })
    .catch(() => undefined)
  hide('hidden')
  return () => {
    isOver = true
    hide('none')
    if (before !== null) void set(before)
  }
}
