export default definePageConfig({ navigationBarTitleText: '参团' })
