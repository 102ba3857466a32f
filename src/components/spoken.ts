/**
 * What a screen reader says. A browser reads `role`, WeChat `aria-role`, which its templates know by
 * config/spoken/plugin.ts.
 */
export function spoken(role: string, label?: string): Record<string, string> {
  // The build knows the platform here, and leaves the other side of the question out.
  const named = process.env.TARO_ENV === 'weapp' ? { ariaRole: role } : inBrowser(role)
  return { ...named, ...(label && { ariaLabel: label }) }
}

/** A keyboard stops at what can be tapped, and shell/keyboard.ts taps it. A phone in WeChat has none. */
function inBrowser(role: string): Record<string, string> {
  return ['button', 'link', 'tab'].includes(role) ? { role, tabindex: '0' } : { role }
}

/** Rims and decorations say nothing. */
export const unspoken = { ariaHidden: 'true' }
