/** The phone's own large-type setting as a class; 16 and 17 are the usual sizes. */
import Taro from '@tarojs/taro'

let found: string | null = null

export function largeType(): string {
  found ??= process.env.TARO_ENV === 'weapp' ? classFor(settingOf(Taro.getAppBaseInfo())) : ''
  return found
}

/** WeChat answers with it since 2.20; Taro's type does not know it yet. */
function settingOf(app: object): number | undefined {
  return 'fontSizeSetting' in app && typeof app.fontSizeSetting === 'number' ? app.fontSizeSetting : undefined
}

function classFor(setting: number | undefined): string {
  if (setting === undefined || setting < 19) return ''
  return setting < 22 ? 'type-115' : 'type-130'
}
