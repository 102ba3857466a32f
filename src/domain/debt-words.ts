/** How a debt is told: what it is, and that nothing has to be done about it. */
import { grouped } from './figures'

/** 之前有 54 积分不够扣，先记着，会从下次到账的里补。 */
export function debtText(points: number): string {
  return `之前有 ${grouped(points)} 积分不够扣，先记着，会从下次到账的里补。`
}
