/**
 * What a document consists of while we work on it. Numbers are JavaScript numbers: their BSON type follows from the value.
 */
import { type Binary, ObjectId } from 'bson'

export type Value = null | boolean | number | string | Date | RegExp | ObjectId | Binary | Value[] | Fields

export interface Fields {
  [name: string]: Value
}

export type DocumentId = string | number | ObjectId

export interface Document extends Fields {
  _id: DocumentId
}

/** True of an object with fields, not of a date, an id or an array. */
export function isFields(value: Value | undefined): value is Fields {
  return typeof value === 'object' && value !== null && Object.getPrototypeOf(value) === Object.prototype
}

/** Whether a value may stand as an _id: a text, a number or an ObjectId, as in production. */
export function isDocumentId(value: Value | undefined): value is DocumentId {
  return typeof value === 'string' || typeof value === 'number' || value instanceof ObjectId
}
