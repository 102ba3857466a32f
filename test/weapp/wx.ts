/**
 * The `wx` that the scripts see. It has what the shipped build uses and nothing more, so that a call of something else
 * fails the run and someone looks it up in WeChat's documentation before it is added here.
 */
import type { Navigation } from './navigation'
import type { PageStack } from './page-stack'
import { createWxApi, type WxApi, type WxApiParts } from './wx-api'
import { type CloudAddress, createWxCloud } from './wx-cloud'
import { createWxDevice } from './wx-device'
import { createWxStorage } from './wx-storage'

export interface WxParts extends WxApiParts {
  address: CloudAddress
  navigation: Navigation
  stack: Pick<PageStack, 'pages'>
  launch: { path: string; query: object; scene: number }
  owner: Owner
}

/** What the phone's owner does; may change at any time. */
export interface Owner {
  /** Text of the QR code that is held before the camera; without one the owner closes the camera. */
  scans?: string
}

/** Calls that the phone just carries out. */
const carriedOut = [
  'showToast',
  'hideToast',
  'showLoading',
  'hideLoading',
  'setNavigationBarTitle',
  'setNavigationBarColor',
  'setTabBarBadge',
  'stopPullDownRefresh',
  'pageScrollTo',
  'setClipboardData',
  'vibrateShort',
  'vibrateLong',
  'setScreenBrightness',
  'setKeepScreenOn',
  'setVisualEffectOnCapture',
  'requirePrivacyAuthorize',
]

export function createWx({ address, navigation, stack, launch, owner, ...parts }: WxParts) {
  const api = createWxApi(parts)
  const { cloud, traffic } = createWxCloud({
    api,
    address,
    currentPage: () => stack.pages().at(-1)?.route ?? '',
  })
  const simple = carriedOut.map((name): [string, WxApi] => [name, api(name)])
  const move = (name: 'navigateTo' | 'redirectTo' | 'reLaunch' | 'switchTab' | 'navigateBack') =>
    // Each checks by itself whether the address it was given can be opened.
    api(name, (options) => void navigation[name](options as { url: string }))
  const wx = {
    ...createWxDevice(parts.bridge, launch),
    ...createWxStorage(parts.bridge, api),
    ...Object.fromEntries(simple),
    nextTick: (callback: () => void) => setTimeout(() => parts.faults.guard('nextTick', callback)),
    scanCode: api('scanCode', () => {
      if (owner.scans === undefined) throw new Error('cancel')
      return { result: owner.scans, scanType: 'QR_CODE' }
    }),
    getScreenBrightness: api('getScreenBrightness', () => ({ value: 0.5 })),
    navigateTo: move('navigateTo'),
    redirectTo: move('redirectTo'),
    reLaunch: move('reLaunch'),
    switchTab: move('switchTab'),
    navigateBack: move('navigateBack'),
    cloud,
  }
  return { wx, traffic }
}
