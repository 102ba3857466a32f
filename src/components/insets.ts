/** Room that the phone itself takes at the top: the status bar and WeChat's capsule. A browser has neither. */
import Taro from '@tarojs/taro'

export interface Insets {
  statusBar: number
  /** Height of the bar that the capsule is centred in. */
  bar: number
  /** What the capsule takes of the width, measured from the right edge. */
  capsule: number
}

let measured: Insets | null = null

export function insets(): Insets {
  measured ??= process.env.TARO_ENV === 'weapp' ? measure() : { statusBar: 6, bar: 44, capsule: 0 }
  return measured
}

function measure(): Insets {
  const { statusBarHeight = 20, windowWidth } = Taro.getWindowInfo()
  const capsule = Taro.getMenuButtonBoundingClientRect()
  const above = Math.max(4, capsule.top - statusBarHeight)
  return { statusBar: statusBarHeight, bar: capsule.height + above * 2, capsule: windowWidth - capsule.left }
}
