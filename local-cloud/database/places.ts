/**
 * Places in a document: where an update operator reads and writes. A path that leads through something that has no
 * fields is refused, as MongoDB does, and not skipped.
 */
import { requestFailed } from './failures'
import { type Fields, isFields, type Value } from './values'

/** MongoDB does not fill an array further than this beyond its end. */
const fillMax = 1_500_000

type Holder = { fields: Fields; name: string } | { array: Value[]; place: number }

export class Place {
  private constructor(private readonly holder: Holder) {}

  /** The place of a path, with every object on the way to it. Refuses a way through a scalar, null, or a name in an array. */
  static make(document: Fields, path: string): Place {
    const names = path.split('.')
    let inside: Fields | Value[] = document
    for (const [depth, name] of names.entries()) {
      const place: Place = placeIn(inside, name, path)
      if (depth === names.length - 1) return place
      if (place.value === undefined) place.set({})
      const value: Value | undefined = place.value
      if (!isFields(value) && !Array.isArray(value)) throw cannotCreate(names[depth + 1] ?? '', name, value)
      inside = value
    }
    throw requestFailed('An update path must not be empty')
  }

  /** The place of a path where there is something, else undefined. */
  static find(document: Fields, path: string): Place | undefined {
    let inside: Value | undefined = document
    let found: Place | undefined
    for (const name of path.split('.')) {
      if (Array.isArray(inside) && /^\d+$/.test(name))
        found = new Place({ array: inside, place: Number(name) })
      else if (isFields(inside) && Object.hasOwn(inside, name)) found = new Place({ fields: inside, name })
      else return undefined
      inside = found.value
    }
    return found?.value === undefined ? undefined : found
  }

  private static at(holder: Holder): Place {
    return new Place(holder)
  }

  static inFields(fields: Fields, name: string): Place {
    return Place.at({ fields, name })
  }

  static inArray(array: Value[], place: number): Place {
    return Place.at({ array, place })
  }

  get value(): Value | undefined {
    if ('array' in this.holder) return this.holder.array[this.holder.place]
    const { fields, name } = this.holder
    return Object.hasOwn(fields, name) ? fields[name] : undefined
  }

  /** An array is filled with null up to the place. */
  set(value: Value): void {
    if ('fields' in this.holder) {
      this.holder.fields[this.holder.name] = value
      return
    }
    const { array, place } = this.holder
    if (place > array.length + fillMax)
      throw requestFailed(`can't backfill more than ${fillMax} elements of an array`)
    while (array.length < place) array.push(null)
    array[place] = value
  }

  /** Removes a field; an element of an array becomes null, so that the others keep their places. */
  remove(): void {
    if ('fields' in this.holder) Reflect.deleteProperty(this.holder.fields, this.holder.name)
    else this.holder.array[this.holder.place] = null
  }

  get isElement(): boolean {
    return 'array' in this.holder
  }
}

function placeIn(inside: Fields | Value[], name: string, path: string): Place {
  if (!Array.isArray(inside)) return Place.inFields(inside, name)
  if (!/^\d+$/.test(name)) throw requestFailed(`Cannot create field '${name}' in an array (path '${path}')`)
  return Place.inArray(inside, Number(name))
}

function cannotCreate(name: string, parent: string, value: Value | undefined) {
  const shown = value === null ? 'null' : typeof value
  return requestFailed(`Cannot create field '${name}' in element {${parent}: ${shown}}`)
}
