/** The way in that names who invited; lib/first-touch reads it on the other phone. */
import { tabs } from './navigation'

/** A path of the mini-program, as its share card carries it. */
export function invitePath(memberNo: string): string {
  return `/${tabs.home}?inviter=${memberNo}`
}

/** The address of a path for a browser; a mini-program has none. */
export function addressOf(path: string): string {
  if (process.env.TARO_ENV === 'weapp') return ''
  const { origin, pathname } = window.location
  return `${origin}${pathname}#${path}`
}

/** The address that names who invited. */
export function inviteAddress(memberNo: string): string {
  return addressOf(invitePath(memberNo))
}
