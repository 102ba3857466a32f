/** Gifts in words, light enough for the phone. */
import type { Gift } from './gift'

/** Where gifts stand in the rules. */
export const giftPath = /^(tier\.ladder\.\d+\.welcome|birthday\.gift)$/

/** 「桂花拿铁 中杯」第 2 版，领到起 30 天 */
export function giftWords({ name, version, days }: Gift): string {
  return `「${name}」第 ${version.slice(version.indexOf('_') + 1)} 版，领到起 ${days} 天`
}
