/**
 * Campaigns whose days are still to come have no orders yet. They are tried on the nearest days of last month that are
 * the same days of the week: a weekend on a weekend.
 */
import { monthDay } from './beijing-text'
import { type Day, DAY_MS, dayOf, endOfMonth, type Month, startOfDay } from './calendar'
import type { Campaign } from './campaign'
import type { Settings } from './settings'
import type { SettingChange } from './settings-diff'

/** A campaign as it is tried, and what is said of it. */
interface Tried {
  campaign: Campaign
  words: string
}

/** Those of the campaigns that a change is about and that begin after the month, by their ids. */
export function triedCampaigns(
  changes: SettingChange[],
  { campaigns }: Settings,
  month: Month,
): Map<string, Tried> {
  const changed = new Set(changes.map(({ path }) => campaignIn(path)))
  const later = campaigns.filter(({ id, from }) => changed.has(id) && from.slice(0, 7) > month)
  return new Map(later.map((campaign) => [campaign.id, triedIn(campaign, month)]))
}

/** The settings with these campaigns on the days on which they are tried. */
export function withTried(settings: Settings, tried: Map<string, Tried>): Settings {
  const campaigns = settings.campaigns.map((one) => tried.get(one.id)?.campaign ?? one)
  return { ...settings, campaigns }
}

/** The id of the campaign that a change is about. */
export function campaignIn(path: string): string | undefined {
  return /^campaigns\.([^.]+)/.exec(path)?.[1]
}

/** As late in the month as whole weeks lead back to. */
function triedIn(campaign: Campaign, month: Month): Tried {
  const lastDay = endOfMonth(month) - DAY_MS
  const weeks = Math.ceil((startOfDay(campaign.to) - lastDay) / (7 * DAY_MS))
  const back = (day: Day) => startOfDay(day) - weeks * 7 * DAY_MS
  const [from, to] = [back(campaign.from), back(campaign.to)]
  const days = from === to ? monthDay(from) : `${monthDay(from)}到${monthDay(to)}`
  return {
    campaign: { ...campaign, from: dayOf(from), to: dayOf(to) },
    words: `活动「${campaign.name}」还没到日子，按 ${days}（星期几相同）试算`,
  }
}
