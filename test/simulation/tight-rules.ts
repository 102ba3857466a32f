/** The rules of the product with every contest open, with campaigns, and with limits that a short run reaches. */
import type { Campaign } from '../../src/domain/campaign'
import type { Gift } from '../../src/domain/gift'
import type { Settings } from '../../src/domain/settings'

const always = { from: '2020-01-01', to: '2040-12-31', tiers: [], storeIds: [], skus: [] }

/** One for the whole order that a member may use once, a bonus twice, and one for a product. */
const campaigns: Campaign[] = [
  { kind: 'multiplier', percent: 200, ...always, id: 'double', name: 'double', memberMax: 1 },
  { kind: 'bonus', points: 50, ...always, id: 'bonus', name: 'bonus', memberMax: 2 },
  { kind: 'multiplier', percent: 150, ...always, id: 'tea', name: 'tea', skus: ['tea'], memberMax: 0 },
]

export function tightRules(settings: Settings): Settings {
  const { weekly, monthly } = settings.contest
  return {
    ...settings,
    campaigns,
    word: { ...settings.word, dailyMax: 2 },
    invite: { ...settings.invite, monthlyMax: 1 },
    contest: { weekly: { ...weekly, isOpen: true }, monthly: { ...monthly, isOpen: true } },
  }
}

/** The coupon of the shop for which nobody draws how long it is good. */
const gift: Gift = { version: 'cash_1', name: 'cash', days: 30 }

/** The same with a coupon for every tier that is reached and for every birthday. */
export function withGifts(rules: Settings): Settings {
  const ladder = rules.tier.ladder.map((tier, rank) => ({ ...tier, welcome: rank > 0 ? gift : null }))
  return { ...rules, birthday: { gift }, tier: { ...rules.tier, ladder } }
}
