/** WeChat asks the person before a private interface (clipboard, camera) is used; refusing breaks nothing. */
import Taro from '@tarojs/taro'

/** Only WeChat asks, and older WeChat does not know how to. */
function isAllowed(): Promise<boolean> {
  if (process.env.TARO_ENV !== 'weapp') return Promise.resolve(true)
  if (!Taro.canIUse('requirePrivacyAuthorize')) return Promise.resolve(true)
  return new Promise((resolve) => {
    Taro.requirePrivacyAuthorize({ success: () => resolve(true), fail: () => resolve(false) })
  })
}

export async function copyText(text: string): Promise<boolean> {
  if (!(await isAllowed())) return false
  try {
    await Taro.setClipboardData({ data: text })
    return true
  } catch {
    return false
  }
}

/** Scans a code; null where the person closed the camera or refused it. */
export async function scan(): Promise<string | null> {
  if (!(await isAllowed())) return null
  try {
    const { result } = await Taro.scanCode({ onlyFromCamera: true, scanType: ['qrCode'] })
    return result
  } catch {
    return null
  }
}
