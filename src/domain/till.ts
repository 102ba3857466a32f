/** What tills and malls write in orders and refunds, each thing with its bounds. */
import * as v from 'valibot'
import { MINUTE_MS, parseInstant, startOfDay } from './calendar'
import { visibleAscii } from './shapes'
import { storeIdPattern } from './store-id'

/** ¥100,000,000: far above any sale, and every product with it stays a whole number. */
export const PAID_FEN_MAX = 10_000_000_000
/** So many orders, refunds and locks together fit one request. */
export const BATCH_MAX = 100
/** So many lines has the longest receipt. */
export const LINES_MAX = 200
/** A till's clock may be this far ahead; what is dated later is sent again later. */
export const AHEAD_MAX_MS = 5 * MINUTE_MS
const OLDEST = startOfDay('1980-01-01')

/** What tills and malls use for ids. */
export const TillId = visibleAscii(64)

/** The system that sends it; its ids are its own. */
export const Source = v.pipe(
  v.string(),
  v.regex(/^[A-Za-z0-9][A-Za-z0-9._-]{0,31}$/, 'letters, digits, . _ -'),
)

/** The systems that the tills of our own stores are: what they sell is written down by a sale alone. */
const OWN_TILL = 'till.'

/** The system that our own till of a store is. */
export function tillSource(storeId: string): string {
  return `${OWN_TILL}${storeId}`
}

/** True for the systems that our own tills are. */
export function isOwnTill(source: string): boolean {
  return source.startsWith(OWN_TILL)
}

/** What is wrong where somebody else sends what only our own tills say. */
export const ownTill = 'till. 开头的 source 是店里收银台自己的'

/** The system of a refund: also one of our own tills, whose sales may be given back by line from outside. */
export const RefundSource = v.union([
  Source,
  v.pipe(
    v.string(),
    v.check((source) => isOwnTill(source) && storeIdPattern.test(source.slice(OWN_TILL.length))),
  ),
])

/** An amount of money, in whole fen. */
export const Fen = v.pipe(v.number(), v.safeInteger(), v.minValue(0), v.maxValue(PAID_FEN_MAX))

/** ISO 8601 with an offset, read into an instant. */
export const When = v.pipe(
  v.string(),
  v.maxLength(32),
  v.rawTransform(({ dataset, addIssue, NEVER }) => {
    const at = parseInstant(dataset.value)
    if (at !== undefined && at >= OLDEST) return at
    addIssue({ message: 'ISO 8601 with an offset' })
    return NEVER
  }),
)
