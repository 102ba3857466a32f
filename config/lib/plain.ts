/** How a command of ours ends: in one clear sentence, not in a stack. */

import { CloudFailure } from '../../local-cloud/failure'

/** Something a person can mend; its message is all they need. */
export class PlainError extends Error {}

function codeOf(error: unknown): string {
  // Node's own errors and ours alike carry a string code, and nothing more is read from them.
  const { code } = (error ?? {}) as { code?: unknown }
  return typeof code === 'string' ? code : ''
}

/** Wrong options are named by Node in a sentence already, a port or a folder that will not do by the local cloud. */
function isPlain(error: unknown): error is Error {
  if (error instanceof PlainError || error instanceof CloudFailure) return true
  return codeOf(error).startsWith('ERR_PARSE_ARGS')
}

export function runMain(main: () => Promise<void>): void {
  main().catch((error: unknown) => {
    console.error(isPlain(error) ? error.message : error)
    process.exit(1)
  })
}
