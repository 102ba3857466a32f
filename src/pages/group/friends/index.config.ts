export default definePageConfig({ navigationBarTitleText: '助力', enableShareAppMessage: true })
