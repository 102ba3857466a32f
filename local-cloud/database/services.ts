/**
 * The registry of the database's actions, as the SDK names them.
 */
import type { AdminReply, Services } from '../gateway/service'
import type { Action, Engine, Task } from './engine'
import { aggregateDocuments, countDocuments, getDocuments } from './reading'
import { addCollection, insertDocuments, modifyAndReturn, modifyDocuments, removeDocuments } from './writing'

const actions: Record<string, Action> = {
  'database.getDocument': getDocuments,
  'database.calculateDocument': countDocuments,
  'database.aggregateDocuments': aggregateDocuments,
  'database.insertDocument': insertDocuments,
  'database.modifyDocument': modifyDocuments,
  'database.modifyAndReturnDoc': modifyAndReturn,
  'database.removeDocument': removeDocuments,
  'database.addCollection': addCollection,
  'database.startTransaction': startTransaction,
  'database.commitTransaction': commitTransaction,
  'database.abortTransaction': abortTransaction,
}

/** The actions as services of the gateway; each call is counted for its invocation. */
export function databaseServices(engine: Engine): Services {
  const serve = (action: Action): Services[string] => {
    return async (request, call) => {
      engine.calls.add(call.invocationId)
      return action({ ...engine, request, call, now: engine.clock.now() })
    }
  }
  return Object.fromEntries(Object.entries(actions).map(([name, action]) => [name, serve(action)]))
}

function startTransaction({ transactions, call }: Task): AdminReply {
  return { transactionId: transactions.start(call.invocationId).id }
}

async function commitTransaction({ transactions, request }: Task): Promise<AdminReply> {
  await transactions.commit(transactions.get(request.transactionId))
  return {}
}

function abortTransaction({ transactions, request }: Task): AdminReply {
  transactions.abort(transactions.get(request.transactionId))
  return {}
}
