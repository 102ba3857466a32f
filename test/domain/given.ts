/** What a test begins with: a moment in Beijing, an account with a history, and the rules by default. */
import { type Account, blankAccount, type PendingBucket } from '../../src/domain/account'
import { parseInstant } from '../../src/domain/calendar'
import type { Joiner, Member } from '../../src/domain/member'
import { carryOut, type Decision, type Plan } from '../../src/domain/plan'
import type { Movement } from '../../src/domain/points'
import { post } from '../../src/domain/post'
import { defaultSettings, type Settings } from '../../src/domain/settings'

export const settings = defaultSettings
const { weekly, monthly } = defaultSettings.contest
/** The rules by default, with the contests opened. */
export const withContests: Settings = {
  ...defaultSettings,
  contest: { weekly: { ...weekly, isOpen: true }, monthly: { ...monthly, isOpen: true } },
}
export const memberId = 'maaaaaaaaaaaaaaaaaaaaaaaaaa'

/** A moment in Beijing: `2026-11-21 09:00`, with seconds and milliseconds where they matter. */
export function at(beijing: string): number {
  const [day, time = '00:00'] = beijing.split(' ')
  const moment = parseInstant(`${day}T${time}+08:00`)
  if (moment === undefined) throw new Error(`${beijing} is no moment`)
  return moment
}

/** ISO 8601 as a till writes it. */
export function iso(moment: number): string {
  return `${new Date(moment + 8 * 3_600_000).toISOString().slice(0, -1)}+08:00`
}

export const profile = { memberNo: '7K3F29QD', nickname: '阿满', avatarUrl: null, joinedAt: at('2025-01-05') }

/** Somebody who joins with what their row says. */
export function joiner(member: Member, parts: Partial<Joiner> = {}): Joiner {
  return { nickname: null, ...member, accepting: member.accepted, isErased: false, ...parts }
}

/** The account of a member who has joined, with what is named. */
export function given(parts: Partial<Account> = {}): Account {
  return { ...blankAccount(memberId), profile, ...parts }
}

export function bucket(activatesAt: number, lots: Record<string, number>, fromSeq = 1): PendingBucket {
  return { activatesAt, lots, fromSeq }
}

let operations = 0

/** Posts a movement as an operation of its own. */
export function posted(account: Account, movement: Movement, moment: number): Account {
  operations += 1
  const opId = `t${operations}`
  return post(account, movement, {
    opId,
    time: moment,
    at: moment,
    rules: 1,
    input: '',
    claim: null,
    effects: [],
  })
}

/** What a decision that says yes would do; fails the test when it says no. */
export function planned(decision: Decision): Plan {
  if (!decision.ok) throw new Error(`refused: ${decision.code} ${decision.message}`)
  return decision
}

/** The account after a decision was carried out at a moment. */
export function after(account: Account, decision: Decision, now: number): Account {
  operations += 1
  const mark = { opId: `t${operations}`, time: now, input: '' }
  return carryOut(account, planned(decision), { mark, now, settings, claim: null })
}

/** What is answered for a decision. */
export function answered(account: Account, decision: Decision, now: number): unknown {
  return planned(decision).answer(after(account, decision, now))
}

/** The entries of an account in the order in which they were posted. */
export function entriesOf(account: Account) {
  return Object.values(account.journal).sort((a, b) => a.seq - b.seq)
}
