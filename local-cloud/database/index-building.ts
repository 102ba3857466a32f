/**
 * Indexes over documents that are there already. Only inside an lmdb transaction.
 */
import { CloudFailure } from '../failure'
import type { Collection, Index } from './catalog'
import { parseFields } from './ejson'
import { afterPrefix, entriesOf, type Entry, indexPrefix } from './index-keys'
import { type Bytes, type Reader, rowNoAsBytes, storedKey } from './rows'

/** Takes every entry out of an index that is no longer declared. */
export function emptyIndex(entries: Bytes, index: Index): void {
  const start = indexPrefix(index)
  const keys = [...entries.getKeys({ start, end: afterPrefix(start) })]
  for (const key of keys) void entries.remove(key)
}

interface Source {
  entries: Bytes
  reader: Reader
  collection: Collection
}

/** Puts every document into an index. Refuses a unique one over equal keys, and keys that are too long. */
export function buildIndex({ entries, reader, collection }: Source, index: Index): void {
  for (const { rowNo, text } of reader.rows(collection)) {
    for (const entry of entriesOfText(collection, index, text)) {
      if (index.isUnique && reader.rowOfKey(entry) !== undefined)
        throw unbuildable(collection, index, `several documents have the key of ${text.slice(0, 100)}`)
      void entries.put(storedKey(entry, rowNo), rowNoAsBytes(rowNo))
    }
  }
}

function entriesOfText(collection: Collection, index: Index, text: string): Entry[] {
  try {
    return entriesOf(index, parseFields(text, 0))
  } catch (thrown) {
    throw unbuildable(collection, index, thrown instanceof Error ? thrown.message : String(thrown))
  }
}

function unbuildable(collection: Collection, index: Index, reason: string): CloudFailure {
  const what = `The index ${index.name} of ${collection.name} cannot be made`
  return new CloudFailure('OPTIONS_INVALID', `${what}: ${reason.replace(/\.$/, '')}.`)
}
