/** A name that people type and others read: of a member, a clerk or a store. */
import * as v from 'valibot'

/** A text that can be read as it was written: on one line, visible, and in the direction of its letters. */
export const readable = v.pipe(
  v.string(),
  v.check((name) => !/[\p{Cc}\p{Cs}\p{Zl}\p{Zp}]/u.test(name), '不能有换行和控制字符'),
  v.check((name) => /[^\p{Default_Ignorable_Code_Point}\p{Z}\u2800]/u.test(name), '要有看得见的字'),
  v.check((name) => !/[\u202a-\u202e\u2066-\u2069]/.test(name), '不能有改变书写方向的字符'),
)

/** So many characters that can be seen, at least one; an emoji is one character, a line break is none. */
export function shownName(charactersMax: number) {
  return v.pipe(
    v.string(),
    v.maxLength(charactersMax * 4),
    v.trim(),
    v.check(
      (name) => name.length > 0 && [...name].length <= charactersMax,
      `要有 1 到 ${charactersMax} 个字`,
    ),
    readable,
  )
}
