/** What a function has of the world: the database, the clock, the dice and the keys. All of it is passed in. */
import type { Instant } from '../../src/domain/calendar'
import type { Mac } from '../../src/domain/signed'
import type { Settings } from '../../src/domain/settings'
import type { Shelved } from '../../src/domain/offer'
import type { TemplateVersion } from '../../src/domain/template'
import type { WordsByDay } from '../../src/domain/word'
import type { NoticeDoor } from './notice-door'
import type { Store } from './store'

export interface Secrets {
  /** Signs orders; without it the order door is closed. */
  ingress: string | null
  /** Lets the first operator in, once; without it nobody can claim the programme. */
  setup: string | null
}

/** What one instance remembers between calls: never more than a few seconds old, never decisive. */
export interface Memory {
  settings: { value: Settings; readAt: Instant } | null
  words: { value: WordsByDay; readAt: Instant } | null
  /** The offers that stand, a few seconds old. */
  catalogue: { value: Map<string, Shelved>; readAt: Instant } | null
  /** Versions of templates, by their ids. */
  versions: Map<string, { value: TemplateVersion; readAt: Instant }>
  /** Allotments that were found empty, by id, and when. */
  soldOut: Map<string, Instant>
}

/** What WeChat's cloud does for us beside the database. */
export interface Platform {
  /** The environment in which files lie. */
  envId: string
  /** The number behind what a phone was given for it; null where WeChat knows none. */
  openPhone(cloudId: string): Promise<{ number: string; country: string } | null>
  /** Removes stored files; those that are gone already are fine. Throws where one may still be there. */
  removeFiles(fileIds: string[]): Promise<void>
  /** Removes whatever was stored at a path, also nothing. Throws where something may still be there. */
  removePath(path: string): Promise<void>
}

export interface Edge {
  store: Store
  platform: Platform
  now(): Instant
  /** From 0 up to 1, for jitter alone. */
  dice(): number
  pause(ms: number): Promise<void>
  /** A hash under `SIYU_MEMBER_KEY`. */
  mac: Mac
  secrets: Secrets
  notices: NoticeDoor
  memory: Memory
}

/** An instance that has just started. */
export function freshMemory(): Memory {
  return { settings: null, words: null, catalogue: null, versions: new Map(), soldOut: new Map() }
}
