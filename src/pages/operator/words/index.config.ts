export default definePageConfig({ navigationBarTitleText: '每日口令' })
