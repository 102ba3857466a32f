export default definePageConfig({ navigationBarTitleText: '本店今天' })
