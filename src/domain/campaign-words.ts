/** A campaign in words, as operators and members read it. */
import { dayHeading } from './beijing-text'
import type { Campaign } from './campaign'
import { grouped } from './figures'
import type { Settings } from './settings'

/** 11月20日 – 11月22日 · 消费 ×2 · 限金卡、钻石 · 每人 3 单 */
export function campaignWords(campaign: Campaign, settings: Settings): string {
  const { kind, tiers, storeIds, skus, memberMax } = campaign
  const names = tiers.map((id) => settings.tier.ladder.find((tier) => tier.id === id)?.name ?? id)
  return [
    daysOf(campaign),
    kind === 'bonus' ? `一单另送 ${grouped(campaign.points)}` : `消费 ×${campaign.percent / 100}`,
    ...(names.length > 0 ? [`限${names.join('、')}`] : []),
    ...(storeIds.length > 0 ? [`限 ${storeIds.length} 家门店`] : []),
    ...(skus.length > 0 ? [`限 ${skus.length} 种商品`] : []),
    ...(memberMax > 0 ? [`每人 ${grouped(memberMax)} 单`] : []),
  ].join(' · ')
}

/** The year is said where the campaign reaches into another one. */
function daysOf({ from, to }: Campaign): string {
  const [first, last] = [from, to].map((day) =>
    dayHeading(day, Date.parse(`${from}T00:00:00+08:00`)).replace(/ · .*$/, ''),
  )
  return from === to ? `${first}` : `${first} – ${last}`
}
