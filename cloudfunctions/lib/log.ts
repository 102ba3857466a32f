/** One line of JSON a call. It names no person: neither openids nor inputs are written. */

/** Writes what happened to one call. */
export function report(line: Record<string, unknown>): void {
  console.log(JSON.stringify(line))
}
