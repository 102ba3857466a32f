/**
 * The body of a request, as far as a door wants to read it.
 */
import type { IncomingMessage } from 'node:http'

/** What comes after a refusal is read and dropped up to so many bytes. */
const DROPPED_BYTES_MAX = 64 * 1024 * 1024

/** The whole body; undefined, as soon as that is known, where it has more bytes than the limit. */
export async function bodyOf(request: IncomingMessage, bytesMax: number): Promise<Buffer | undefined> {
  if (Number(request.headers['content-length'] ?? 0) > bytesMax) return undefined
  const chunks: Buffer[] = []
  let bytes = 0
  // Left open, so that the refusal can still be answered.
  for await (const chunk of request.iterator({ destroyOnReturn: false })) {
    // Node's request streams give buffers unless an encoding is set.
    const piece = chunk as Buffer
    bytes += piece.length
    if (bytes > bytesMax) return undefined
    chunks.push(piece)
  }
  return chunks.length === 1 && chunks[0] ? chunks[0] : Buffer.concat(chunks)
}

/**
 * Reads and drops what is still coming after an answer. Closing on a sender resets the connection under him, and most
 * clients then never read the answer; one who does not come to an end is hung up on.
 */
export function dropRest(request: IncomingMessage): void {
  let bytes = 0
  request.on('data', (chunk: Buffer) => {
    bytes += chunk.length
    if (bytes > DROPPED_BYTES_MAX) request.socket.destroy()
  })
  request.resume()
}
