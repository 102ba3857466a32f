/** A script that an old phone cannot read stops the whole mini-program there, and V8 reads more than old phones do. */
import type { Pack } from './pack'

const unreadable: [RegExp, string][] = [
  [/\(\?<[=!]/, 'looks behind in a regular expression, which iPhones before iOS 16.4 cannot read'],
  [/\?\?=|\|\|=|&&=/, 'assigns with a logical operator, which iPhones before iOS 14 cannot read'],
  [/\.at\(-\d/, 'counts from the end with at(), which iPhones before iOS 15.4 do not have'],
  [
    /\.(toSorted|toReversed|toSpliced|findLast|findLastIndex)\(|\bstructuredClone\(|\bObject\.hasOwn\(/,
    'calls what iPhones before iOS 15.4 do not have',
  ],
  [/[\w)\]]\?\.[a-zA-Z_$[(]/, 'chains optionally, which iPhones before iOS 13.4 cannot read'],
]

/** What in the scripts of a pack old phones cannot read, one sentence each. */
export function findUnreadableScripts(pack: Pack): string[] {
  return [...pack.files]
    .filter(([name]) => name.endsWith('.js'))
    .flatMap(([name, text]) =>
      unreadable.filter(([sign]) => sign.test(text)).map(([, fault]) => `${name} ${fault}`),
    )
}
