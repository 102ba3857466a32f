/** What a data folder remembers of its demonstration, beside the cloud's own files. */
import { existsSync, mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { PlainError } from '../lib/plain'
import { demoIdentities, emptyIdentities } from './identities'

export interface Story {
  kind: 'demo' | 'empty'
  /** The moment of the first start, ms since 1970: everything is told from there, also after an interruption. */
  startedAt: number
  isComplete: boolean
}

const fileOf = (dataDir: string, name: string): string => path.join(dataDir, 'demo', name)

/** Undefined where a folder has none: it is new, or it is somebody's who does not want one. */
export function readStory(dataDir: string): Story | undefined {
  const file = fileOf(dataDir, 'story.json')
  // Only keepStory writes it, and renames it into place whole.
  return existsSync(file) ? (JSON.parse(readFileSync(file, 'utf8')) as Story) : undefined
}

/** Says in one sentence when the folder cannot be written. */
export function keepStory(dataDir: string, story: Story): void {
  keep(dataDir, 'story.json', story)
  keep(dataDir, 'identities.json', story.kind === 'empty' ? emptyIdentities() : demoIdentities())
}

export function identitiesFile(dataDir: string): string {
  return fileOf(dataDir, 'identities.json')
}

/** Step by step: Node's own recursive way never ends in a file system that refuses a folder as missing, as /proc does. */
function makeFolder(folder: string): void {
  if (existsSync(folder)) return
  makeFolder(path.dirname(folder))
  mkdirSync(folder)
}

function keep(dataDir: string, name: string, value: object): void {
  const file = fileOf(dataDir, name)
  try {
    makeFolder(path.dirname(file))
    writeFileSync(`${file}.new`, `${JSON.stringify(value, null, 2)}\n`)
    renameSync(`${file}.new`, file)
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error)
    throw new PlainError(`The data folder ${dataDir} cannot be written: ${reason}.`)
  }
}
