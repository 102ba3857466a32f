import type { UserConfigExport } from '@tarojs/cli'

const prod: UserConfigExport<'webpack5'> = { logger: { quiet: true, stats: false } }

export default prod
