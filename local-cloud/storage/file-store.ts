/**
 * Stored files on disk. A file's name there is a keyed digest of its cloud path: nobody can guess it, and no cloud
 * path, however it is written, can point anywhere else.
 */
import { createHmac, randomUUID } from 'node:crypto'
import { createWriteStream, mkdirSync, readdirSync, renameSync, rmSync, statSync } from 'node:fs'
import { extname, join } from 'node:path'
import { type Readable, Transform } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import * as v from 'valibot'
import { readJsonFile, replaceFile } from '../durable-file'
import { CloudFailure } from '../failure'

const StoredFile = v.object({ path: v.string(), bytes: v.number(), storedAt: v.number() })

export interface StoredFile {
  /** The cloud path it was stored under. */
  path: string
  bytes: number
  /** ms since 1970 by the cloud's clock. */
  storedAt: number
}

export interface FileStoreOptions {
  dir: string
  /** Key of names and links; secret. */
  key: string
  fileBytesMax: number
  now(): number
}

export class FileStore {
  constructor(private readonly options: FileStoreOptions) {
    mkdirSync(options.dir, { recursive: true })
    // What a kill left half stored.
    for (const name of this.names('.new')) rmSync(join(options.dir, name))
  }

  /** The name a cloud path has in links and on disk; it keeps the extension. */
  nameOf(path: string): string {
    const extension = /^\.[A-Za-z0-9]{1,8}$/.exec(extname(path))?.[0] ?? ''
    return `${createHmac('sha256', this.options.key).update(path).digest('hex').slice(0, 40)}${extension.toLowerCase()}`
  }

  /** Stores a file as a whole or not at all. Refuses one above the limit. */
  async store(path: string, content: Readable): Promise<void> {
    const name = this.nameOf(path)
    const beside = join(this.options.dir, `${name}.${randomUUID()}.new`)
    const bytes = { count: 0 }
    try {
      await pipeline(
        content,
        limitBytes(this.options.fileBytesMax, bytes),
        createWriteStream(beside, { flush: true }),
      )
      renameSync(beside, join(this.options.dir, name))
    } finally {
      rmSync(beside, { force: true })
    }
    const stored: StoredFile = { path, bytes: bytes.count, storedAt: this.options.now() }
    replaceFile(join(this.options.dir, `${name}.stored`), JSON.stringify(stored))
  }

  /** The file of a cloud path, or undefined. */
  find(path: string): StoredFile | undefined {
    return this.describe(this.nameOf(path))
  }

  /** Address on disk of a name in a link, or undefined when there is no such file. */
  addressOf(name: string): string | undefined {
    if (!/^[0-9a-f]{40}(\.[a-z0-9]{1,8})?$/.test(name)) return undefined
    const address = join(this.options.dir, name)
    return statSync(address, { throwIfNoEntry: false })?.isFile() ? address : undefined
  }

  /** True when there was such a file. */
  remove(path: string): boolean {
    const found = this.find(path) !== undefined
    for (const suffix of ['.stored', ''])
      rmSync(join(this.options.dir, `${this.nameOf(path)}${suffix}`), { force: true })
    return found
  }

  /** All files, newest first. */
  list(): StoredFile[] {
    const names = this.names('.stored').map((name) => name.slice(0, -'.stored'.length))
    const found = names.flatMap((name) => this.describe(name) ?? [])
    return found.sort((a, b) => b.storedAt - a.storedAt)
  }

  private names(suffix: string): string[] {
    return readdirSync(this.options.dir).filter((name) => name.endsWith(suffix))
  }

  private describe(name: string): StoredFile | undefined {
    const read = v.safeParse(StoredFile, readJsonFile(join(this.options.dir, `${name}.stored`)))
    return read.success ? read.output : undefined
  }
}

function limitBytes(bytesMax: number, bytes: { count: number }): Transform {
  return new Transform({
    transform(chunk: Buffer, _encoding, done) {
      bytes.count += chunk.length
      if (bytes.count <= bytesMax) done(null, chunk)
      else done(new CloudFailure('BODY_TOO_LARGE', `The file is larger than ${bytesMax} bytes.`))
    },
  })
}
