import type { MemberHome } from '../../domain/home'
import type { EntryView } from '../../domain/statement'

const newestMax = 5

/** Home with one more movement on top. */
export function withNewest(home: MemberHome, entry: EntryView): MemberHome {
  return { ...home, newest: [entry, ...home.newest].slice(0, newestMax) }
}
