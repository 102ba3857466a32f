/**
 * Counts what may happen so often: each person on their own, and those who were merged together from then on. What both
 * had before the merge is both of theirs, but nothing is to come on top of it.
 */
import type { Entry } from '../../src/domain/entry'
import { violate, type World } from './world'

export interface Counts {
  /** Takes note of every entry, in the order in which they were posted. */
  sees(memberId: string, entry: Entry): void
  /** Says what is wrong where this is once too often. */
  count(memberId: string, what: string, max: number): void
}

export function openCounts(world: World): Counts {
  const byMember = new Map<string, Map<string, number>>()
  const of = (memberId: string) => {
    const counts = byMember.get(memberId) ?? new Map<string, number>()
    byMember.set(memberId, counts)
    return counts
  }
  return {
    sees(memberId, { why }) {
      if (why.of !== 'merge-out') return
      const into = of(why.other)
      for (const [what, times] of of(memberId)) into.set(what, (into.get(what) ?? 0) + times)
    },
    count(memberId, what, max) {
      const counts = of(memberId)
      const times = (counts.get(what) ?? 0) + 1
      counts.set(what, times)
      if (times > max) violate(world, `${what} of ${memberId} is there ${times} times`)
    },
  }
}
