type Name = string | false | 0 | null | undefined

/** Joins class names, leaving out those that do not apply. */
export function cx(...names: Name[]): string {
  return names.filter(Boolean).join(' ')
}
