/**
 * What a screen reader says. A browser reads `role`, WeChat `aria-role`, which its templates know by
 * config/spoken/plugin.ts.
 */
const isWeapp = process.env.TARO_ENV === 'weapp'

export function spoken(role: string, label?: string): Record<string, string> {
  return { ...(isWeapp ? { ariaRole: role } : { role }), ...(label && { ariaLabel: label }) }
}

/** Rims and decorations say nothing. */
export const unspoken = { ariaHidden: 'true' }
