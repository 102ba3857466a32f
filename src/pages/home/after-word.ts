/** What the answer to a word makes of the home that is on screen. */
import { dayText } from '../../domain/beijing-text'
import type { MemberHome } from '../../domain/home'
import { cashFen } from '../../domain/programme'
import type { WordEntered } from '../../domain/word'
import { wordReason, wordTitle } from '../../domain/word-words'
import { withNewest } from './with-newest'

export function afterWord(
  home: MemberHome,
  { entered, word, now }: { entered: WordEntered; word: string; now: number },
): MemberHome {
  const { points, balance, leftToday } = entered
  const { ways, programme } = home
  const place = (ways.word?.dailyMax ?? 0) - leftToday
  return withNewest(
    {
      ...home,
      points: balance,
      worthFen: cashFen(balance, programme),
      ways: { ...ways, word: ways.word && { ...ways.word, leftToday } },
    },
    {
      entryId: `word-${dayText(now)}-${place}`,
      at: now,
      day: dayText(now),
      title: wordTitle,
      reason: wordReason(word, place),
      points,
      state: 'credited',
      activatesAt: null,
    },
  )
}
