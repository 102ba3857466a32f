/** `npm run check`: types, lint and formatting side by side; what each has to say comes when it has ended. */
import { spawn } from 'node:child_process'
import { createRequire } from 'node:module'
import path from 'node:path'
import { root } from './build'
import { PlainError, runMain } from './lib/plain'

const tools = [
  { name: 'types', packageName: 'typescript', bin: 'bin/tsc', args: ['--noEmit', '--pretty'] },
  { name: 'lint', packageName: 'eslint', bin: 'bin/eslint.js', args: ['.', '--color'] },
  {
    name: 'formatting',
    packageName: 'prettier',
    bin: 'bin/prettier.cjs',
    args: ['--check', '.', '--log-level=warn'],
  },
]

async function passes({ name, packageName, bin, args }: (typeof tools)[number]): Promise<boolean> {
  const startedAt = Date.now()
  const folder = path.dirname(createRequire(__filename).resolve(`${packageName}/package.json`))
  const child = spawn(process.execPath, [path.join(folder, bin), ...args], { cwd: root })
  let said = ''
  const listen = (chunk: Buffer): void => void (said += chunk.toString())
  child.stdout.on('data', listen)
  child.stderr.on('data', listen)
  const code = await new Promise<number | null>((resolve, reject) =>
    child.on('error', reject).on('close', resolve),
  )
  const seconds = ((Date.now() - startedAt) / 1000).toFixed(1)
  console.log(
    `${name} ${code === 0 ? 'ok' : 'not ok'}, ${seconds} s${said.trim() ? `\n${said.trimEnd()}` : ''}`,
  )
  return code === 0
}

runMain(async () => {
  const outcomes = await Promise.all(tools.map(passes))
  if (outcomes.includes(false)) throw new PlainError('npm run fix mends what can be mended by itself.')
})
