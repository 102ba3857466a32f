/** What a proposal changes, rule by rule, in words: what was and what is to be. */
import type { ChangeRow } from './approval'
import { downgradeWords } from './programme'
import { settingName, weighs } from './setting-names'
import type { Settings } from './settings'

export interface SettingChange extends ChangeRow {
  path: string
  /** It changes what is issued or owed. */
  weighs: boolean
}

const NONE = '没有'

/** The rows of what differs, in the order of the settings; the version is no rule. */
export function diffSettings(before: Settings, after: Settings): SettingChange[] {
  const was = leavesOf(before)
  const is = leavesOf(after)
  const paths = [...new Set([...is.keys(), ...was.keys()])].filter((path) => path !== 'version')
  return paths.flatMap((path) => {
    const [old, now] = [was.get(path) ?? NONE, is.get(path) ?? NONE]
    return old === now
      ? []
      : [{ path, label: settingName(path), before: old, after: now, weighs: weighs(path) }]
  })
}

/** True where one of them needs a second operator. */
export function needsApproval(changes: SettingChange[]): boolean {
  return changes.some((change) => change.weighs)
}

/** Every single value by its path. A part of a list that has an id is found by it and not by its place. */
function leavesOf(settings: Settings): Map<string, string> {
  const leaves = new Map<string, string>()
  const walk = (value: unknown, path: string): void => {
    if (Array.isArray(value) && path !== 'tier.ladder' && !path.endsWith('campaigns')) {
      leaves.set(path, value.length === 0 ? NONE : value.map(inWords).join('、'))
    } else if (Array.isArray(value)) {
      value.forEach((part, place) => walk(part, `${path}.${keyOf(part, path) ?? place}`))
    } else if (typeof value === 'object' && value !== null) {
      for (const [key, part] of Object.entries(value)) walk(part, path === '' ? key : `${path}.${key}`)
    } else leaves.set(path, inWords(value))
  }
  walk(settings, '')
  return leaves
}

function keyOf(part: unknown, path: string): string | null {
  if (path === 'tier.ladder' || typeof part !== 'object' || part === null || !('id' in part)) return null
  return String(part.id)
}

function inWords(value: unknown): string {
  if (typeof value === 'boolean') return value ? '是' : '否'
  if (typeof value === 'object') return JSON.stringify(value)
  return downgradeWords[value as keyof typeof downgradeWords] ?? String(value) // any other text has no words of its own
}
