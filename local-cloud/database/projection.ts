/**
 * Which fields of a document are answered.
 */
import { Query } from 'mingo'
import { requestFailed } from './failures'
import { guarded } from './filter'
import { Place } from './places'
import { type Document, type Fields, isFields, type Value } from './values'

/** Answers the chosen part of a document. */
export type Projection = (document: Document) => Fields

/** Compiles a projection: fields in, or fields out, and `$slice` of arrays. Refuses a mixture of in and out. */
export function compileProjection(projection: Fields): Projection {
  const slices = Object.entries(projection).flatMap(([path, rule]) =>
    isFields(rule) && rule.$slice !== undefined ? [{ path, slice: rule.$slice }] : [],
  )
  const plain = Object.fromEntries(
    Object.entries(projection).filter(([path]) => !slices.some((slice) => slice.path === path)),
  )
  const isInclusion = Object.entries(plain).some(([path, rule]) => path !== '_id' && isIn(rule))
  const kept = isInclusion ? { ...plain, ...Object.fromEntries(slices.map(({ path }) => [path, 1])) } : plain
  return (document) => {
    for (const { path, slice } of slices) cutArray(document, path, slice)
    if (Object.keys(kept).length === 0) return document
    const chosen = guarded(
      () => new Query({}, { scriptEnabled: false }).find<Fields>([document], kept).all()[0] ?? {},
    )
    const { _id: id, ...rest } = chosen
    return id === undefined ? rest : { _id: id, ...rest }
  }
}

function isIn(rule: Value): boolean {
  return rule === true || (typeof rule === 'number' && rule !== 0) || isFields(rule)
}

/** One number counts from the front or, negative, from the back; two are an offset and a count. */
function cutArray(document: Document, path: string, slice: Value): void {
  const place = Place.find(document, path)
  const array = place?.value
  if (!place || !Array.isArray(array)) return
  const [first, count] = Array.isArray(slice) ? slice : [slice]
  if (typeof first !== 'number') throw requestFailed('$slice needs a number, or an offset and a count')
  if (typeof count !== 'number') place.set(first < 0 ? array.slice(first) : array.slice(0, first))
  else {
    const start = first < 0 ? Math.max(0, array.length + first) : first
    place.set(array.slice(start, start + count))
  }
}
