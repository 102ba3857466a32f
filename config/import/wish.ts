/** What the import was asked for. */
import path from 'node:path'
import { parseArgs } from 'node:util'
import { PlainError } from '../lib/plain'
import { expectFormat } from './history'

export interface Wish {
  file: string
  format: string
  /** ms since 1970: the beginning of the Beijing day at which the folder's clock stands. */
  asOf: number
  dataDir: string
  port: number
  refunds: RefundWish
}

/** Which part of the orders is given back. */
export interface RefundWish {
  percent: number
  seed: number
}

const usage =
  'npm run import -- FILE --format cdnow --as-of YYYY-MM-DD --data DIR [--port N] [--refunds PERCENT [--seed N]]'

/** The options that say which refunds are made up: an import and its check are given the same. */
export const refundOptions = {
  refunds: { type: 'string', default: '0' },
  seed: { type: 'string', default: '1' },
} as const

export function readRefunds({ refunds, seed }: { refunds: string; seed: string }): RefundWish {
  const [percent, number] = [refunds, seed].map((text) => (/^\d{1,9}$/.test(text) ? Number(text) : NaN))
  if (percent === undefined || !(percent <= 100))
    throw new PlainError(`--refunds takes a part of the orders from 0 to 100 %, not "${refunds}".`)
  if (number === undefined || Number.isNaN(number))
    throw new PlainError(`--seed takes a whole number, not "${seed}".`)
  return { percent, seed: number }
}

export function readWish(args: string[]): Wish {
  const { values, positionals } = parseArgs({
    args,
    allowPositionals: true,
    options: {
      format: { type: 'string' },
      'as-of': { type: 'string' },
      data: { type: 'string' },
      port: { type: 'string', default: '0' },
      ...refundOptions,
    },
  })
  const [file, ...others] = positionals
  if (file === undefined || others.length > 0) throw new PlainError(`Name one file to import: ${usage}`)
  return {
    file,
    format: expectFormat(expected(values.format, '--format')),
    asOf: beginningOf(expected(values['as-of'], '--as-of')),
    dataDir: path.resolve(expected(values.data, '--data')),
    port: portOf(values.port),
    refunds: readRefunds(values),
  }
}

function expected(value: string | undefined, name: string): string {
  if (value) return value
  throw new PlainError(`${name} is missing: ${usage}`)
}

function beginningOf(day: string): number {
  const at = Date.parse(`${day}T00:00:00+08:00`)
  const isDay = /^\d{4}-\d\d-\d\d$/.test(day) && !Number.isNaN(at)
  // Date.parse takes the 31st of every month and makes another day of it.
  if (isDay && new Date(at + 8 * 3_600_000).toISOString().startsWith(day)) return at
  throw new PlainError(`--as-of takes a day such as 1998-07-01, not "${day}".`)
}

function portOf(text: string): number {
  const port = Number(text)
  if (/^\d+$/.test(text) && port <= 65_535) return port
  throw new PlainError(`--port takes a whole number from 0 to 65535, not "${text}".`)
}
