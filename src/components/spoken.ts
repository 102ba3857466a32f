/**
 * What a screen reader says. A browser reads `role`, WeChat `aria-role`, which its templates know by
 * config/spoken/plugin.ts.
 */
const isWeapp = process.env.TARO_ENV === 'weapp'

/** What a keyboard stops at in a browser; shell/keyboard.ts taps it. A phone in WeChat has no keyboard. */
const tappable = ['button', 'link', 'tab']

export function spoken(role: string, label?: string): Record<string, string> {
  return { ...(isWeapp ? { ariaRole: role } : inBrowser(role)), ...(label && { ariaLabel: label }) }
}

function inBrowser(role: string): Record<string, string> {
  return tappable.includes(role) ? { role, tabindex: '0' } : { role }
}

/** Rims and decorations say nothing. */
export const unspoken = { ariaHidden: 'true' }
