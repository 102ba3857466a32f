/** The words of the day, as operators keep them and as members enter them. */
import { type Day, DAY_MS, dayOf, type Instant, SECOND_MS } from '../../src/domain/calendar'
import { refusals } from '../../src/domain/refusals'
import { inputHash } from '../../src/domain/request'
import { refuse, type Refusal } from '../../src/domain/result'
import { sameWord, type WordsByDay } from '../../src/domain/word'
import type { Call } from './action'
import { oneOf, type Store, type Stored } from './store'
import type { Operator, WorkerCall } from './workers'

const KEPT_MS = 30 * SECOND_MS
const DAYS_AHEAD_MAX = 92

/**
 * The words of today and tomorrow, kept in the instance for at most 30 seconds, so that an entry costs no call for
 * them. Tomorrow's are among them because an account may be a little ahead of this clock.
 */
export async function wordsInForce({ edge }: Call): Promise<WordsByDay> {
  const now = edge.now()
  const kept = edge.memory.words
  if (kept && now >= kept.readAt && now - kept.readAt < KEPT_MS) return kept.value
  const days = [dayOf(now), dayOf(now + DAY_MS)]
  const found = await edge.store.find('words', { where: { _id: oneOf(days) }, limit: days.length })
  const value = Object.fromEntries(found.map(({ _id, words }) => [_id, textsOf(words).map(sameWord)]))
  edge.memory.words = { value, readAt: now }
  return value
}

// The document is ours: it was written with a list of texts.
const textsOf = (words: unknown) => words as string[]

export interface DayWords {
  day: Day
  words: string[]
  savedAt: Instant | null
}

/** The words of one day, for an operator. */
export async function getWords({ edge }: WorkerCall<Operator>, { day }: { day: Day }): Promise<DayWords> {
  const stored = await edge.store.get('words', day)
  return stored
    ? { day, words: textsOf(stored.words), savedAt: Number(stored.at) }
    : { day, words: [], savedAt: null }
}

const DAYS_LISTED = 14

/** The words of today and the days after it, two weeks in all; one call. */
export async function listWords({
  edge,
  now,
}: WorkerCall<Operator>): Promise<{ now: Instant; days: DayWords[] }> {
  const days = Array.from({ length: DAYS_LISTED }, (_, place) => dayOf(now + place * DAY_MS))
  const found = await edge.store.find('words', { where: { _id: oneOf(days) }, limit: days.length })
  return {
    now,
    days: days.map((day) => {
      const stored = found.find(({ _id }) => _id === day)
      return { day, words: textsOf(stored?.words ?? []), savedAt: stored ? Number(stored.at) : null }
    }),
  }
}

const RACES_MAX = 60
/** So many requests are remembered of each day. */
const SAVES_MAX = 50

/** A request that saved the words of a day, which ones, and when. */
interface Save {
  requestId: string
  input: string
  at: Instant
}

/**
 * Saves the words of a day that is not over. The day remembers the requests that saved it: the same one again answers
 * the same and undoes none that came after it. The time in a request id is a phone's and decides nothing.
 */
export async function saveWords(
  { edge, worker, now }: WorkerCall<Operator>,
  { requestId, day, words }: { requestId: string; day: Day; words: string[] },
): Promise<DayWords | Refusal> {
  if (day < dayOf(now))
    return refuse('WORDS_DAY_OVER', '这一天已经过去了，口令没有改动。请选今天或以后的日子。')
  if (day > dayOf(now + DAYS_AHEAD_MAX * DAY_MS))
    return refuse('WORDS_DAY_FAR', `最多提前 ${DAYS_AHEAD_MAX} 天，口令没有保存。请选近一点的日子。`)
  const save: Save = { requestId, input: inputHash(words), at: now }
  for (let races = 0; races < RACES_MAX; races += 1) {
    const standing = await edge.store.get('words', day)
    const saves = standing ? savesOf(standing) : []
    const earlier = saves.find((one) => one.requestId === requestId)
    if (earlier)
      return earlier.input === save.input ? { day, words, savedAt: earlier.at } : refusals.requestReused
    const next = { words, requestId, by: worker._id, at: now, saves: [...saves, save].slice(-SAVES_MAX) }
    if (await writeWords(edge.store, standing, { _id: day, ...next })) return { day, words, savedAt: now }
  }
  throw new Error('the words of a day are written to without end')
}

/** Writes the words where nobody else has since they were read. */
async function writeWords(store: Store, standing: Stored | null, next: Stored): Promise<boolean> {
  if (!standing) return (await store.insert('words', [next])) === 'inserted'
  const { _id, ...set } = next
  return store.update('words', { _id, requestId: String(standing.requestId) }, { set })
}

/** Words were written without this list at first. */
function savesOf({ saves, requestId, words, at }: Stored): Save[] {
  // The document is ours: it was written from saves.
  const known = saves as Save[] | undefined
  return known ?? [{ requestId: String(requestId), input: inputHash(words), at: Number(at) }]
}
