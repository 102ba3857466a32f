export default definePageConfig({ navigationBarTitleText: '退出会员' })
