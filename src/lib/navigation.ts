/** Where one can go. Tabs switch, everything else is laid on top. */
import Taro from '@tarojs/taro'

export const tabs = {
  home: 'pages/home/index',
  rewards: 'pages/rewards/index',
  wallet: 'pages/wallet/index',
  me: 'pages/me/index',
} as const

const screens = {
  points: 'pages/points/index',
  tier: 'pages/tier/index',
  checkIn: 'pages/earn/check-in/index',
  friends: 'pages/earn/invite/index',
  contest: 'pages/earn/contest/index',
  notices: 'pages/notices/index',
  profile: 'pages/record/profile/index',
  leave: 'pages/record/leave/index',
  export: 'pages/record/export/index',
  coupon: 'pages/coupon/index',
  groups: 'pages/group/list/index',
  group: 'pages/group/one/index',
  helper: 'pages/group/friends/index',
  join: 'pages/join/index',
  notice: 'pages/notice/index',
  privacy: 'pages/privacy/index',
  staff: 'pages/staff/identify/index',
  invite: 'pages/staff/invite/index',
  colleagues: 'pages/staff/colleagues/index',
  till: 'pages/staff/till/index',
  day: 'pages/staff/day/index',
  operator: 'pages/operator/overview/index',
  approvals: 'pages/operator/approvals/index',
  members: 'pages/operator/members/index',
  'member-history': 'pages/operator/member/index',
  rules: 'pages/operator/rules/index',
  'rule-history': 'pages/operator/history/index',
  merge: 'pages/operator/merge/index',
  words: 'pages/operator/words/index',
  store: 'pages/operator/store/index',
  shelf: 'pages/operator/rewards/index',
  offer: 'pages/operator/offer/index',
  template: 'pages/operator/template/index',
  issue: 'pages/operator/issue/index',
  audit: 'pages/operator/audit/index',
  setup: 'pages/operator/setup/index',
} as const

export type TabName = keyof typeof tabs
export type ScreenName = keyof typeof screens

export function goTab(tab: TabName): void {
  void Taro.switchTab({ url: `/${tabs[tab]}` })
}

type Query = Record<string, string>

export function go(screen: ScreenName, query: Query = {}): void {
  void Taro.navigateTo({ url: urlOf(screen, query) })
}

/** In the place of this screen, where the screens lie beside each other and not on top. */
export function goInstead(screen: ScreenName, query: Query = {}): void {
  void Taro.redirectTo({ url: urlOf(screen, query) })
}

function urlOf(screen: ScreenName, query: Query): string {
  const text = Object.entries(query)
    .map(([name, value]) => `${name}=${encodeURIComponent(value)}`)
    .join('&')
  return `/${screens[screen]}${text && `?${text}`}`
}

/** Starts over at a tab or a screen: after joining, or as another person. */
export function startAt(path: string): void {
  void Taro.reLaunch({ url: `/${path}` })
}

/** Back, or home for who came in by a link to this very screen. */
export function leave(): void {
  if (Taro.getCurrentPages().length > 1) void Taro.navigateBack()
  else goTab('home')
}

export function screenPath(screen: ScreenName): string {
  return screens[screen]
}
