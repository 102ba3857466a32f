/** Request ids as a phone makes them: ULIDs, 48 bits of time and 80 of something else. */

const crockford = '0123456789ABCDEFGHJKMNPQRSTVWXYZ'

/** The ULID of a moment (ms since 1970) and of up to 20 hexadecimal digits. */
export function requestIdFrom(at: number, hex: string): string {
  return written(BigInt(at), 10) + written(BigInt(`0x${hex}`), 16)
}

function written(value: bigint, length: number): string {
  const digits = Array.from(
    { length },
    (_, place) => crockford[Number((value >> BigInt(5 * (length - 1 - place))) & 31n)],
  )
  return digits.join('')
}
