/**
 * Positional parts of an update path: `$` is the first element that the query meant, `$[]` is every element.
 */
import { requestFailed } from './failures'
import { compileFilter } from './filter'
import { Place } from './places'
import type { Fields } from './values'

/** The path with numbers in place of `$` and `$[]`; several paths where `$[]` stands for several elements. */
export function concretePaths(document: Fields, path: string, filter: Fields): string[] {
  if (!path.includes('$')) return [path]
  const names = path.split('.')
  const place = names.findIndex((name) => name.startsWith('$'))
  const before = names.slice(0, place).join('.')
  const after = names.slice(place + 1)
  const numbers =
    names[place] === '$'
      ? [meantElement(document, before, filter)]
      : everyElement(document, before, names[place])
  return numbers.flatMap((number) => concretePaths(document, [before, number, ...after].join('.'), filter))
}

function meantElement(document: Fields, path: string, filter: Fields): number {
  const array = Place.find(document, path)?.value
  const conditions = Object.entries(filter).filter(([name]) => name === path || name.startsWith(`${path}.`))
  if (!Array.isArray(array) || conditions.length === 0)
    throw requestFailed('The positional operator did not find the match needed from the query')
  const isMeant = compileFilter(
    Object.fromEntries(conditions.map(([name, value]) => [`one${name.slice(path.length)}`, value])),
  )
  const number = array.findIndex((element) => isMeant({ one: [element] }))
  if (number === -1)
    throw requestFailed('The positional operator did not find the match needed from the query')
  return number
}

function everyElement(document: Fields, path: string, name: string | undefined): number[] {
  if (name !== '$[]') throw requestFailed(`No array filter found for identifier ${String(name)}`)
  const array = Place.find(document, path)?.value
  if (!Array.isArray(array))
    throw requestFailed(`The path '${path}' must exist in the document to apply array updates`)
  return array.map((_, number) => number)
}
