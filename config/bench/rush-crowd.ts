/** A crowd that taps within a time: everybody asks until there is an answer, as a phone does. */
import { type Answered, call, type Call } from './http-calls'

const triesMax = 20
const waitMaxMs = 4000
/** After so long nobody asks again: the bench ends by itself. */
const patienceMs = 150_000

export interface Asked {
  requestId: string
  repeat?: true
}

export interface Tapped {
  outcome: 'prize' | 'gone' | 'unanswered'
  /** From the tap to the last answer. */
  ms: number
  /** From the first tap of all to this last answer. */
  endedMs: number
  calls: number
  databaseCalls: number
  /** What was answered before the last answer. */
  retriedAfter: string[]
}

interface Crowd {
  url: string
  count: number
  windowMs: number
  newRequestId(): string
  callOf(place: number, asked: Asked): Call
}

/** Everybody taps at a moment of the window, evenly, whatever became of those before. */
export async function rushIn(crowd: Crowd): Promise<Tapped[]> {
  const startedAt = performance.now()
  return Promise.all(
    Array.from({ length: crowd.count }, async (_, place) => {
      await waited((crowd.windowMs * place) / crowd.count)
      return tap(crowd, { place, startedAt })
    }),
  )
}

async function tap(
  crowd: Crowd,
  { place, startedAt }: { place: number; startedAt: number },
): Promise<Tapped> {
  const tappedAt = performance.now()
  const until = startedAt + crowd.windowMs + patienceMs
  const retriedAfter: string[] = []
  let asked: Asked = { requestId: crowd.newRequestId() }
  let databaseCalls = 0
  for (let calls = 1; ; calls++) {
    const answered = await call(crowd.url, crowd.callOf(place, asked)).catch(() => null)
    databaseCalls += answered?.databaseCalls || 0
    const code = answered ? codeOf(answered) : 'OFFLINE'
    const outcome = code === '' ? 'prize' : code === 'OFFER_GONE' ? 'gone' : 'unanswered'
    const endedAt = performance.now()
    if (outcome !== 'unanswered' || calls === triesMax || endedAt > until) {
      return {
        outcome,
        ms: endedAt - tappedAt,
        endedMs: endedAt - startedAt,
        calls,
        databaseCalls,
        retriedAfter,
      }
    }
    retriedAfter.push(code)
    // What has lapsed is asked for anew; everything else may have been done.
    asked =
      code === 'REQUEST_LAPSED'
        ? { requestId: crowd.newRequestId() }
        : { requestId: asked.requestId, repeat: true }
    await waited(Math.random() * Math.min(waitMaxMs, 200 * 2 ** calls))
  }
}

/** Nothing for a value; the functions and the cloud itself answer with a flag and a code. */
function codeOf({ body, status }: Answered): string {
  if (!body.startsWith('{')) return `status ${status}`
  const reply = JSON.parse(body) as { ok?: boolean; code?: string }
  return reply.ok === true ? '' : (reply.code ?? `status ${status}`)
}

const waited = (ms: number) => new Promise<void>((resolve) => setTimeout(resolve, ms))
