/** A name that people type and others read: of a member, a clerk or a store. */
import * as v from 'valibot'

/** So many characters that can be seen, at least one; an emoji is one character, a line break is none. */
export function shownName(charactersMax: number) {
  return v.pipe(
    v.string(),
    v.maxLength(charactersMax * 4),
    v.trim(),
    v.check((name) => name.length > 0 && [...name].length <= charactersMax, 'characters that can be seen'),
    v.check((name) => !/[\p{Cc}\p{Cs}\p{Zl}\p{Zp}]/u.test(name), 'no control characters'),
    v.check((name) => /[^\p{Default_Ignorable_Code_Point}\p{Z}\u2800]/u.test(name), 'something to be seen'),
    v.check((name) => !/[\u202a-\u202e\u2066-\u2069]/.test(name), 'no turning of the line around it'),
  )
}
