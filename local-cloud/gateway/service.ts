/**
 * What the gateway and the services behind it say to each other.
 */

/** The fields of a request body, still to be checked by the service that takes them. */
export type AdminRequest = Record<string, unknown>

/** What the gateway knows of a request beside its body. */
export interface AdminCall {
  /** For example "database.getDocument". */
  action: string
  /** The value the runtime gave the function as WX_API_TOKEN; empty when the SDK runs outside the cloud. */
  invocationId: string
  /** Of database actions. */
  collection?: string
  requestId: string
}

/** Fields of the JSON answer beside requestId. */
export interface JsonReply {
  [field: string]: unknown
}

/** An answer that is not JSON, such as the protobuf of openapi. */
export class RawReply {
  constructor(
    readonly contentType: string,
    readonly bytes: Uint8Array,
  ) {}
}

export type AdminReply = JsonReply | RawReply

/** Answers one action, or throws an AdminFailure, which the gateway sends as {code, message}. */
export type Service = (request: AdminRequest, call: AdminCall) => Promise<AdminReply>

export type Services = Record<string, Service>

/** What can go wrong on purpose. Both are awaited, so they may also just take their time. */
export interface FaultHooks {
  /** Before the service sees the request. Throws an AdminFailure to answer that instead. */
  before(call: AdminCall): Promise<void>
  /** After the service has done its work. Throws a LostReply to keep the answer from the caller. */
  after(call: AdminCall): Promise<void>
}
