/** What follows a posting outside the account. Each kind done again changes nothing. */
import type { Account } from '../../src/domain/account'
import { type Effect, type Entry, isFinished } from '../../src/domain/entry'
import type { CollectionName } from './collections'
import type { Edge } from './edge'
import { below, type Store } from './store'

/** Does what an entry's effects write; a tell is another account's, and the sweeper's. */
export async function writeEffects(edge: Edge, entry: Entry): Promise<void> {
  for (const effect of entry.effects) await writeEffect(edge.store, effect, entry.seq)
}

/** Finishes what the journal just read still has to write, before somebody decides on such a document. */
export async function writeUnfinished(edge: Edge, account: Account): Promise<void> {
  for (const entry of Object.values(account.journal)) {
    if (!isFinished(entry)) await writeEffects(edge, entry)
  }
}

async function writeEffect(store: Store, effect: Effect, seq: number): Promise<void> {
  if (effect.do === 'insert') await store.insert(collectionOf(effect), [effect.document])
  if (effect.do === 'replace') await replace(store, effect, seq)
}

/** Writes a state only over an older one: an effect that comes late must not undo what came after it. */
async function replace(store: Store, effect: Extract<Effect, { do: 'replace' }>, seq: number): Promise<void> {
  const { id, state, isNew } = effect
  const collection = collectionOf(effect)
  const document = { ...state, _id: id, seq }
  if (isNew && (await store.insert(collection, [document])) === 'inserted') return
  const isOlder = { _id: id, seq: below(seq) }
  const change = { set: { ...state, seq } }
  if (await store.update(collection, isOlder, change)) return
  if ((await store.insert(collection, [document])) === 'inserted') return
  await store.update(collection, isOlder, change)
}

function collectionOf({ collection }: { collection: string }): CollectionName {
  // Our own rule named it; the domain does not know which collections there are.
  return collection as CollectionName
}
