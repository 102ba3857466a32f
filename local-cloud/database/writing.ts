/**
 * The actions that write: in their transaction, or committed at once.
 */
import type { AdminReply } from '../gateway/service'
import { AdminFailure } from '../gateway/admin-failure'
import type { Outcome } from './committer'
import { collectionOf, type Task } from './engine'
import { invalidParam } from './failures'
import { Held, keyLock, rowLock } from './locks'
import { Overlay } from './overlay'
import { fieldsField, fieldsList, neededFields } from './request'
import { isCollectionName } from './schema'
import type { DocumentId, Fields } from './values'
import { type Draft, insert, remove, replace, update, updateFirst } from './write'

/** add(), of one document or many: all of them or none. Refuses an _id or a unique key that is taken. */
export async function insertDocuments(task: Task): Promise<AdminReply> {
  const collection = collectionOf(task)
  const documents = fieldsList(task.request, 'data', task.now)
  const ids = await write(task, (draft) => documents.map((fields) => insert(draft, collection, fields)))
  return { data: { insertedIds: ids.map(idText) } }
}

/** set() and update(), of a document or of all that a query means. */
export async function modifyDocuments(task: Task): Promise<AdminReply> {
  const { request, now } = task
  const collection = collectionOf(task)
  const filter = wantedFilter(task)
  const fields = neededFields(request, 'data', now)
  if (request.merge === false) {
    const upsertId = await write(task, (draft) => replace(draft, collection, { filter, fields }))
    return {
      data: {
        updated: upsertId === undefined ? 1 : 0,
        upsert_id: upsertId === undefined ? null : idText(upsertId),
      },
    }
  }
  const isMany = request.multi !== false && request.queryType !== 'DOC'
  const updated = await write(task, (draft) => update(draft, collection, { filter, update: fields, isMany }))
  return { data: { updated, upsert_id: null } }
}

/** updateAndReturn(): the first document that a query means, as it is after the change. */
export async function modifyAndReturn(task: Task): Promise<AdminReply> {
  const collection = collectionOf(task)
  const change = { filter: wantedFilter(task), update: neededFields(task.request, 'data', task.now) }
  const text = await write(task, (draft) => updateFirst(draft, collection, change))
  return { data: { updated: text === undefined ? 0 : 1, doc: text ?? null } }
}

/** remove(), of a document or of all that a query means. */
export async function removeDocuments(task: Task): Promise<AdminReply> {
  const { request } = task
  const collection = collectionOf(task)
  const filter = wantedFilter(task)
  const isMany = request.multi !== false && request.queryType !== 'DOC'
  return { data: { deleted: await write(task, (draft) => remove(draft, collection, { filter, isMany })) } }
}

/** createCollection(). Refuses a malformed name, one that is there, and one more than the database may have. */
export async function addCollection({ request, storage, committer }: Task): Promise<AdminReply> {
  const { catalog } = storage
  const name = request.collectionName
  if (!isCollectionName(name))
    throw invalidParam('collectionName must begin with a letter and have at most 64 letters, digits, - and _')
  if (catalog.has(name))
    throw new AdminFailure('DATABASE_COLLECTION_ALREADY_EXIST', `[ResourceExist] Table exist: ${name}.`)
  if (catalog.isFull)
    throw new AdminFailure(
      'DATABASE_COLLECTION_EXCEED_LIMIT',
      'The database has as many collections as it may have.',
    )
  catalog.add(name)
  try {
    await committer.submit(() => ({ overlay: new Overlay(), result: undefined }))
  } catch (thrown) {
    catalog.forget(name)
    throw thrown
  }
  return {}
}

/** A write without a query would mean every document; production refuses it. */
function wantedFilter({ request, now }: Task): Fields {
  if (typeof request.query !== 'string' || request.query === '') throw invalidParam('A write needs a query')
  return fieldsField(request, 'query', now)
}

function idText(id: DocumentId): string | number {
  return typeof id === 'object' ? id.toHexString() : id
}

async function write<T>(task: Task, work: (draft: Draft) => T): Promise<T> {
  const { request, call, transactions, committer, storage, limits, now } = task
  const shared = { limits, now, nextRowNo: () => storage.nextRowNo() }
  if (request.transactionId !== undefined) {
    const transaction = transactions.get(request.transactionId)
    return transactions.run(transaction, () => work({ ...shared, ...transaction.draft() }))
  }
  transactions.refuseWriteBeside(call.invocationId)
  return committer.submit(() => {
    const overlay = new Overlay()
    const { locks } = transactions
    return outcomeOf(work, {
      ...shared,
      overlay,
      view: committer.view(overlay),
      claimRow: (collection, rowNo) => locks.refuseHeld(rowLock(collection, rowNo)),
      claimKey: (entry) => locks.refuseHeld(keyLock(entry)),
    })
  })
}

/** What was drafted before a failure stays; a write that must wait has done nothing yet. */
function outcomeOf<T>(work: (draft: Draft) => T, draft: Draft): Outcome<T> {
  try {
    return { overlay: draft.overlay, result: work(draft) }
  } catch (failure) {
    if (failure instanceof Held) throw failure
    return { overlay: draft.overlay, failure }
  }
}
