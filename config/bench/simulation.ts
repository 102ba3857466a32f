/** Random interleavings of the account protocol: seeds a second, and what all runs on these sources add up to. */
import { runCommand } from './command-run'
import { type Figure, NotRun } from './figure'
import type { BenchWish } from './wish'

const told = /: ([\d,]+) failed, ([\d,]+) a second\s[\s\S]*so far: ([\d,]+) seeds/

export async function measureSimulation({ isQuick }: BenchWish): Promise<Figure[]> {
  const { printed } = await runCommand('simulate.ts', ['--seeds', isQuick ? '1000' : '5000'])
  const [, failed, rate, sum] = told.exec(printed) ?? []
  if (failed === undefined) throw new NotRun(`the simulation said: ${printed.trim().slice(-300)}`)
  const number = (text = ''): number => Number(text.replaceAll(',', ''))
  return [
    { what: 'seeds', value: number(rate), unit: '/s' },
    { what: 'failed', value: number(failed), unit: 'seeds', target: { atMost: 0 } },
    { what: 'seeds run on these sources so far', value: number(sum), unit: 'seeds' },
  ]
}
