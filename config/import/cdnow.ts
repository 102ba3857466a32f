/**
 * The format `cdnow`: a line a purchase, with customer, date (YYYYMMDD), number of CDs and dollars, as the CD shop's
 * research data set has it. A first line of column names is allowed.
 */
import type { History, Purchase, SkippedLine } from './purchase'

/** A dollar is ¥7. */
const fenPerDollar = 700n

/**
 * Reads a whole file. A purchase is named by its customer and its place among the customer's lines: two equal lines
 * are two purchases, and a line that is mended later does not rename the others.
 */
export function readCdnow(text: string): History {
  const purchases: Purchase[] = []
  const skipped: SkippedLine[] = []
  const ordinals = new Map<string, number>()
  text.split('\n').forEach((line, index) => {
    const columns = line.trim().split(/\s+/)
    if (line.trim() === '' || isHeader(columns)) return
    const [customer = ''] = columns
    const ordinal = (ordinals.get(customer) ?? 0) + 1
    ordinals.set(customer, ordinal)
    const read = readColumns(columns)
    const number = index + 1
    if ('why' in read) skipped.push({ line: number, why: read.why })
    else purchases.push({ ...read, line: number, orderId: `${customer}-${ordinal}` })
  })
  return { purchases, skipped }
}

function isHeader([first]: string[]): boolean {
  return first === 'customer_id'
}

type Columns = Pick<Purchase, 'customer' | 'paidAt' | 'paidFen'>

function readColumns(columns: string[]): Columns | { why: string } {
  if (columns.length !== 4) return { why: `has ${counted(columns.length)} instead of 4` }
  const [customer = '', date = '', cds = '', dollars = ''] = columns
  if (!/^\d{1,32}$/.test(customer)) return { why: `has no customer number in "${shown(customer)}"` }
  const paidAt = noonOf(date)
  if (paidAt === undefined) return { why: `has no date YYYYMMDD in "${shown(date)}"` }
  if (!/^\d{1,9}$/.test(cds)) return { why: `has no number of CDs in "${shown(cds)}"` }
  const paidFen = fenOf(dollars)
  if (paidFen === undefined) return { why: `has no amount of dollars in "${shown(dollars)}"` }
  return { customer, paidAt, paidFen }
}

const counted = (columns: number): string => (columns === 1 ? '1 column' : `${columns} columns`)

/** What stands in the file may be a megabyte of anything. */
function shown(column: string): string {
  const printable = column.replace(/[^\x20-\x7e]/g, '?')
  return printable.length > 40 ? `${printable.slice(0, 40)}…` : printable
}

/** The file knows days only: every purchase counts as paid at noon in Beijing. */
function noonOf(date: string): string | undefined {
  const [, year, month, day] = /^((?:19|20)\d\d)(\d\d)(\d\d)$/.exec(date) ?? []
  const noon = `${year}-${month}-${day}T12:00:00`
  const asUtc = Date.parse(`${noon}Z`)
  // Date.parse takes the 31st of every month; what it makes of it is another day.
  if (Number.isNaN(asUtc) || !new Date(asUtc).toISOString().startsWith(noon)) return undefined
  return `${noon}+08:00`
}

/** Dollars in fen, half a fen rounded up, in whole numbers throughout: no amount passes through a float. */
function fenOf(dollars: string): number | undefined {
  const [, whole, parts = ''] = /^(\d{1,12})(?:\.(\d{1,6}))?$/.exec(dollars) ?? []
  if (whole === undefined) return undefined
  const scale = 10n ** BigInt(parts.length)
  return Number((BigInt(whole + parts) * fenPerDollar * 2n + scale) / (scale * 2n))
}
