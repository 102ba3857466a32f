/** Numbers, money and moments as operators type them. */

/** A whole number; null where it is none. */
export function wholeIn(text: string): number | null {
  const typed = text.normalize('NFKC').trim()
  return /^\d{1,9}$/.test(typed) ? Number(typed) : null
}

/** Yuan as integer fen; null where it is no money. */
export function fenIn(text: string): number | null {
  const typed = text.normalize('NFKC').trim()
  return /^\d{1,7}(\.\d{1,2})?$/.test(typed) ? Math.round(Number(typed) * 100) : null
}

export const yuanText = (fen: number) => String(fen / 100)

/** A Beijing moment, 2026-11-22 20:00 or 2026-11-22 20:00:30, in ms since 1970; null where it is none. */
export function momentIn(text: string): number | null {
  const typed = text.normalize('NFKC').trim().replace(/\s+/g, ' ')
  const [, day, time, seconds = ':00'] = /^(20\d\d-\d\d-\d\d) (\d\d:\d\d)(:\d\d)?$/.exec(typed) ?? []
  const at = day ? Date.parse(`${day}T${time}${seconds}+08:00`) : Number.NaN
  return Number.isFinite(at) ? at : null
}
