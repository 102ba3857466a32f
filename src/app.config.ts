/** Routes, subpackages and window colours. The theme variables (`@name`) are WeChat's; a browser would print them. */
const isWeapp = process.env.TARO_ENV === 'weapp'
const themed = (name: string, light: string) => (isWeapp ? `@${name}` : light)

const weappOnly = {
  darkmode: true,
  themeLocation: 'theme.json',
  lazyCodeLoading: 'requiredComponents',
  __usePrivacyCheck__: true,
}

export default defineAppConfig({
  pages: [
    'pages/home/index',
    'pages/rewards/index',
    'pages/wallet/index',
    'pages/me/index',
    'pages/points/index',
    'pages/tier/index',
    'pages/join/index',
    'pages/notice/index',
    'pages/privacy/index',
  ],
  subPackages: [
    { root: 'pages/coupon', pages: ['index'] },
    { root: 'pages/group', pages: ['list/index', 'one/index', 'friends/index'] },
    { root: 'pages/earn', pages: ['check-in/index', 'invite/index', 'contest/index'] },
    { root: 'pages/notices', pages: ['index'] },
    { root: 'pages/record', pages: ['profile/index', 'leave/index', 'export/index'] },
    {
      root: 'pages/staff',
      pages: ['identify/index', 'invite/index', 'colleagues/index', 'day/index', 'till/index'],
    },
    {
      root: 'pages/operator',
      pages: [
        'overview/index',
        'approvals/index',
        'audit/index',
        'history/index',
        'issue/index',
        'member/index',
        'members/index',
        'merge/index',
        'offer/index',
        'rewards/index',
        'rules/index',
        'setup/index',
        'store/index',
        'template/index',
        'words/index',
      ],
    },
  ],
  // What a tab leads to is fetched while the tab is looked at.
  preloadRule: {
    'pages/home/index': { network: 'all', packages: ['pages/earn'] },
    'pages/wallet/index': { network: 'all', packages: ['pages/coupon'] },
    'pages/rewards/index': { network: 'all', packages: ['pages/coupon'] },
  },
  ...(isWeapp ? weappOnly : { animation: false }),
  window: {
    backgroundTextStyle: 'light',
    backgroundColor: themed('bg', '#F2F4F0'),
    navigationBarBackgroundColor: themed('bg', '#F2F4F0'),
    navigationBarTextStyle: themed('text', 'black'),
    navigationBarTitleText: '会员',
    navigationStyle: 'custom',
  },
  tabBar: {
    custom: true,
    color: themed('tab', '#626E68'),
    selectedColor: themed('tabOn', '#1F5E48'),
    backgroundColor: themed('surface', '#FFFFFF'),
    list: [
      { pagePath: 'pages/home/index', text: '首页' },
      { pagePath: 'pages/rewards/index', text: '好礼' },
      { pagePath: 'pages/wallet/index', text: '卡券' },
      { pagePath: 'pages/me/index', text: '我的' },
    ],
  },
})
