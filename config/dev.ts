import type { UserConfigExport } from '@tarojs/cli'

const dev: UserConfigExport<'webpack5'> = { logger: { quiet: true, stats: false } }

export default dev
