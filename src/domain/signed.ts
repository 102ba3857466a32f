/** What the server signs for phones to carry: codes and tickets. */

/** A keyed hash; the key never leaves the server. */
export type Mac = (text: string) => Uint8Array

/** Compares without telling by its time where two texts of one length differ. */
export function isSame(a: string, b: string): boolean {
  const differing = [...a].reduce((sum, char, place) => sum | (char.charCodeAt(0) ^ b.charCodeAt(place)), 0)
  return a.length === b.length && differing === 0
}
