/** Calls over HTTP, so many in flight, each measured. */
import { Agent, request as open } from 'node:http'

export interface Answered {
  ms: number
  status: number
  bytes: number
  databaseCalls: number
  isCold: boolean
  body: string
}

export interface Call {
  path: string
  headers?: Record<string, string>
  body: string
}

const agent = new Agent({ keepAlive: true, maxSockets: 512 })

/** One call; the clock runs from the first byte sent to the last byte heard. */
export function call(url: string, { path, headers, body }: Call): Promise<Answered> {
  const startedAt = performance.now()
  const head = { 'content-type': 'application/json', 'content-length': Buffer.byteLength(body), ...headers }
  return new Promise((resolve, reject) => {
    const sent = open(url + path, { method: 'POST', agent, headers: head }, (response) => {
      const heard: Buffer[] = []
      response.on('data', (chunk: Buffer) => heard.push(chunk))
      response.on('error', reject)
      response.on('end', () => {
        const bytes = Buffer.concat(heard)
        resolve({
          ms: performance.now() - startedAt,
          status: response.statusCode ?? 0,
          bytes: bytes.length,
          databaseCalls: Number(response.headers['x-cloud-database-calls'] ?? Number.NaN),
          isCold: response.headers['x-cloud-cold'] === '1',
          body: bytes.toString('utf8'),
        })
      })
    })
    sent.on('error', reject)
    sent.end(body)
  })
}

export interface Run {
  answers: Answered[]
  seconds: number
}

/** So many calls, `inFlight` at a time, each made when its turn comes. */
export async function callMany(
  url: string,
  { count, inFlight }: { count: number; inFlight: number },
  callOf: (index: number) => Call,
): Promise<Run> {
  const answers: Answered[] = []
  const startedAt = performance.now()
  let next = 0
  const lane = async (): Promise<void> => {
    for (let index = next++; index < count; index = next++) answers.push(await call(url, callOf(index)))
  }
  await Promise.all(Array.from({ length: Math.min(inFlight, count) }, lane))
  return { answers, seconds: (performance.now() - startedAt) / 1000 }
}
