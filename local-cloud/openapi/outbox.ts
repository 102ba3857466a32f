/**
 * What functions sent through openapi, kept in the data folder instead of reaching anybody.
 */
import { closeSync, existsSync, fdatasyncSync, openSync, readFileSync, writeSync } from 'node:fs'
import { join } from 'node:path'
import * as v from 'valibot'
import { replaceFile } from '../durable-file'

const Message = v.object({
  id: v.number(),
  at: v.number(),
  api: v.string(),
  function: v.exactOptional(v.string()),
  openid: v.exactOptional(v.string()),
  request: v.record(v.string(), v.unknown()),
  errcode: v.number(),
  errmsg: v.string(),
})

export interface OutboxMessage {
  id: number
  /** ms since 1970 by the cloud's clock. */
  at: number
  /** For example "subscribeMessage.send". */
  api: string
  /** The function that sent it, and for whom it ran. */
  function?: string
  openid?: string
  /** The fields as they were sent, in snake_case. */
  request: Record<string, unknown>
  /** 0 when WeChat would have taken it. */
  errcode: number
  errmsg: string
}

/** A file of one JSON line a message; the newest are also in memory. */
export class Outbox {
  private messages: OutboxMessage[]
  private lines: number
  private readonly path: string

  constructor(
    dir: string,
    private readonly messagesMax: number,
  ) {
    this.path = join(dir, 'outbox.jsonl')
    const read = readLines(this.path)
    this.lines = read.length
    this.messages = read.slice(-messagesMax)
    if (read.length > 0) this.rewrite()
  }

  /** Keeps a message and gives it its number; it is on disk when this returns. */
  add(message: Omit<OutboxMessage, 'id'>): OutboxMessage {
    const kept = { id: (this.messages.at(-1)?.id ?? 0) + 1, ...message }
    this.append(`${JSON.stringify(kept)}\n`)
    this.messages.push(kept)
    this.lines += 1
    if (this.messages.length > this.messagesMax) this.messages.shift()
    if (this.lines > this.messagesMax * 2) this.rewrite()
    return kept
  }

  /** Newest first. */
  newest(count = this.messagesMax): OutboxMessage[] {
    return this.messages.slice(-count).reverse()
  }

  private append(line: string): void {
    const file = openSync(this.path, 'a', 0o600)
    try {
      writeSync(file, line)
      fdatasyncSync(file)
    } finally {
      closeSync(file)
    }
  }

  /** Also cuts off a line that a kill left unfinished. */
  private rewrite(): void {
    replaceFile(this.path, this.messages.map((message) => `${JSON.stringify(message)}\n`).join(''))
    this.lines = this.messages.length
  }
}

function readLines(path: string): OutboxMessage[] {
  if (!existsSync(path)) return []
  return readFileSync(path, 'utf8')
    .split('\n')
    .flatMap((line) => {
      const message = v.safeParse(Message, parsed(line))
      return message.success ? [message.output] : []
    })
}

function parsed(line: string): unknown {
  try {
    return JSON.parse(line)
  } catch {
    return undefined
  }
}
