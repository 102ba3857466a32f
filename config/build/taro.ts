/** One Taro build in a process of its own, without its progress bar. */
import { spawn } from 'node:child_process'
import { createRequire } from 'node:module'
import { stripVTControlCharacters } from 'node:util'

export type Platform = 'weapp' | 'h5'

const cli = createRequire(__filename).resolve('@tarojs/cli/bin/taro')

/** Throws with what the compiler said when the build fails. */
export async function buildTaro(root: string, platform: Platform): Promise<void> {
  // Only the child is in production: an exported NODE_ENV would make npm leave out what we build with.
  const env = { ...process.env, NODE_ENV: 'production' }
  const child = spawn(process.execPath, [cli, 'build', '--type', platform], { cwd: root, env })
  const output: string[] = []
  child.stdout.on('data', (chunk: Buffer) => output.push(chunk.toString()))
  child.stderr.on('data', (chunk: Buffer) => output.push(chunk.toString()))
  const code = await new Promise<number | null>((resolve, reject) =>
    child.on('error', reject).on('close', resolve),
  )
  if (code !== 0) throw new Error(errorsOf(output.join('')))
}

/** Where the resolver looked in vain is a page of lines; the error above them says it all. */
const noise = /doesn't exist$|valid alias configuration$|^\s*(no extension|as directory|\.\w+)$|█/

/** What the compiler complains about, without its progress, colours and report of sizes. */
function errorsOf(output: string): string {
  const lines = stripVTControlCharacters(output)
    .split(/[\r\n]+/)
    .filter((line) => line.trim() && !noise.test(line))
  const start = lines.findIndex((line) => /\bErrors:/.test(line))
  return lines.slice(start + 1).join('\n')
}
