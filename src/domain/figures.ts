/** Numbers as a person reads them: separators always, fen only where money moves. */

/** Groups a whole number: 1234567 → 1,234,567. A minus is the typographic one. */
export function grouped(number: number): string {
  const digits = String(Math.abs(number)).replace(/\B(?=(\d{3})+$)/g, ',')
  return number < 0 ? `−${digits}` : digits
}

/** A number for a narrow column: in full up to 99,999, then in ten thousands: 123456 → 12.3万. */
export function compact(number: number): string {
  const tenths = Math.round(Math.abs(number) / 1000)
  if (Math.abs(number) < 100_000) return grouped(number)
  return `${number < 0 ? '−' : ''}${grouped(Math.floor(tenths / 10))}.${tenths % 10}万`
}

/** A change with its sign: +320, −980, 0. */
export function signed(number: number): string {
  return number > 0 ? `+${grouped(number)}` : grouped(number)
}

/** Money of integer fen: 32680 → ¥326.80. */
export function yuan(fen: number): string {
  const whole = Math.floor(Math.abs(fen) / 100)
  const rest = String(Math.abs(fen) % 100).padStart(2, '0')
  return `${fen < 0 ? '−' : ''}¥${grouped(whole)}.${rest}`
}

/** A rule's price without needless fen: 1000 → ¥10, 1050 → ¥10.50. */
export function shortYuan(fen: number): string {
  return yuan(fen).replace(/\.00$/, '')
}

/** The same without its sign, where a sentence or a drawing has one already: 4950 → 49.50. */
export function plainYuan(fen: number): string {
  return shortYuan(fen).replace('¥', '')
}

/** A code in groups of four, as it is read aloud: 7K3F29QD → 7K3F 29QD. */
export function inFours(code: string): string {
  return code.replace(/(.{4})(?=.)/g, '$1 ')
}
