/**
 * The id of a command is made here, once, and kept until the command has an answer: over a lost network, a left
 * page and the end of the app. The same id sent again can never act twice.
 */
import Taro from '@tarojs/taro'
import { identityKey } from './identity'
import { serverNow } from './server-time'

const alphabet = '0123456789ABCDEFGHJKMNPQRSTVWXYZ'
const shelf = 'siyu.request|'

function digits(number: number, length: number): string {
  let text = ''
  for (let rest = number; text.length < length; rest = Math.floor(rest / 32))
    text = alphabet[rest % 32] + text
  return text
}

/** A ULID: 48 bits of time, 80 of chance. It need not be secret: the cloud hashes it with the caller. */
export function newRequestId(): string {
  const chance = Array.from({ length: 16 }, () => alphabet[Math.floor(Math.random() * 32)]).join('')
  return digits(Math.floor(serverNow()), 10) + chance
}

function placeOf(command: string): string {
  return `${shelf}${identityKey()}|${command}`
}

/** The id for a command, and whether it has been sent before without an answer. */
export function requestIdFor(command: string): { requestId: string; isRepeat: boolean } {
  const place = placeOf(command)
  const kept = Taro.getStorageSync<string>(place)
  if (kept) return { requestId: kept, isRepeat: true }
  const requestId = newRequestId()
  Taro.setStorageSync(place, requestId)
  return { requestId, isRepeat: false }
}

export function forgetRequestId(command: string): void {
  Taro.removeStorageSync(placeOf(command))
}
