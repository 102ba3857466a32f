/** The rules of the product with every contest open, and with limits that a short run reaches. */
import type { Settings } from '../../src/domain/settings'

export function tightRules(settings: Settings): Settings {
  const { weekly, monthly } = settings.contest
  return {
    ...settings,
    word: { ...settings.word, dailyMax: 2 },
    invite: { ...settings.invite, monthlyMax: 1 },
    contest: { weekly: { ...weekly, isOpen: true }, monthly: { ...monthly, isOpen: true } },
  }
}
