/** Figures as a table that a person reads in a terminal. */
import { type Figure, type Section, shown, stateOf, targetText } from './figure'

type Row = [string, string, string, string]

export function printSection({ title, figures, notRun, seconds }: Section): void {
  console.log(`\n${title}  (${seconds.toFixed(0)} s)`)
  if (notRun !== undefined) console.log(`  not run: ${notRun}`)
  const rows = figures.map(rowOf)
  const width = (column: 0 | 1 | 2): number => Math.max(0, ...rows.map((row) => row[column].length))
  for (const [what, value, target, remark] of rows) {
    const cells = [what.padEnd(width(0)), value.padStart(width(1)), target.padEnd(width(2)), remark]
    console.log(`  ${cells.join('  ').trimEnd()}`)
  }
}

function rowOf(figure: Figure): Row {
  const state = stateOf(figure)
  const remark = [state === 'missed' ? 'MISSED' : state, figure.note ?? ''].filter(Boolean).join(' · ')
  return [figure.what, `${shown(figure.value)} ${figure.unit}`.trim(), targetText(figure), remark]
}
