import { clockTime, dayText, dayWord } from '../../../domain/beijing-text'

/** When something was or will be, as short as it can be said: 今天 20:12, 11月18日 09:30. */
export function momentText(at: number, now: number): string {
  return `${dayWord(dayText(at), now)} ${clockTime(at)}`
}
