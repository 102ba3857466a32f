/**
 * A campaign as it is typed, and back: what its card could not show is missing; what else cannot be one is sent as it
 * is, and the cloud says what is wrong.
 */
import { daysFault } from '../parts/days'
import type { Campaign } from './draft'

export interface CampaignTexts {
  name: string
  kind: string
  percent: string
  points: string
  from: string
  to: string
  tiers: string
  storeIds: string
  skus: string
  memberMax: string
}

export const blankCampaign = (today: string): CampaignTexts => ({
  name: '',
  kind: 'multiplier',
  percent: '2',
  points: '50',
  from: today,
  to: today,
  tiers: '',
  storeIds: '',
  skus: '',
  memberMax: '0',
})

export function textsOf(campaign: Campaign): CampaignTexts {
  const { name, kind, from, to, tiers, storeIds, skus, memberMax } = campaign
  return {
    name,
    kind,
    percent: kind === 'multiplier' ? String(campaign.percent / 100) : '2',
    points: kind === 'bonus' ? String(campaign.points) : '50',
    from,
    to,
    tiers: tiers.join('、'),
    storeIds: storeIds.join('、'),
    skus: skus.join('、'),
    memberMax: String(memberMax),
  }
}

/** What has to be mended before it can stand on a card; nothing where it can. */
export function missingIn(texts: CampaignTexts): string {
  return texts.name.trim() === '' ? '请写活动的名称。' : daysFault(texts)
}

export function campaignOf(id: string, texts: CampaignTexts): Campaign {
  const { kind, percent, points, memberMax, tiers, storeIds, skus } = texts
  const worth =
    kind === 'bonus'
      ? { kind, points: numberIn(points, 1) }
      : { kind: 'multiplier', percent: numberIn(percent, 100) }
  const typed = {
    ...worth,
    id,
    name: texts.name.trim(),
    from: texts.from.trim(),
    to: texts.to.trim(),
    tiers: partsOf(tiers),
    storeIds: partsOf(storeIds),
    skus: partsOf(skus),
    memberMax: numberIn(memberMax, 1),
  }
  // It may hold what is no campaign yet; the cloud reads it before it is one.
  return typed as Campaign
}

const partsOf = (text: string) => text.split(/[、,，\s]+/).filter((part) => part !== '')

function numberIn(typed: string, units: 1 | 100): unknown {
  const text = typed.normalize('NFKC').trim()
  if (text === '') return null
  return /^\d{1,9}(\.\d{1,2})?$/.test(text) ? Math.round(Number(text) * units * 100) / 100 : text
}
