/**
 * The smallest program Taro can build, with the same versions and settings as ours: what of our start is Taro's.
 * It is built in a folder of its own outside the repository's packages, where Taro would take it for a package.
 */
import { createHash } from 'node:crypto'
import { cpSync, existsSync, mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import os from 'node:os'
import path from 'node:path'
import { buildTaro } from '../../config/build/taro'

const root = path.join(__dirname, '../..')

const settings = {
  projectName: 'empty',
  designWidth: 375,
  deviceRatio: { 375: 2 },
  sourceRoot: 'src',
  outputRoot: 'dist',
  framework: 'react',
  compiler: { type: 'webpack5', prebundle: { enable: false } },
  cache: { enable: false },
  mini: {},
}

const sources: Record<string, string> = {
  'package.json': '{"name":"empty","version":"1.0.0","browserslist":["ios >= 12","chrome >= 79"]}',
  'babel.config.js': "module.exports = { presets: [['taro', { framework: 'react', compiler: 'webpack5' }]] }",
  'config/index.js': `module.exports = ${JSON.stringify(settings)}`,
  'src/app.config.js':
    "export default { pages: ['pages/home/index'], window: { navigationBarTitleText: '' } }",
  'src/app.js': 'export default function App({ children }) { return children }',
  'src/pages/home/index.config.js': 'export default {}',
  'src/pages/home/index.jsx': [
    "import { View } from '@tarojs/components'",
    'export default function Home() { return <View>empty</View> }',
  ].join('\n'),
}

/** The folder of the built empty program; it is built once for each version of Taro. */
export async function buildEmptyApp(): Promise<string> {
  const kept = path.join(root, 'node_modules/.cache/siyu-empty-app', fingerprint())
  if (existsSync(path.join(kept, 'app.json'))) return kept
  const folder = mkdtempSync(path.join(os.tmpdir(), 'siyu-empty-app-'))
  try {
    for (const [name, text] of Object.entries(sources)) {
      mkdirSync(path.dirname(path.join(folder, name)), { recursive: true })
      writeFileSync(path.join(folder, name), text)
    }
    symlinkSync(path.join(root, 'node_modules'), path.join(folder, 'node_modules'), 'dir')
    await buildTaro(folder, 'weapp')
    cpSync(path.join(folder, 'dist'), kept, { recursive: true })
    return kept
  } finally {
    rmSync(folder, { recursive: true })
  }
}

function fingerprint(): string {
  const { version } = createRequire(__filename)('@tarojs/taro/package.json') as { version: string }
  return createHash('sha256')
    .update(JSON.stringify([version, sources]))
    .digest('hex')
    .slice(0, 12)
}
