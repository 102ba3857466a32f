/**
 * The word of the day: given out in the group, entered here. Each word once, so many a day, and so many wrong tries
 * a day; what is answered to a wrong one tells nothing about the right ones.
 */
import * as v from 'valibot'
import { type Account, balanceOf } from './account'
import { type Day, dayOf, type Instant } from './calendar'
import { countedIn } from './contest'
import { countedOnce, countOf } from './counter'
import { type Decision, plan } from './plan'
import { earn, note } from './points'
import { refusals } from './refusals'
import { commandKeys, shortHash } from './request'
import { refuse } from './result'
import type { Settings } from './settings'
import { BeijingDay } from './shapes'
import { shownName } from './shown-name'

export const WORDS_MAX = 20
export const WRONG_MAX = 10
const CHARACTERS_MAX = 20
/** A counter's key holds 32 characters. */
const KEY_LENGTH = 16

const Word = shownName(CHARACTERS_MAX)

export const EnterWord = v.strictObject({ ...commandKeys, word: Word })

/** Two words that a person would call the same are one. */
export const SaveWords = v.strictObject({
  ...commandKeys,
  day: BeijingDay,
  words: v.pipe(
    v.array(Word),
    v.minLength(1),
    v.maxLength(WORDS_MAX),
    v.check((words) => new Set(words.map(sameWord)).size === words.length, '口令不能重复'),
  ),
})

export const GetWords = v.strictObject({ day: BeijingDay })

/** The words of some days, in the form in which they are compared. */
export type WordsByDay = Record<Day, string[]>

export interface WordEntered {
  points: number
  balance: number
  /** So many more words may be entered today. */
  leftToday: number
}

/** The one form of a word: however wide it is typed, with blanks around it or in capitals. */
export function sameWord(word: string): string {
  return word.normalize('NFKC').trim().toUpperCase().toLowerCase()
}

const wrong = refuse('WORD_WRONG', '口令没有对上，积分没有变。核对群里今天的口令，再输一次。')
const triesOver = refuse('WORD_TRIES_OVER', '今天试错 10 次了，先停一停，积分没有变。明天 0 点后再来。')
const entered = refuse('WORD_ENTERED', '这个口令今天已经用过，积分已经到账。同一个口令只算一次。')

const limitReached = (dailyMax: number) =>
  refuse('WORD_LIMIT_REACHED', `今天的 ${dailyMax} 次口令已经记满，积分都已到账。明天 0 点后再来。`)

/**
 * Enters a word of today (Beijing), for active points. Refuses a guest, a word that was entered today, more words or
 * wrong tries than a day has, and a wrong one: of it the count is all that is written.
 */
export function enterWord(
  account: Account,
  { word }: { word: string },
  { now, settings, words }: { now: Instant; settings: Settings; words: WordsByDay },
): Decision {
  if (!account.profile) return refusals.notJoined
  const today = dayOf(now)
  const { counters } = account
  const { dailyMax, points } = settings.word
  const times = countOf(counters, today, 'word')
  if (times >= dailyMax) return limitReached(dailyMax)
  const typed = sameWord(word)
  const own = `w_${shortHash(typed).slice(0, KEY_LENGTH)}`
  if (countOf(counters, today, own) > 0) return entered
  if (countOf(counters, today, 'wrong') >= WRONG_MAX) return triesOver
  if (!(words[today] ?? []).includes(typed)) return counted(account, today)
  return plan({
    post: [earn(points, { of: 'word', word: word.trim(), place: times + 1 }, { at: now, settings })],
    set: {
      counters: countedOnce(countedOnce(counters, today, 'word'), today, own),
      ...countedIn(account, { activity: 'word', points }, { now, settings }),
    },
    answer: (after): WordEntered => ({ points, balance: balanceOf(after), leftToday: dailyMax - times - 1 }),
  })
}

function counted(account: Account, today: Day): Decision {
  return plan({
    post: [note({ of: 'word', word: null, place: 0 }, 'hidden')],
    set: { counters: countedOnce(account.counters, today, 'wrong') },
    answer: () => wrong,
  })
}
