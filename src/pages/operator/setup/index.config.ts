export default definePageConfig({ navigationBarTitleText: '开始运营' })
