/**
 * A database behind its gateway on a free port, and requests to it as the SDK would send them.
 */
import { mkdtempSync, rmSync } from 'node:fs'
import { createServer, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { EJSON } from 'bson'
import { type Database, type DatabaseOptions, openDatabase } from '../../../local-cloud/database/database'
import { AdminFailure } from '../../../local-cloud/gateway/admin-failure'
import { createGateway, type Gateway, type GatewayOptions } from '../../../local-cloud/gateway/gateway'

export type Fields = Record<string, unknown>

export interface AdminDoor {
  url: string
  dir: string
  database: Database
  /** Sends one action and answers the JSON of the reply, also of a failure. */
  send(action: string, fields?: Fields): Promise<Fields>
  /** Closes the database and opens the same folder again. */
  reopen(options?: Partial<DatabaseOptions>): Promise<void>
  close(): Promise<void>
}

export interface DoorOptions {
  database?: Partial<DatabaseOptions>
  gateway?: Partial<GatewayOptions>
}

export const things = {
  collections: [
    {
      name: 'things',
      indexes: [
        { keys: { code: 1 as const }, unique: true },
        { keys: { kind: 1 as const, rank: -1 as const } },
        { keys: { tags: 1 as const } },
      ],
    },
    { name: 'others' },
  ],
}

export async function openAdminDoor(options: DoorOptions = {}): Promise<AdminDoor> {
  const dir = options.database?.dir ?? mkdtempSync(join(tmpdir(), 'local-cloud-database-'))
  const settings = { dir, schema: things, clock: { now: () => Date.now() }, ...options.database }
  let database = await openDatabase(settings)
  const gatewayOf = (): Gateway => createGateway({ services: database.services, ...options.gateway })
  let gateway = gatewayOf()
  const server = createServer((request, response) => void gateway(request, response))
  await new Promise<void>((listening) => server.listen(0, '127.0.0.1', listening))
  const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}/admin` // a server on a port has an address
  return {
    url,
    dir,
    get database() {
      return database
    },
    send: (action, fields = {}) => sendTo(url, action, fields),
    async reopen(changed = {}) {
      await database.close()
      database = await openDatabase({ ...settings, ...changed })
      gateway = gatewayOf()
    },
    async close() {
      await stop(server)
      await database.close()
      rmSync(dir, { recursive: true, force: true })
    },
  }
}

/** One request to a gateway; answers the JSON of the reply, also of a failure. */
export async function sendTo(url: string, action: string, fields: Fields): Promise<Fields> {
  const body = JSON.stringify({ action, ...fields })
  const response = await fetch(url, { method: 'POST', headers: { 'content-type': 'application/json' }, body })
  return (await response.json()) as Fields // the gateway answers objects
}

async function stop(server: Server): Promise<void> {
  server.closeAllConnections()
  await new Promise<void>((closed) => server.close(() => closed()))
}

/** One action of a database without a gateway; answers the reply, or a failure as the gateway would tell it. */
export async function ask(database: Database, action: string, fields: Fields = {}): Promise<Fields> {
  const service = database.services[`database.${action}`]
  const call = { action, invocationId: String(fields.wxCloudApiToken ?? ''), requestId: 'test' }
  try {
    return { ...(await service?.(fields, call)) }
  } catch (thrown) {
    if (!(thrown instanceof AdminFailure)) throw thrown
    return { code: thrown.code, message: thrown.message }
  }
}

/** Canonical EJSON, as the SDK sends it. */
export function ejson(value: unknown): string {
  return EJSON.stringify(value, { relaxed: false })
}

/** The documents of a reply of getDocument or aggregateDocuments. */
export function listOf(reply: Fields): Fields[] {
  const { list } = reply.data as { list: string[] } // what these actions answer
  return list.map((text) => EJSON.parse(text) as Fields)
}
