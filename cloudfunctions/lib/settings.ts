/** The settings in force: read from the database, kept in the instance for at most 30 seconds. */
import * as v from 'valibot'
import { SECOND_MS } from '../../src/domain/calendar'
import { defaultSettings, Settings } from '../../src/domain/settings'
import type { Edge } from './edge'

const KEPT_MS = 30 * SECOND_MS

/** The settings in force; the defaults where nothing was ever published. A document of another shape throws. */
export async function settingsInForce(edge: Edge): Promise<Settings> {
  const kept = edge.memory.settings
  const now = edge.now()
  if (kept && now >= kept.readAt && now - kept.readAt < KEPT_MS) return kept.value
  const stored = await edge.store.get('settings', 'current')
  const value = stored ? settingsOf(stored) : defaultSettings
  edge.memory.settings = { value, readAt: now }
  return value
}

/** The settings in the document of those in force; a group of rules that came after it was published is the default. */
export function settingsOf({ _id, ...published }: { _id: string }): Settings {
  return v.parse(Settings, { ...defaultSettings, ...published })
}
