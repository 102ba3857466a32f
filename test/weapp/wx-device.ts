/** What the phone says of itself. */
import type { Bridge } from './logic-realm'

const screen = {
  windowWidth: 375,
  windowHeight: 667,
  screenWidth: 375,
  screenHeight: 667,
  pixelRatio: 2,
  statusBarHeight: 20,
  safeArea: { left: 0, top: 20, right: 375, bottom: 667, width: 375, height: 647 },
}
const system = {
  ...screen,
  platform: 'ios',
  system: 'iOS 12.0',
  brand: 'test',
  model: 'test',
  version: '8.0.50',
  SDKVersion: '3.0.0',
  language: 'zh_CN',
  theme: 'light',
}
const account = { miniProgram: { appId: 'touristappid', envVersion: 'release', version: '1.0.0' } }
const capsule = { left: 278, top: 24, right: 365, bottom: 56, width: 87, height: 32 }

export function createWxDevice(bridge: Bridge, launch: { path: string; query: object; scene: number }) {
  const tell = (facts: object) => () => bridge.clone(facts)
  const facts = {
    env: bridge.clone({ USER_DATA_PATH: 'wxfile://usr' }),
    getSystemInfoSync: tell(system),
    getSystemSetting: tell({}),
    getWindowInfo: tell(screen),
    getDeviceInfo: tell(system),
    getAppBaseInfo: tell(system),
    getAccountInfoSync: tell(account),
    getLaunchOptionsSync: tell(launch),
    getEnterOptionsSync: tell(launch),
    getMenuButtonBoundingClientRect: tell(capsule),
    canIUse: () => true,
  }
  return { ...facts, ...Object.fromEntries(announcements.flatMap(listening)) }
}

/** Nothing of this ever happens here: nobody turns the phone, hides the app or loses the network on the way. */
const announcements = ['AppShow', 'AppHide', 'ThemeChange', 'NetworkStatusChange', 'UserCaptureScreen']

function listening(announcement: string): [string, () => void][] {
  const nothing = () => undefined
  return [
    [`on${announcement}`, nothing],
    [`off${announcement}`, nothing],
  ]
}
