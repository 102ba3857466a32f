/**
 * The actions that read.
 */
import type { AdminReply } from '../gateway/service'
import { aggregate } from './aggregate'
import { stringifyEjson } from './ejson'
import { collectionOf, type Task } from './engine'
import { invalidParam } from './failures'
import { find, matching } from './find'
import { compileProjection } from './projection'
import { fieldsField, findQuery, neededFields, textField } from './request'
import type { Fields } from './values'
import { View } from './view'

/** doc().get() and where().get(): the documents as texts. Without a projection they are sent as they lie on disk. */
export function getDocuments(task: Task): AdminReply {
  const { request, now, limits } = task
  const rows = find(viewOf(task), collectionOf(task), findQuery(request, now, limits))
  const projection = fieldsField(request, 'projection', now)
  if (Object.keys(projection).length === 0) return { data: { list: rows.map(({ text }) => text) } }
  const project = compileProjection(projection)
  return { data: { list: rows.map(({ document }) => stringifyEjson(project(document))) } }
}

/** count(): how many documents a query means, in a transaction those that it sees. Refuses a filter it cannot read. */
export function countDocuments(task: Task): AdminReply {
  const { request, now, storage } = task
  const collection = collectionOf(task)
  const filter = fieldsField(request, 'query', now)
  if (Object.keys(filter).length === 0 && request.transactionId === undefined)
    return { data: { total: storage.count(collection) } }
  return { data: { total: lengthOf(matching(viewOf(task), collection, filter)) } }
}

/** Without holding the rows, which may be more than memory. */
function lengthOf(rows: Iterable<unknown>): number {
  const iterator = rows[Symbol.iterator]()
  let length = 0
  while (iterator.next().done !== true) length++
  return length
}

/** aggregate().…end(): the documents a pipeline leaves, as texts. Refuses a stage that is no object. */
export function aggregateDocuments(task: Task): AdminReply {
  const source = { catalog: task.storage.catalog, collection: collectionOf(task) }
  return { data: { list: aggregate(viewOf(task), source, stagesOf(task)).map(stringifyEjson) } }
}

function stagesOf({ request, now }: Task): Fields[] {
  if (!Array.isArray(request.stages)) throw invalidParam('stages must be a list')
  return request.stages.map((stage: unknown) => {
    if (typeof stage !== 'object' || stage === null) throw invalidParam('A stage must be an object')
    const parts = { ...stage }
    const name = JSON.stringify(textField(parts, 'stageKey'))
    // mingo's $$NOW would be the machine's clock. The value of $limit is a plain number, that of $unwind may be a text, so it is read as part of an object.
    const value = textField(parts, 'stageValue').replaceAll('"$$NOW"', `{"$date":{"$numberLong":"${now}"}}`)
    return neededFields({ stage: `{${name}:${value}}` }, 'stage', now)
  })
}

/** What a reading request sees: its transaction, or the newest state. */
function viewOf({ request, storage, transactions }: Task): View {
  if (request.transactionId === undefined) return new View(storage.newest)
  return transactions.get(request.transactionId).view()
}
