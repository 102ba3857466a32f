/** The member code: a QR text and eight digits, good for a window of 30 seconds and the next one. */
import type { TierId } from './programme'

export interface MemberCode {
  /** ASCII, at most 120 characters. */
  qr: string
  digits: string
  issuedAt: number
  rotatesAt: number
  now: number
  member: { memberNo: string; nickname: string | null; tierId: TierId; tierName: string }
  points: number
}
