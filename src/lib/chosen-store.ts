/** The store that was chosen on this phone last: who works in several need not say it anew each morning. */
import Taro from '@tarojs/taro'

const key = 'siyu.store'

/** Its id, or nothing; whether somebody works there is for the cloud to say. */
export function chosenStore(): string {
  return Taro.getStorageSync<string>(key)
}

export function chooseStore(storeId: string): void {
  Taro.setStorageSync(key, storeId)
}
