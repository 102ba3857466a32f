/** How a debt is told: what it is, and that nothing has to be done about it. */
import { grouped } from './figures'

/** 之前有 54 积分不够扣，先记着，会从下次到账的里补。 */
export function debtText(points: number): string {
  return `之前有 ${grouped(points)} 积分不够扣，先记着，会从下次到账的里补。`
}

/** The part of a sentence for points that met a debt; empty where none did: ，其中 20 补还之前不够扣的 */
export function repaidText(repaid: number): string {
  return repaid > 0 ? `，其中 ${grouped(repaid)} 补还之前不够扣的` : ''
}

/** The part for points that were not there, and why not; empty where all were: ，其中 20 已经用掉，先记着，以后到账时补还 */
export function owedText(owed: number, why: '不够扣' | '不够' | '已经用掉'): string {
  return owed > 0 ? `，其中 ${grouped(owed)} ${why}，先记着，以后到账时补还` : ''
}
