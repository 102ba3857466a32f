/** What a proposal changes, rule by rule, in words: what was and what is to be. */
import type { ChangeRow } from './approval'
import type { Campaign } from './campaign'
import { campaignWords } from './campaign-words'
import { giftPath } from './gift-words'
import { bareName, settingName, weighs } from './setting-names'
import { settingWords } from './setting-words'
import type { Settings } from './settings'

export interface SettingChange extends ChangeRow {
  path: string
  /** It changes what is issued or owed. */
  weighs: boolean
}

const NONE = '没有'

/** The rows of what differs, in the order of the settings, campaigns last; the version is no rule. */
export function diffSettings(before: Settings, after: Settings): SettingChange[] {
  const [was, is] = [leavesOf(before), leavesOf(after)]
  const paths = [...new Set([...is.keys(), ...was.keys()])].filter((path) => path !== 'version')
  const label = (path: string) => nameIn(path, after)
  const rows = paths.flatMap((path) => changeOf(path, { was, is, label }))
  return [...rows, ...campaignChanges(before, after), ...orderChange(before, after)]
}

/** True where one of them needs a second operator. */
export function needsApproval(changes: SettingChange[]): boolean {
  return changes.some((change) => change.weighs)
}

/** A single value in words, and as it is: two values may be called the same and be different rules. */
interface Leaf {
  words: string
  value: string
}

interface Sides {
  was: Map<string, Leaf>
  is: Map<string, Leaf>
  label: (path: string) => string
}

function changeOf(path: string, { was, is, label }: Sides): SettingChange[] {
  const [old, now] = [was.get(path), is.get(path)]
  if (old?.value === now?.value) return []
  const [before, after] = [old?.words ?? NONE, now?.words ?? NONE]
  return [{ path, label: label(path), before, after, weighs: weighs(path) }]
}

function leafOf(path: string, value: unknown, settings: Settings): Leaf {
  return { words: settingWords(path, value, settings), value: JSON.stringify(value) }
}

/** A tier is known by its name. */
function nameIn(path: string, settings: Settings): string {
  const place = /^tier\.ladder\.(\d+)\./.exec(path)?.[1]
  const tier = place === undefined ? undefined : settings.tier.ladder[Number(place)]
  return tier ? `${tier.name}的${bareName(path)}` : settingName(path)
}

/** Every single value by its path; a list and a gift are one value each, the ladder is its tiers. */
function leavesOf(settings: Settings): Map<string, Leaf> {
  const leaves = new Map<string, Leaf>()
  const walk = (value: unknown, path: string): void => {
    if (path === 'campaigns') return
    const parts = partsOf(value, path)
    if (!parts) leaves.set(path, leafOf(path, value, settings))
    else for (const [key, part] of parts) walk(part, path === '' ? key : `${path}.${key}`)
  }
  walk(settings, '')
  return leaves
}

function partsOf(value: unknown, path: string): [string, unknown][] | null {
  const isWhole =
    typeof value !== 'object' ||
    value === null ||
    giftPath.test(path) ||
    (Array.isArray(value) && path !== 'tier.ladder')
  return isWhole ? null : Object.entries(value)
}

/** A campaign is found by its id and not by its place: added, taken away, or changed in some of its parts. */
function campaignChanges(before: Settings, after: Settings): SettingChange[] {
  const [was, is] = [byId(before), byId(after)]
  return [...new Set([...is.keys(), ...was.keys()])].flatMap((id) => {
    const [old, now] = [was.get(id), is.get(id)]
    if (old && now) return partChanges(now, { was: leavesOfOne(old, after), is: leavesOfOne(now, after) })
    const words = (one: Campaign | undefined, settings: Settings) => (one ? wholeWords(one, settings) : NONE)
    const label = `活动「${(now ?? old)?.name ?? id}」`
    const row = { label, before: words(old, before), after: words(now, after) }
    return [{ path: `campaigns.${id}`, ...row, weighs: true }]
  })
}

const byId = ({ campaigns }: Settings) => new Map(campaigns.map((campaign) => [campaign.id, campaign]))

/** Tiers go by the names that they will have, so that a new name of one is no change of the campaign. */
function leavesOfOne(campaign: Campaign, settings: Settings): Map<string, Leaf> {
  const { id, ...parts } = campaign
  return new Map(
    Object.entries(parts).map(([key, value]) => {
      const path = `campaigns.${id}.${key}`
      return [path, leafOf(path, value, settings)]
    }),
  )
}

function partChanges({ id, name }: Campaign, sides: Omit<Sides, 'label'>): SettingChange[] {
  const label = (path: string) => `活动「${name}」的${bareName(path.replace(`.${id}.`, '.0.'))}`
  const paths = [...new Set([...sides.is.keys(), ...sides.was.keys()])]
  return paths.flatMap((path) => changeOf(path, { ...sides, label }))
}

/** Where more campaigns hold for an order than may weigh it, those that stand first do. */
function orderChange(before: Settings, after: Settings): SettingChange[] {
  const [was, is] = [byId(before), byId(after)]
  const [kept, now] = [
    before.campaigns.filter(({ id }) => is.has(id)),
    after.campaigns.filter(({ id }) => was.has(id)),
  ]
  if (kept.every(({ id }, place) => now[place]?.id === id)) return []
  const names = (campaigns: Campaign[]) => campaigns.map(({ name }) => name).join('、')
  return [{ path: 'campaigns', label: '活动的先后', before: names(kept), after: names(now), weighs: true }]
}

/** With the stores and products by their ids: who approves them has to see which. */
function wholeWords(campaign: Campaign, settings: Settings): string {
  const ids = [...campaign.storeIds, ...campaign.skus]
  return campaignWords(campaign, settings) + (ids.length > 0 ? `（${ids.join('、')}）` : '')
}
