/** What a bench measures: figures, some of them with a target. */

export interface Figure {
  what: string
  value: number
  unit: string
  target?: { atMost: number } | { atLeast: number }
  note?: string
}

/** A section that could not run says why, and invents nothing. */
export interface Section {
  name: string
  title: string
  figures: Figure[]
  notRun?: string
  seconds: number
}

/** Thrown by a section that lacks something: the sentence is shown in its place. */
export class NotRun extends Error {}

export type State = 'reached' | 'missed' | ''

export function stateOf({ value, target }: Figure): State {
  if (!target) return ''
  const isReached = 'atMost' in target ? value <= target.atMost : value >= target.atLeast
  return isReached ? 'reached' : 'missed'
}

export function targetText({ target }: Figure): string {
  if (!target) return ''
  return 'atMost' in target ? `≤ ${shown(target.atMost)}` : `≥ ${shown(target.atLeast)}`
}

/** Three digits that say something are enough for a figure of a busy machine. */
export function shown(value: number): string {
  if (Number.isInteger(value)) return value.toLocaleString('en')
  if (Math.abs(value) >= 100) return Math.round(value).toLocaleString('en')
  return value.toFixed(Math.abs(value) >= 10 ? 1 : 2)
}

export function quantile(values: number[], part: number): number {
  const sorted = [...values].sort((a, b) => a - b)
  return sorted[Math.min(sorted.length - 1, Math.floor(part * sorted.length))] ?? Number.NaN
}

export function median(values: number[]): number {
  return quantile(values, 0.5)
}
