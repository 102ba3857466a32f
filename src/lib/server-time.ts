/** The cloud's time on a phone whose own clock may be wrong: replies that carry `now` teach the difference. */
let aheadMs = 0

export function serverNow(): number {
  return Date.now() + aheadMs
}

/** Half of the round trip has passed since the cloud read its clock. */
export function learnServerTime(value: unknown, sentAt: number): void {
  if (typeof value !== 'object' || value === null || !('now' in value)) return
  if (typeof value.now !== 'number') return
  const receivedAt = Date.now()
  aheadMs = value.now - (sentAt + (receivedAt - sentAt) / 2)
}
