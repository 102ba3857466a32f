/**
 * Failures as the services of production tell them: HTTP 200 with one of these codes and a message.
 */
export type AdminCode =
  /** A field of the request is missing or of the wrong kind. */
  | 'INVALID_PARAM'
  /** The request names no action, or one that this cloud does not have. */
  | 'INVALID_ACTION'
  /** The body of the request is larger than the gateway takes, or its answer larger than it gives. */
  | 'EXCEED_MAX_PAYLOAD_SIZE'
  /** The database refuses an operation: a bad operator, a duplicate key, a document too large. The message says which. */
  | 'DATABASE_REQUEST_FAILED'
  /** The other form in which production's documents name a duplicate key; only injected faults answer it. */
  | 'DATABASE_DUPLICATE_WRITE'
  /** The collection was never declared. */
  | 'DATABASE_COLLECTION_NOT_EXIST'
  /** createCollection on a collection that is there. */
  | 'DATABASE_COLLECTION_ALREADY_EXIST'
  /** createCollection on a database that has as many as it may have. */
  | 'DATABASE_COLLECTION_EXCEED_LIMIT'
  /** A transaction writes a document that somebody else wrote since its snapshot. The transaction is over. */
  | 'DATABASE_TRANSACTION_CONFLICT'
  /** The transaction is over, was aborted or waited too long. */
  | 'DATABASE_TRANSACTION_FAIL'
  /** The service took too long; only injected faults answer it. */
  | 'SERVER_TIMEOUT'
  /** A bug or a broken disk of the local cloud. */
  | 'SYS_ERR'
  | StorageCode
  | FunctionCode

/** Codes of the storage service. */
export type StorageCode = 'STORAGE_REQUEST_FAIL' | 'STORAGE_FILE_NONEXIST' | 'STORAGE_EXCEED_AUTHORITY'

/** Codes of a function that is called by another. */
export type FunctionCode = 'FUNCTIONS_REQUEST_FAIL' | 'FUNCTIONS_EXECUTE_FAIL'

/** A failure that the caller is told, with a code of the closed set. */
export class AdminFailure extends Error {
  constructor(
    readonly code: AdminCode,
    message: string,
  ) {
    super(message)
    this.name = 'AdminFailure'
  }
}

/** The work is done and the answer is kept from the caller: the connection breaks instead. */
export class LostReply extends Error {
  constructor() {
    super('The answer is lost on purpose.')
    this.name = 'LostReply'
  }
}
