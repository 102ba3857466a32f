/** What a step may cost, from the architecture's budgets: a phone of ten years ago must stay quick. */
import { type Step } from './recorder'

export const budget = {
  screen: { setDataCallsMax: 3, setDataBytesMax: 30 * 1024 },
  interaction: { setDataCallsMax: 2, setDataBytesMax: 4 * 1024 },
  cloudCallsMax: 1,
  nodesMax: 500,
} as const

/** Where a step costs more than it may, one sentence each. */
export function findOverBudget(steps: Step[]): string[] {
  return steps.flatMap((step) => {
    const { setDataCallsMax, setDataBytesMax } = budget[step.kind]
    const limits: [number, number, string][] = [
      [step.setDataCalls, setDataCallsMax, 'setData calls'],
      [step.setDataBytes, setDataBytesMax, 'bytes of setData'],
      [step.cloudCalls, budget.cloudCallsMax, 'cloud calls'],
      [step.nodes, budget.nodesMax, 'nodes'],
    ]
    return limits
      .filter(([used, max]) => used > max)
      .map(([used, max, what]) => `${step.name} (${step.kind}): ${used} ${what}, at most ${max}`)
  })
}
