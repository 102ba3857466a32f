/** A purchase history in a file: what was bought, and the lines that say nothing one can use. */
import { readFileSync, statSync } from 'node:fs'
import { PlainError } from '../lib/plain'
import { readCdnow } from './cdnow'
import type { History, Purchase } from './purchase'

const formats: Record<string, (text: string) => History> = { cdnow: readCdnow }

export function expectFormat(format: string): string {
  if (Object.hasOwn(formats, format)) return format
  throw new PlainError(`There is no format "${format}"; known formats: ${Object.keys(formats).join(', ')}.`)
}

/** Reads the file; what is dated at `asOf` (ms since 1970) or later has not happened yet and is skipped. */
export function readHistory(file: string, format: string, asOf: number): History {
  const read = formats[format]
  if (!read) throw new Error(`the format ${format} was not checked`)
  const { purchases, skipped } = read(readText(file))
  const isPast = ({ paidAt }: Purchase): boolean => Date.parse(paidAt) < asOf
  const early = purchases
    .filter((purchase) => !isPast(purchase))
    .map(({ line, paidAt }) => ({
      line,
      why: `is dated ${paidAt.slice(0, 10)}, which the clock of the import has not reached`,
    }))
  return {
    purchases: purchases.filter(isPast),
    skipped: [...skipped, ...early].sort((a, b) => a.line - b.line),
  }
}

function readText(file: string): string {
  try {
    if (statSync(file).isDirectory()) throw new PlainError(`${file} is a folder, not a file.`)
    return readFileSync(file, 'utf8')
  } catch (thrown) {
    if (thrown instanceof PlainError) throw thrown
    const isMissing = thrown instanceof Error && 'code' in thrown && thrown.code === 'ENOENT'
    throw new PlainError(
      isMissing ? `There is no file ${file}.` : `The file ${file} cannot be read (${String(thrown)}).`,
    )
  }
}
