/**
 * Starts a cloud alone: npx tsx local-cloud/cli.ts --functions DIR --data DIR [--port N] [--schema FILE] [--site DIR]
 */
import { readFileSync } from 'node:fs'
import { parseArgs } from 'node:util'
import { asFailure, CloudFailure } from './failure'
import { startCloud, type CloudOptions } from './index'
import type { LogLine } from './log'

const usage = `Usage: local-cloud --functions DIR --data DIR [options]
  --functions DIR   functions as WeChat DevTools takes them: <name>/index.js
  --data DIR        everything durable; made when absent
  --port N          default: any free port
  --schema FILE     JSON: {"collections":[{"name","indexes"?:[{"keys":{"field":1},"unique"?}]}]}
  --site DIR        a web app served at /
  --env NAME=VALUE  environment of the functions; may be given again
  --secret NAME     an environment value that is made once and kept; may be given again
  --clock TIME      ISO 8601; counts when the data folder is made
  --stand           the clock does not run by itself
  --no-timers       triggers fire only by hand`

const text = { type: 'string' } as const
const flag = { type: 'boolean' } as const
const options = {
  functions: text,
  data: text,
  port: text,
  schema: text,
  site: text,
  env: { type: 'string', multiple: true },
  secret: { type: 'string', multiple: true },
  clock: text,
  stand: flag,
  'no-timers': flag,
  help: flag,
} as const

type Flags = ReturnType<typeof parseArgs<{ options: typeof options }>>['values']

/** The options a command line stands for. Refuses flags without a value that is needed. */
export function cloudOptions(flags: Flags): CloudOptions {
  if (flags.functions === undefined || flags.data === undefined)
    throw new CloudFailure('OPTIONS_INVALID', 'Both --functions and --data are needed.')
  return {
    functionsDir: flags.functions,
    dataDir: flags.data,
    port: portIn(flags.port),
    env: Object.fromEntries((flags.env ?? []).map(pairIn)),
    secrets: flags.secret ?? [],
    timers: flags['no-timers'] !== true,
    log: writeLine,
    ...(flags.schema !== undefined && { schema: JSON.parse(readFileSync(flags.schema, 'utf8')) }),
    ...(flags.site !== undefined && { site: { dir: flags.site } }),
    ...(flags.clock !== undefined && {
      clock: { at: Date.parse(flags.clock), stands: flags.stand === true },
    }),
  }
}

function portIn(port: string | undefined): number {
  const value = Number(port ?? 0)
  if (!Number.isInteger(value) || value < 0 || value > 65_535)
    throw new CloudFailure('OPTIONS_INVALID', `"${port}" is no port.`)
  return value
}

function pairIn(pair: string): [string, string] {
  const cut = pair.indexOf('=')
  if (cut < 1) throw new CloudFailure('OPTIONS_INVALID', `"${pair}" is not NAME=VALUE.`)
  return [pair.slice(0, cut), pair.slice(cut + 1)]
}

function writeLine(line: LogLine): void {
  console.log(
    `${new Date(line.at).toISOString()} ${line.level.padEnd(5)} ${line.function ?? 'cloud'}  ${line.text}`,
  )
}

async function main(): Promise<void> {
  const { values } = parseArgs({ options })
  if (values.help) return console.log(usage)
  const cloud = await startCloud(cloudOptions(values))
  console.log(`The local cloud is at ${cloud.url} and its console at ${cloud.url}/console`)
  let isStopping = false
  process.on('SIGINT', () => {
    // Who presses a second time does not want to wait.
    if (isStopping) process.exit(130)
    isStopping = true
    void cloud.stop().then(() => process.exit(0))
  })
  process.on('SIGTERM', () => void cloud.stop().then(() => process.exit(0)))
}

if (require.main === module)
  main().catch((thrown: unknown) => {
    console.error(asFailure(thrown).message)
    process.exitCode = 1
  })
