export default definePageConfig({ navigationBarTitleText: '好礼' })
