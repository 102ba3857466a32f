/** The words of the day, as operators keep them and as members enter them. */
import { type Day, DAY_MS, dayOf, type Instant, SECOND_MS } from '../../src/domain/calendar'
import { refusals } from '../../src/domain/refusals'
import { refuse, type Refusal } from '../../src/domain/result'
import { sameWord, type WordsByDay } from '../../src/domain/word'
import type { Call } from './action'
import { below, oneOf } from './store'
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

/** Saves the words of a day that is not over; a later request replaces them, the same one again answers the same. */
export async function saveWords(
  { edge, worker, now }: WorkerCall<Operator>,
  { requestId, day, words }: { requestId: string; day: Day; words: string[] },
): Promise<DayWords | Refusal> {
  if (day < dayOf(now))
    return refuse('WORDS_DAY_OVER', '这一天已经过去了，口令没有改动。请选今天或以后的日子。')
  if (day > dayOf(now + DAYS_AHEAD_MAX * DAY_MS))
    return refuse('WORDS_DAY_FAR', `最多提前 ${DAYS_AHEAD_MAX} 天，口令没有保存。请选近一点的日子。`)
  const saved = { words, requestId, by: worker._id, at: now }
  const isOlder = { _id: day, requestId: below(requestId) }
  if (await edge.store.update('words', isOlder, { set: saved })) return { day, words, savedAt: now }
  if ((await edge.store.insert('words', [{ _id: day, ...saved }])) === 'inserted')
    return { day, words, savedAt: now }
  const standing = await edge.store.get('words', day)
  if (standing?.requestId !== requestId) return refusals.requestLapsed
  const isSame = JSON.stringify(standing.words) === JSON.stringify(words)
  return isSame ? { day, words, savedAt: Number(standing.at) } : refusals.requestReused
}
