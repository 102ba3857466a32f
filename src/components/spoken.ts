/**
 * What a screen reader says. A browser reads `role` and `aria-label`, WeChat `aria-role` and `aria-label`
 * (the build passes them on, see config/spoken-attributes.ts).
 */
export function spoken(role: string, label?: string): Record<string, string> {
  return { role, ariaRole: role, ...(label && { ariaLabel: label }) }
}

/** Rims and decorations say nothing. */
export const unspoken = { ariaHidden: 'true' }
