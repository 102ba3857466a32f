export default definePageConfig({ navigationBarTitleText: '好礼与卡券' })
