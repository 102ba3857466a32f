/** An amount as it is typed on the keypad, in yuan: `1268.5`. */

const WHOLE_MAX = 6

/** The text after one more key; a key that makes no amount changes nothing. */
export function typed(text: string, key: string): string {
  return [...key].reduce(typedOne, text)
}

function typedOne(text: string, key: string): string {
  const [whole = '', fraction] = text.split('.')
  if (key === '.') return fraction === undefined ? `${whole || '0'}.` : text
  if (fraction !== undefined) return fraction.length < 2 ? text + key : text
  if (whole === '0' || whole === '') return key
  return whole.length < WHOLE_MAX ? text + key : text
}

/** What was typed, in fen. */
export function fenOf(text: string): number {
  const [whole = '', fraction = ''] = text.split('.')
  return Number(whole || '0') * 100 + Number(fraction.padEnd(2, '0'))
}

/** What was typed with separators, and no more fen than were typed. */
export function shown(text: string): string {
  const [whole = '', fraction] = text.split('.')
  const grouped = (whole || '0').replace(/\B(?=(\d{3})+$)/g, ',')
  return `¥${grouped}${fraction === undefined ? '' : `.${fraction}`}`
}
