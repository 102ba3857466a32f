export default definePageConfig({ navigationBarTitleText: '每晚对账' })
