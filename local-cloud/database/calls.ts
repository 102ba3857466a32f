/**
 * How many requests of the database each invocation has made.
 */
export class Calls {
  private readonly counts = new Map<string, number>()

  add(invocationId: string): void {
    if (invocationId !== '') this.counts.set(invocationId, this.of(invocationId) + 1)
  }

  of(invocationId: string): number {
    return this.counts.get(invocationId) ?? 0
  }

  forget(invocationId: string): void {
    this.counts.delete(invocationId)
  }
}
