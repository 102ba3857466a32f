/** Bodies that are too large: whoever sends one is answered, whether he reads before, while or after he sends. */
import { createConnection, type Socket } from 'node:net'
import { cloudWith, stopClouds, type TestCloud } from './with-cloud'

const megabyte = 1024 * 1024
const piece = Buffer.alloc(megabyte, 'x')
const doors = [
  ['/http/echo', '413', 'BODY_TOO_LARGE'],
  ['/invoke/echo', '413', 'BODY_TOO_LARGE'],
  ['/admin', '200', 'EXCEED_MAX_PAYLOAD_SIZE'],
] as const

let cloud: TestCloud
beforeAll(async () => {
  cloud = await cloudWith({ echo: 'exports.main = async () => ({ ok: true })' })
})
afterAll(stopClouds)

interface Line {
  socket: Socket
  /** All that was answered until the cloud or the test hung up. */
  answered: Promise<string>
  /** What was answered so far. */
  text(): string
}

/** A connection that has sent the head of a request. */
function open(path: string, length: string): Line {
  const socket = createConnection(Number(new URL(cloud.url).port), '127.0.0.1')
  let text = ''
  socket.setEncoding('utf8').on('data', (chunk) => (text += String(chunk)))
  socket.on('error', () => undefined)
  const answered = new Promise<string>((done) => socket.on('close', () => done(text)))
  const head = [
    `POST ${path} HTTP/1.1`,
    'host: 127.0.0.1',
    'x-openid: oA',
    'content-type: application/json',
    length,
  ]
  socket.write(`${head.join('\r\n')}\r\n\r\n`)
  return { socket, answered, text: () => text }
}

/** Sends a megabyte at a time, each when the one before has gone; stops where the other side has hung up. */
async function send(socket: Socket, megabytes: number, frame = (bytes: Buffer) => [bytes]): Promise<boolean> {
  for (let sent = 0; sent < megabytes; sent += 1) {
    const isGone = await new Promise<boolean>((done) => {
      for (const bytes of frame(piece)) socket.write(bytes)
      socket.write('', (error) => done(Boolean(error)))
    })
    if (isGone) return false
  }
  return true
}

const asChunk = (bytes: Buffer) => [
  Buffer.from(`${bytes.length.toString(16)}\r\n`),
  bytes,
  Buffer.from('\r\n'),
]

describe.each(doors)('%s', (path, status, code) => {
  const refusal = new RegExp(`^HTTP/1.1 ${status} [^]*${code}`)
  const next = `GET /healthz HTTP/1.1\r\nhost: 127.0.0.1\r\nconnection: close\r\n\r\n`

  test('answers who sends everything before he reads, and then his next request', async () => {
    const { socket, answered } = open(path, `content-length: ${30 * megabyte}`)
    socket.pause()
    expect(await send(socket, 30)).toBe(true)
    socket.write(next)
    socket.resume()
    const text = await answered
    expect(text).toMatch(refusal)
    expect(text).toMatch(/HTTP\/1.1 200 OK[^]*\{"ok":true\}$/)
  })

  test('answers who does not say how much it is', async () => {
    const { socket, answered } = open(path, 'transfer-encoding: chunked')
    socket.pause()
    expect(await send(socket, 30, asChunk)).toBe(true)
    socket.write(`0\r\n\r\n${next}`)
    socket.resume()
    expect(await answered).toMatch(refusal)
  })

  test('answers who waits for the answer before he sends', async () => {
    const { socket, text } = open(path, `content-length: ${30 * megabyte}`)
    await new Promise((done) => socket.once('data', done))
    expect(text()).toMatch(refusal)
    socket.destroy()
  })

  test('hangs up on who does not come to an end, and goes on serving', async () => {
    const { socket, answered } = open(path, 'transfer-encoding: chunked')
    expect(await send(socket, 400, asChunk)).toBe(false)
    expect(await answered).toMatch(refusal)
    expect((await cloud.call('echo')).body).toEqual({ ok: true })
  })

  test('answers fetch', async () => {
    const body = new Uint8Array(30 * megabyte)
    const response = await fetch(cloud.url + path, { method: 'POST', headers: { 'x-openid': 'oA' }, body })
    expect([String(response.status), (await response.json()).code]).toEqual([status, code])
  })
})
