/** The sentences of what an operator does by hand: an adjustment, and two accounts that become one. */
import { owedText, repaidText } from './debt-words'
import type { AdjustWhy, MergeWhy } from './entry'
import { inFours } from './figures'

/** 门店漏记的一单 · 运营调整，其中 20 补还之前不够扣的 */
export function correctionReason(why: AdjustWhy | MergeWhy): string {
  if (why.of === 'adjust')
    return `${why.reason} · 运营调整${repaidText(why.repaid)}${owedText(why.owed, '不够扣')}`
  const other = why.otherNo === null ? '门店记的消费' : `会员号 ${inFours(why.otherNo)}`
  return why.of === 'merge-in'
    ? `${other}并到这里了 · ${why.reason}${repaidText(why.repaid)}`
    : `积分都并到${other}了 · ${why.reason}`
}
