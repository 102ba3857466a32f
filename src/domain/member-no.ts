/** The member number: eight characters that a person reads aloud, the last of them a check. */

/** 31 characters without I, L, O, U and 0, so that none is mistaken for another: a prime, as the check needs. */
const ALPHABET = '123456789ABCDEFGHJKMNPQRSTVWXYZ'
const NUMBER_LENGTH = 8

/**
 * The check character. Each place has another weight and the sum is taken modulo a prime, as in ISBN-10 (ISO 2108), so
 * one wrong character or two that are swapped are seen.
 */
function checkOf(body: string): string {
  const sum = [...body].reduce((total, char, place) => total + (place + 2) * ALPHABET.indexOf(char), 0)
  return ALPHABET[sum % ALPHABET.length] ?? ''
}

/** A member number from at least seven secret bytes: readable and not sequential, so that none is guessed from another. */
export function memberNoFrom(bytes: Uint8Array): string {
  const body = [...bytes.slice(0, NUMBER_LENGTH - 1)].map((byte) => ALPHABET[byte % ALPHABET.length]).join('')
  return body + checkOf(body)
}

/** A member number as it may be typed, with blanks, dashes or small letters, in its one form; undefined for no number. */
export function readMemberNo(typed: string): string | undefined {
  const memberNo = typed.toUpperCase().replace(/[\s-]/g, '')
  const body = memberNo.slice(0, -1)
  const isOne = memberNo.length === NUMBER_LENGTH && [...memberNo].every((char) => ALPHABET.includes(char))
  return isOne && memberNo.endsWith(checkOf(body)) ? memberNo : undefined
}
