/** The answer to a merge, for whoever asked: what moved, and what the target has now. */
import { type Account, balanceOf, pendingOf, sumOf } from './account'

export interface MergeAnswer {
  state: 'merged'
  /** Of the target. */
  memberNo: string | null
  moved: { points: number; pendingPoints: number; debtPoints: number; growth: number }
  points: number
  pendingPoints: number
  debtPoints: number
  orders?: number
}

/** What is answered once both are merged: points and growth that `source` had before, and the target with them. */
export function mergeAnswer(source: Account, into: Account, orders?: number): MergeAnswer {
  return {
    state: 'merged',
    memberNo: into.profile?.memberNo ?? null,
    moved: {
      points: balanceOf(source),
      pendingPoints: pendingOf(source),
      debtPoints: source.debt,
      growth: sumOf(source.growth),
    },
    points: balanceOf(into),
    pendingPoints: pendingOf(into),
    debtPoints: into.debt,
    ...(orders !== undefined && { orders }),
  }
}
