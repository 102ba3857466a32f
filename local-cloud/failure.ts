/**
 * Failures of the cloud itself. A closed set, so that a caller can decide by `code` and a person can read `message`.
 */

/** HTTP status of every failure that a door can answer, and what it means. */
const doorStatus = {
  /** The JSON of a request could not be read, or is not an object. */
  BODY_INVALID: 400,
  /** The header x-openid is absent: a phone always has an identity. */
  IDENTITY_MISSING: 401,
  /** The header x-openid or x-unionid holds something that is no identity. */
  IDENTITY_INVALID: 400,
  /** A foreign host or page, or a function that is closed to clients. */
  FORBIDDEN: 403,
  /** No folder of this name, or none with an index.js. */
  FUNCTION_NOT_FOUND: 404,
  /** No trigger of this name in the function's config.json. */
  TRIGGER_NOT_FOUND: 404,
  /** No door at this address. */
  PATH_UNKNOWN: 404,
  /** A stored file is not there, or its link is wrong or too old. */
  FILE_NOT_FOUND: 404,
  /** The door exists, but not for this method. */
  METHOD_UNKNOWN: 405,
  /** The clock is only moved forward. */
  CLOCK_BACKWARD: 409,
  /** The request is larger than the door lets in. */
  BODY_TOO_LARGE: 413,
  /** A setting sent to the console is not one. */
  SETTING_INVALID: 400,
  /** The function threw, left the process, ran out of memory, or could not be loaded. */
  FUNCTION_FAILED: 500,
  /** The answer cannot be written as JSON, or an integration response is malformed. */
  REPLY_INVALID: 500,
  /** The answer is larger than production lets out. */
  REPLY_TOO_LARGE: 500,
  /** A bug of the local cloud; the message says which. */
  CLOUD_FAILED: 500,
  /** More calls are waiting for this function than the cloud queues. */
  FUNCTION_BUSY: 503,
  /** The cloud is being stopped. */
  CLOUD_STOPPING: 503,
  /** The function did not answer within its time limit and was ended. */
  FUNCTION_TIMEOUT: 504,
} as const

/** Why a cloud could not be started. */
export type StartCode =
  | 'OPTIONS_INVALID'
  | 'FUNCTIONS_MISSING'
  | 'PORT_IN_USE'
  | 'PORT_FORBIDDEN'
  | 'DATA_NOT_WRITABLE'
  | 'DATA_IN_USE'
  | 'DATA_NEWER'
  | 'DATA_DAMAGED'

export type DoorCode = keyof typeof doorStatus
export type FailureCode = DoorCode | StartCode

/** A failure with a code of the closed set and one clear sentence. */
export class CloudFailure extends Error {
  constructor(
    readonly code: FailureCode,
    message: string,
  ) {
    super(message)
    this.name = 'CloudFailure'
  }
}

/** Anything thrown, as a failure: what nobody foresaw is a bug of the cloud and says so. */
export function asFailure(thrown: unknown): CloudFailure {
  if (thrown instanceof CloudFailure) return thrown
  return new CloudFailure('CLOUD_FAILED', `The local cloud failed: ${reasonOf(thrown)}`)
}

/** The HTTP status a door answers for a failure. */
export function statusOf(failure: CloudFailure): number {
  const statuses: Partial<Record<string, number>> = doorStatus
  return statuses[failure.code] ?? 500
}

/** What went wrong, in the words of whoever threw it; anything can be thrown, also by another realm's Error. */
export function reasonOf(thrown: unknown): string {
  const isTelling = typeof thrown === 'object' && thrown !== null && 'message' in thrown
  return isTelling ? String(thrown.message) : String(thrown)
}

/** The code of a Node error such as EADDRINUSE, or undefined. */
export function systemCodeOf(thrown: unknown): string | undefined {
  if (typeof thrown !== 'object' || thrown === null || !('code' in thrown)) return undefined
  return typeof thrown.code === 'string' ? thrown.code : undefined
}
