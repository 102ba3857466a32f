/**
 * A campaign: for some days it adds to the multiplier of orders, or gives a bonus beside their points. It may be
 * for some tiers, stores or products only; an empty list means all of them.
 */
import * as v from 'valibot'
import { BeijingDay, count, percent, text, tierIds } from './shapes'

/** So many campaigns may be in the settings, and so many weigh one order: its entry keeps each that did. */
export const CAMPAIGNS_MAX = 50
export const CAMPAIGNS_PER_ORDER_MAX = 5

const name = v.pipe(v.string(), v.regex(/^[!-~]{1,64}$/, '只能用字母、数字和符号，中间没有空格'))
const isDiffering = (names: string[]) => new Set(names).size === names.length
const names = (max: number) =>
  v.pipe(
    v.array(name),
    v.maxLength(max),
    v.check((all) => isDiffering(all), '不能重复'),
  )

const common = {
  /** Part of a counter's key in the account, so it is short and plain. */
  id: v.pipe(v.string(), v.regex(/^[a-z0-9]{1,20}$/, '只能用小写字母和数字，最多 20 个')),
  name: text(20),
  /** The first and the last day, both included, by the time of payment. */
  from: BeijingDay,
  to: BeijingDay,
  tiers: v.pipe(
    v.array(v.picklist(tierIds)),
    v.maxLength(tierIds.length),
    v.check((all) => isDiffering(all), '不能重复'),
  ),
  storeIds: names(50),
  skus: names(100),
  /** So many orders of one member it weighs; 0 is no limit. */
  memberMax: count(1000),
}

const Campaign = v.pipe(
  v.variant('kind', [
    v.strictObject({ kind: v.literal('multiplier'), percent, ...common }),
    v.strictObject({ kind: v.literal('bonus'), points: count(100_000), ...common }),
  ]),
  v.check(({ from, to }) => from <= to, '最后一天不能早于第一天'),
)

export type Campaign = v.InferOutput<typeof Campaign>

/** The campaigns of the settings, each under an id of its own. */
export const Campaigns = v.pipe(
  v.array(Campaign),
  v.maxLength(CAMPAIGNS_MAX),
  v.check((campaigns) => isDiffering(campaigns.map(({ id }) => id)), '编号不能重复'),
)

/** The name of the counter of a member's orders that a campaign has weighed, by its id. */
export function campaignCounter(id: string): string {
  return `c_${id}`
}
