/**
 * The limits of production's database. Sources disagree on some; the stricter figure is the default and each can be set.
 */
export interface DatabaseLimits {
  /** Rows of a get() that names no limit, and of one that names a larger one than the most. */
  rowsDefault: number
  rowsMax: number
  /** Size of one document as canonical EJSON, bytes. No official figure; 512 KB is what is told of client writes. */
  documentBytesMax: number
  /** Characters of one field name, and what it may consist of. */
  fieldNameCharsMax: number
  fieldNamePattern: RegExp
  collectionsMax: number
  indexesPerCollectionMax: number
  fieldsPerIndexMax: number
  /** Life of a transaction from its start, ms. */
  transactionMsMax: number
  /** How long an ordinary write waits for a document that a transaction holds, ms. */
  lockWaitMsMax: number
  /**
   * Refuse a write outside the transaction while the same invocation holds one open. Production lets it pass, and the
   * write survives the rollback; only a test that shows this turns it off.
   */
  refusesWritesBesideTransaction: boolean
}

export const databaseLimits: DatabaseLimits = {
  rowsDefault: 100,
  rowsMax: 1000,
  documentBytesMax: 512 * 1024,
  fieldNameCharsMax: 32,
  fieldNamePattern: /^[A-Za-z0-9][A-Za-z0-9_.]*$/,
  collectionsMax: 100,
  indexesPerCollectionMax: 20,
  fieldsPerIndexMax: 31,
  transactionMsMax: 30_000,
  lockWaitMsMax: 30_000,
  refusesWritesBesideTransaction: true,
}
