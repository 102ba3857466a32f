/** What went wrong while the mini-program ran. A clean run has none; each is one sentence with its place. */
export interface Faults {
  add(place: string, fault: unknown): void
  /** Calls `work` and notes what it throws instead of passing it on, as the host of a mini-program does. */
  guard<Result>(place: string, work: () => Result): Result | undefined
  list(): string[]
}

/** Errors come from several realms, so `instanceof Error` would miss most of them. */
function textOf(fault: unknown): string {
  const stack = typeof fault === 'object' && fault !== null && 'stack' in fault ? fault.stack : undefined
  return String(stack ?? fault).slice(0, 600)
}

export function noteFaults(): Faults {
  const noted: string[] = []
  const add = (place: string, fault: unknown) => void noted.push(`${place}: ${textOf(fault)}`)
  return {
    add,
    guard(place, work) {
      try {
        return work()
      } catch (fault) {
        add(place, fault)
        return undefined
      }
    },
    list: () => [...noted],
  }
}
