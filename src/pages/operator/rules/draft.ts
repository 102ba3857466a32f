/** What an operator has changed and not published: texts as they were typed by the path of their rule, and whole lists. */
import type { ValueOf } from '../../../lib/cloud'
import { allFields, type FieldKind, type RuleField } from './fields'

export type Rules = ValueOf<'operator', 'getSettings'>['settings']
export type Campaign = Rules['campaigns'][number]

export type Privilege = Rules['tier']['privileges'][number]

export type Gift = Rules['birthday']['gift']

/** What a draft is of: the rules as they stand, and what they may give. */
export type Base = Pick<ValueOf<'operator', 'getSettings'>, 'settings' | 'gifts'>

export interface Draft {
  texts: Record<string, string>
  campaigns: Campaign[] | null
  privileges: Privilege[] | null
}

export const noDraft: Draft = { texts: {}, campaigns: null, privileges: null }

const parted = /[、,，\s]+/

/** How a value is typed: 150 as 1.5, 1000 fen as 10, lists with 、 between. */
function written(kind: FieldKind, value: unknown): string {
  if (kind === 'factor' || kind === 'yuan') return String(Number(value) / 100)
  if (kind === 'prizes') return (value as Rules['contest']['weekly']['prizes']).map(prizeText).join('、')
  // A gift goes by its version, and what is none is nothing.
  if (kind === 'gift') return (value as Gift)?.version ?? ''
  return Array.isArray(value) ? value.join('、') : String(value)
}

const prizeText = (prize: Rules['contest']['weekly']['prizes'][number]) =>
  prize.kind === 'points' ? String(prize.points) : prize.label

/** The value that was typed; what cannot be one is sent as it is, and the cloud says what is wrong with it. */
function read(kind: FieldKind, typed: string): unknown {
  const text = typed.normalize('NFKC').trim()
  if (kind === 'words') return typed.trim()
  if (kind === 'choice') return text === 'true' || text === 'false' ? text === 'true' : text
  if (kind === 'many') return partsOf(text)
  if (kind === 'days') return partsOf(text).map((part) => numberOf(part, 1))
  if (kind === 'prizes') return prizesOf(typed)
  return numberOf(text, kind === 'count' ? 1 : 100)
}

const partsOf = (text: string) => text.split(parted).filter((part) => part !== '')

/** Prizes may have blanks in their names. */
function prizesOf(typed: string): unknown[] {
  const names = typed.split(/[、,，]/).map((part) => part.trim())
  return names
    .filter((name) => name !== '')
    .map((name) =>
      /^\d+$/.test(name) ? { kind: 'points', points: Number(name) } : { kind: 'label', label: name },
    )
}

/** In whole units, such as fen; no more decimals than there are of them. */
function numberOf(text: string, units: 1 | 100): unknown {
  if (text === '') return null
  const pattern = units === 1 ? /^-?\d{1,15}$/ : /^-?\d{1,12}(\.\d{0,2})?$/
  return pattern.test(text) ? Math.round(Number(text) * units) : text
}

/** What stands at a path of the rules. */
function valueAt(rules: Rules, path: string): unknown {
  // Whatever the rules hold at a path is read as what it is and not assumed.
  return path.split('.').reduce<unknown>((value, key) => (value as Record<string, unknown>)[key], rules)
}

function put(into: unknown, [key, ...rest]: string[], value: unknown): unknown {
  if (key === undefined) return value
  if (Array.isArray(into))
    return into.map((part: unknown, place) => (place === Number(key) ? put(part, rest, value) : part))
  // Only groups of rules have paths below them.
  const group = into as Record<string, unknown>
  return { ...group, [key]: put(group[key], rest, value) }
}

/** What stands in a field: as it was typed, or as the rules have it. */
export function textOf(field: RuleField, rules: Rules, draft: Draft): string {
  return draft.texts[field.path] ?? ruleText(field, rules)
}

/** What stands in a field of these rules before anybody types. */
export function ruleText({ kind, path }: RuleField, rules: Rules): string {
  return written(kind, valueAt(rules, path))
}

/** The draft with a text typed; typed back to what it was it is no change. */
export function typed(
  draft: Draft,
  { field, rules, text }: { field: RuleField; rules: Rules; text: string },
): Draft {
  const { [field.path]: _before, ...others } = draft.texts
  const isBack = text === ruleText(field, rules)
  return { ...draft, texts: isBack ? others : { ...others, [field.path]: text } }
}

/** Every gift that may be chosen: those that stand, also in an older version, and what could stand. */
export function giftsOf({ settings, gifts }: Base): NonNullable<Gift>[] {
  const standing = [...settings.tier.ladder.map(({ welcome }) => welcome), settings.birthday.gift]
  const all = [...standing, ...gifts].flatMap((one) => one ?? [])
  return all.filter(({ version }, place) => all.findIndex((one) => one.version === version) === place)
}

/** The whole rules with what was changed, to be looked at or sent. */
export function applied(base: Base, draft: Draft): Record<string, unknown> {
  const rules = base.settings
  const gifts = giftsOf(base)
  const valueOf = (kind: FieldKind, text: string) =>
    kind === 'gift' ? (gifts.find(({ version }) => version === text) ?? null) : read(kind, text)
  const changed = allFields.filter(({ path }) => draft.texts[path] !== undefined)
  const withTexts = changed.reduce<unknown>(
    (sum, { path, kind }) => put(sum, path.split('.'), valueOf(kind, draft.texts[path] ?? '')),
    rules,
  )
  const withCampaigns = draft.campaigns ? put(withTexts, ['campaigns'], draft.campaigns) : withTexts
  const whole = draft.privileges
    ? put(withCampaigns, ['tier', 'privileges'], draft.privileges)
    : withCampaigns
  // Parts of the rules were replaced by others; it is still an object.
  return whole as Record<string, unknown>
}

/** True where there is something that leaving would lose. */
export function isTouched(draft: Draft): boolean {
  return countOf(draft) > 0
}

/** So many rules are changed; a list counts as one. */
export function countOf({ texts, campaigns, privileges }: Draft): number {
  return Object.keys(texts).length + (campaigns ? 1 : 0) + (privileges ? 1 : 0)
}
