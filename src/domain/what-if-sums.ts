/** The sums of a what-if: portions added up, and what would be owed; light enough for the phone that asks. */
import { cashFen, type TierId } from './programme'
import type { Settings } from './settings'

/** Where tiers of one kind went in the month. */
export interface TierMoves {
  up: number
  kept: number
  down: number
}

/** What the month's orders gave under one rule. */
export interface Outcome {
  issued: number
  takenBack: number
  /** By the tier that was held when the month began. */
  moves: Record<TierId, TierMoves>
}

/** What is known so far: sums over some members. */
export interface WhatIfSums {
  members: number
  orders: number
  /** Points out with these members now: active and pending ones, less what they owe. */
  outPoints: number
  posted: Pick<Outcome, 'issued' | 'takenBack'>
  inForce: Outcome
  changed: Outcome
}

/** No tier moved. */
export const noMoves = (): Outcome['moves'] => {
  const none = { up: 0, kept: 0, down: 0 }
  return { basic: none, silver: none, gold: none, diamond: none }
}
const noOutcome = (): Outcome => ({ issued: 0, takenBack: 0, moves: noMoves() })

/** Nobody yet. */
export function noSums(): WhatIfSums {
  const posted = { issued: 0, takenBack: 0 }
  return { members: 0, orders: 0, outPoints: 0, posted, inForce: noOutcome(), changed: noOutcome() }
}

/** Two portions as one. */
export function plusSums(a: WhatIfSums, b: WhatIfSums): WhatIfSums {
  return {
    members: a.members + b.members,
    orders: a.orders + b.orders,
    outPoints: a.outPoints + b.outPoints,
    posted: plusPoints(a.posted, b.posted),
    inForce: plusOutcome(a.inForce, b.inForce),
    changed: plusOutcome(a.changed, b.changed),
  }
}

type Points = Pick<Outcome, 'issued' | 'takenBack'>

const plusPoints = (a: Points, b: Points): Points => ({
  issued: a.issued + b.issued,
  takenBack: a.takenBack + b.takenBack,
})

function plusOutcome(a: Outcome, b: Outcome): Outcome {
  const moves = { ...a.moves }
  // The keys of the moves are the tiers.
  for (const id of Object.keys(a.moves) as TierId[]) {
    const [one, other] = [a.moves[id], b.moves[id]]
    moves[id] = { up: one.up + other.up, kept: one.kept + other.kept, down: one.down + other.down }
  }
  return { ...plusPoints(a, b), moves }
}

/** So many points are worth so many fen. */
export type Worth = Pick<Settings['redeem'], 'points' | 'fen'>

export interface Owed {
  points: number
  fen: number
}

/**
 * What is owed under both rules: what is out now, with the difference that the month's orders would have made to it.
 * Whoever would have got more points might have spent them; that is not guessed.
 */
export function liabilityOf(
  sums: WhatIfSums,
  worth: { inForce: Worth; changed: Worth },
): { inForce: Owed; changed: Owed } {
  const net = ({ issued, takenBack }: Points) => issued - takenBack
  const owed = (outcome: Points, { points: pointsPerRedeem, fen: redeemFen }: Worth): Owed => {
    const points = sums.outPoints + net(outcome) - net(sums.posted)
    return { points, fen: cashFen(Math.max(0, points), { pointsPerRedeem, redeemFen }) }
  }
  return { inForce: owed(sums.inForce, worth.inForce), changed: owed(sums.changed, worth.changed) }
}
