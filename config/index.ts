/** How Taro builds the phone: `dist/weapp` for WeChat, `dist/h5` for a browser. */
import path from 'node:path'
import { defineConfig } from '@tarojs/cli'

const cssModules = {
  enable: true,
  config: { namingPattern: 'module' as const, generateScopedName: '[local]_[hash:base64:4]' },
}

// Sizes are drawn for a 375 wide screen; outside phones between 320 and 430 the H5 build stops growing.
const rootSize = { baseFontSize: 20, minRootSize: 17.06, maxRootSize: 22.94 }

// Every module styles its own classes, so the order in which their files are joined means nothing.
const ownStyles = { ignoreOrder: true }

const spoken = path.resolve(__dirname, 'spoken/plugin.ts')
const spokenRuntime = path.resolve(__dirname, 'spoken/runtime.mjs')

export default defineConfig<'webpack5'>({
  projectName: 'siyu',
  logger: { quiet: true, stats: false },
  designWidth: 375,
  deviceRatio: { 375: 2, 640: 2.34 / 2, 750: 1, 828: 1.81 / 2 },
  sourceRoot: 'src',
  outputRoot: `dist/${process.env.TARO_ENV}`,
  plugins: [spoken],
  defineConstants: { CLOUD_ENV: JSON.stringify(process.env.SIYU_CLOUD_ENV ?? '') },
  framework: 'react',
  compiler: { type: 'webpack5', prebundle: { enable: false } },
  // The persistent cache does not notice environment variables, so builds that must be exact go without it.
  // Of what it does notice, Taro names only this file: a plugin that changed left half of a build as it was.
  cache: {
    enable: !process.env.CI && !process.env.SIYU_CLOUD_ENV,
    buildDependencies: { plugins: [spoken, spokenRuntime] },
  },
  // No minifyXML: it drops `</input>`, and WeChat's template compiler refuses a file without it.
  mini: {
    miniCssExtractPluginOption: ownStyles,
    postcss: { pxtransform: { enable: true, config: {} }, cssModules },
  },
  h5: {
    miniCssExtractPluginOption: ownStyles,
    publicPath: './',
    staticDirectory: 'static',
    router: { mode: 'hash' },
    postcss: {
      autoprefixer: { enable: true, config: {} },
      pxtransform: { enable: true, config: rootSize },
      cssModules,
    },
  },
})
