/**
 * Ids that make a thing happen once. The phone makes the request id and keeps it until it has an answer; an
 * operation id is a short hash of what the operation is, so that the same thing sent twice has the same id.
 */
import { sha256 } from '@noble/hashes/sha2.js'
import * as v from 'valibot'
import type { Instant } from './calendar'

/** A ULID (github.com/ulid/spec): 48 bits of time and 80 of chance in Crockford's base 32, upper case. */
export const RequestId = v.pipe(v.string(), v.regex(/^[0-7][0-9A-HJKMNP-TV-Z]{25}$/, 'a ULID'))

/** What every command of a person carries; `repeat` says that the same request was sent before and got no answer. */
export const commandKeys = { requestId: RequestId, repeat: v.optional(v.boolean()) }

const CROCKFORD = '0123456789ABCDEFGHJKMNPQRSTVWXYZ'
const LOWER_32 = 'abcdefghijklmnopqrstuvwxyz234567'
const SHORT_HASH_LENGTH = 25

/** The time in a ULID (ms since 1970), as the phone had it: compared with `floor` and used for nothing else. */
export function timeOfRequest(requestId: string): Instant {
  return [...requestId.slice(0, 10)].reduce((sum, digit) => sum * 32 + CROCKFORD.indexOf(digit), 0)
}

/** Writes bytes in the base 32 of RFC 4648, in small letters and without padding, as many characters as asked for. */
export function base32(bytes: Uint8Array, length: number): string {
  let written = ''
  let bits = 0
  let value = 0
  for (const byte of bytes) {
    value = (value << 8) | byte
    bits += 8
    for (; bits >= 5 && written.length < length; bits -= 5) written += LOWER_32[(value >> (bits - 5)) & 31]
    value &= (1 << bits) - 1
  }
  return written
}

/** 125 bits of SHA-256 over parts that may hold any character, as 25 lower-case letters and digits. */
export function shortHash(...parts: (string | number)[]): string {
  return base32(sha256(new TextEncoder().encode(JSON.stringify(parts))), SHORT_HASH_LENGTH)
}

/** The hash of an input, whatever the order of its keys. */
export function inputHash(input: unknown): string {
  return shortHash(JSON.stringify(input, sortKeys))
}

function sortKeys(_key: string, value: unknown): unknown {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return value
  return Object.fromEntries(Object.entries(value).sort(([a], [b]) => (a < b ? -1 : 1)))
}

/** The operation of a person's request: the same request id of another person or action is another operation. */
export function requestOpId(caller: string, action: string, requestId: string): string {
  return `r${shortHash(caller, action, requestId)}`
}

/** The operation of a fact that has an id of its own, such as an order: made from the fact alone. */
export function factOpId(kind: string, ...id: string[]): string {
  return `f${shortHash(kind, ...id)}`
}

/** A step of settling. The member is part of it: two accounts can have the same step at the same moment. */
export function settleOpId(step: { memberId: string; kind: string; dueAt: Instant; seq: number }): string {
  return `s${shortHash(step.memberId, step.kind, step.dueAt, step.seq)}`
}
