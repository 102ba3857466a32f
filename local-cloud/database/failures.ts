/**
 * The database's failures in the words of production, where these are known: callers match on them.
 */
import { AdminFailure } from '../gateway/admin-failure'

const askAgain = 'Please check your request, but if the problem persists, contact us.'

/** An operation that the database refuses: a bad operator, a value of the wrong kind, a limit. */
export function requestFailed(reason: string): AdminFailure {
  return new AdminFailure('DATABASE_REQUEST_FAILED', `[FailedOperation] ${reason}. ${askAgain}`)
}

/** A request whose fields are not what the action takes. */
export function invalidParam(reason: string): AdminFailure {
  return new AdminFailure('INVALID_PARAM', `[InvalidParameter] ${reason}. ${askAgain}`)
}

/** Two documents may not have the same key in a unique index. */
export function duplicateKey(collection: string, index: string, keyText: string): AdminFailure {
  const error = `E11000 duplicate key error collection: ${collection} index: ${index} dup key: { ${keyText} }`
  const message = `[FailedOperation.DuplicateWrite] multiple write errors: [{write errors: [{${error}}]}, {<nil>}]. ${askAgain}`
  return new AdminFailure('DATABASE_REQUEST_FAILED', message)
}

/** The collection was neither declared nor made by createCollection. */
export function collectionMissing(name: string): AdminFailure {
  const message = `[ResourceNotFound] Db or Table not exist: ${name}. ${askAgain}`
  return new AdminFailure('DATABASE_COLLECTION_NOT_EXIST', message)
}

/** Somebody else wrote the document since the snapshot, or is about to. */
export function transactionConflict(): AdminFailure {
  const reason =
    '[ResourceUnavailable.TransactionConflict] Transaction is conflict, maybe resource operated by others.'
  return new AdminFailure('DATABASE_TRANSACTION_CONFLICT', `${reason} ${askAgain}`)
}

/** The transaction is over: committed, aborted, or older than 30 seconds. */
export function transactionMissing(): AdminFailure {
  const reason = '[ResourceUnavailable.TransactionNotExist] Transaction does not exist on the server,'
  const rule = 'transaction must be commit or abort in 30 seconds.'
  return new AdminFailure('DATABASE_TRANSACTION_FAIL', `${reason} ${rule} ${askAgain}`)
}

/** The guard: the SDK drops the transaction from where().update() and where().remove(), and nobody is told. */
export function writeBesideTransaction(): AdminFailure {
  const what = 'This invocation holds an open transaction and sent a write that is not part of it'
  const why =
    'the SDK sends where().update() and where().remove() of a transaction without its id, so they would stay after a rollback'
  return requestFailed(`${what}: ${why}. Use doc() in the transaction, or write before or after it`)
}

/** An ordinary write waited for a document that a transaction did not let go. */
export function lockTimeout(): AdminFailure {
  return requestFailed('The document is held by an open transaction and was not freed in time')
}
