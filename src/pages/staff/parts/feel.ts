import Taro from '@tarojs/taro'

/** Short for yes, long for no: a clerk need not look. A browser that cannot shake does not. */
export function feel(isGood: boolean): void {
  const shaking = isGood ? Taro.vibrateShort({ type: 'medium' }) : Taro.vibrateLong()
  void Promise.resolve(shaking).catch(() => undefined)
}
