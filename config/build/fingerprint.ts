/** What a build was made from, so that the same sources are not built twice. */
import { createHash } from 'node:crypto'
import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs'
import path from 'node:path'

function filesBelow(place: string): string[] {
  if (!existsSync(place)) return []
  if (!statSync(place).isDirectory()) return [place]
  return readdirSync(place)
    .sort()
    .flatMap((name) => filesBelow(path.join(place, name)))
}

/** One hash over the names and bytes of files and folders; a place that is missing counts as empty. */
export function fingerprint(root: string, places: string[]): string {
  const hash = createHash('sha256')
  for (const file of places.flatMap((place) => filesBelow(path.join(root, place)))) {
    const bytes = readFileSync(file)
    // The length keeps two neighbouring files from being read as one.
    hash.update(`${path.relative(root, file)}\0${bytes.length}\0`).update(bytes)
  }
  return hash.digest('hex')
}

/** Notes kept beside the output: deleting `dist` forgets them too. */
export class BuiltNotes {
  constructor(private readonly folder: string) {}

  isCurrent(name: string, print: string): boolean {
    const note = path.join(this.folder, name)
    return existsSync(note) && readFileSync(note, 'utf8') === print
  }

  forget(name: string): void {
    rmSync(path.join(this.folder, name), { force: true })
  }

  keep(name: string, print: string): void {
    mkdirSync(this.folder, { recursive: true })
    writeFileSync(path.join(this.folder, name), print)
  }
}
