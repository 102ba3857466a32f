/** A part of the export: names that a person reads, and what is told under each. */
export type Told = string | number | boolean | null | Told[] | { [key: string]: Told }
export type Section = Record<string, Told>
