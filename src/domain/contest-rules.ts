/** The rules of the contests: which are open, what counts in them, and what the first three win. */
import * as v from 'valibot'
import { grouped } from './figures'
import { count, text } from './shapes'

export const periods = ['weekly', 'monthly'] as const
export type Period = (typeof periods)[number]

/** Purchases never count: a contest is not about money. */
export const activities = ['check-in', 'word', 'invite'] as const
export type Activity = (typeof activities)[number]

export const activityNames: Record<Activity, string> = { 'check-in': '签到', word: '群口令', invite: '邀请' }

const Prize = v.variant('kind', [
  v.strictObject({ kind: v.literal('points'), points: v.pipe(count(10_000), v.minValue(1)) }),
  v.strictObject({ kind: v.literal('label'), label: text(20) }),
])

export type Prize = v.InferOutput<typeof Prize>

/** 100 积分, or what the operator wrote. */
export function prizeWords(prize: Prize): string {
  return prize.kind === 'points' ? `${grouped(prize.points)} 积分` : prize.label
}

/** The first place's prize stands first; at most three. */
const Contest = v.strictObject({
  isOpen: v.boolean(),
  activities: v.pipe(
    v.array(v.picklist(activities)),
    v.minLength(1),
    v.check((all) => new Set(all).size === all.length, '不能重复'),
  ),
  prizes: v.pipe(v.array(Prize), v.minLength(1), v.maxLength(3)),
})

export const ContestRules = v.strictObject({ weekly: Contest, monthly: Contest })
