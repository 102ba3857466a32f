/** One row of the conformance table: what is done through the real SDK, and what a caller sees. */
import type { Collection, Command, Sdk } from './sdk'

/** What a row works with. Both collections are empty when it starts. */
export interface Bench {
  db: Sdk
  _: Command
  things: Collection
  others: Collection
}

export interface Case {
  it: string
  run(bench: Bench): Promise<unknown>
  /** Compared with what `run` answers, without errMsg and requestId of the SDK. */
  answers: unknown
  /** Rows that a real environment cannot or should not be asked. */
  isLocalOnly?: boolean
}

/** A text with this part in it. */
export function withText(part: string): unknown {
  return expect.stringContaining(part)
}

/** How the SDK tells that the database refused a request. */
export function requestFailed(part: string): unknown {
  return { errCode: -502001, text: withText(part) }
}
