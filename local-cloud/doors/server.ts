/**
 * The doors of the cloud: one HTTP server on loopback, one line a door.
 */
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import { CloudFailure, systemCodeOf } from '../failure'
import { refuseForeign } from './origin'
import { sendFailure } from './reply'

export type Door = (request: IncomingMessage, response: ServerResponse) => void | Promise<void>

/** Doors by the start of the path; the longest start that fits is taken, "/" takes the rest. */
export type Doors = Record<string, Door>

/** Opens the doors. Refuses a port that is taken or that this user may not open. */
export async function openDoors(
  doors: Doors,
  port: number,
  onFailure: (thrown: unknown) => void,
): Promise<Server> {
  const starts = Object.keys(doors).sort((a, b) => b.length - a.length)
  const server = createServer({ keepAliveTimeout: 30_000, noDelay: true }, (request, response) => {
    const start = starts.find((candidate) => isAt(request.url ?? '/', candidate))
    answer(start === undefined ? undefined : doors[start], request, response).catch((thrown: unknown) => {
      // Whoever hung up needs no answer, and it is nobody's fault.
      if (response.destroyed) return
      sendFailure(response, thrown)
      onFailure(thrown)
    })
  })
  await listen(server, port)
  return server
}

/** The port a server listens on; it must be listening. */
export function portOf(server: Server): number {
  // A TCP server that listens has an address with a port.
  return (server.address() as AddressInfo).port
}

function isAt(url: string, start: string): boolean {
  if (start.endsWith('/')) return url.startsWith(start)
  return url === start || url.startsWith(`${start}/`) || url.startsWith(`${start}?`)
}

async function answer(
  door: Door | undefined,
  request: IncomingMessage,
  response: ServerResponse,
): Promise<void> {
  refuseForeign(request)
  if (door === undefined) throw new CloudFailure('PATH_UNKNOWN', `There is no door at ${request.url ?? '/'}.`)
  await door(request, response)
}

function listen(server: Server, port: number): Promise<void> {
  return new Promise((resolve, reject) => {
    server.once('error', (thrown) => reject(portFailure(thrown, port)))
    server.listen(port, '127.0.0.1', () => {
      server.removeAllListeners('error')
      resolve()
    })
  })
}

function portFailure(thrown: unknown, port: number): unknown {
  const code = systemCodeOf(thrown)
  if (code === 'EADDRINUSE')
    return new CloudFailure(
      'PORT_IN_USE',
      `Port ${port} is in use by another program; choose another with --port.`,
    )
  if (code === 'EACCES')
    return new CloudFailure(
      'PORT_FORBIDDEN',
      `Port ${port} may not be opened by this user; choose one above 1023.`,
    )
  return thrown
}

/** Closes the doors; connections that are idle are cut at once, others when they have been answered or time is up. */
export async function closeDoors(server: Server, graceMs: number): Promise<void> {
  const closed = new Promise<void>((resolve) => server.close(() => resolve()))
  server.closeIdleConnections()
  const timer = setTimeout(() => server.closeAllConnections(), graceMs)
  await closed
  clearTimeout(timer)
}
