/** What members do every day, as plainly as it can be said, for the naive ledger: each answers the points it earns. */
import { DAY, dayOf } from './naive-tier'

export class NaiveHabits {
  streak = { day: '', days: 0 }
  private typed = { day: '', right: new Set<string>(), wrong: 0 }

  checkIn(at: number): number {
    if (this.streak.day === dayOf(at)) return 0
    const days = this.streak.day === dayOf(at - DAY) ? this.streak.days + 1 : 1
    this.streak = { day: dayOf(at), days }
    return days % 7 === 0 ? 25 : 5
  }

  /** Three words a day, each once, and ten wrong ones. */
  type(at: number, word: string): number {
    if (this.typed.day !== dayOf(at)) this.typed = { day: dayOf(at), right: new Set(), wrong: 0 }
    const { right, wrong } = this.typed
    if (right.size === 3 || right.has(word) || wrong === 10) return 0
    if (word === 'wrong') this.typed.wrong += 1
    else right.add(word)
    return word === 'wrong' ? 0 : 10
  }
}
