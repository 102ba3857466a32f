/** Answers of the functions that no domain file describes. */
import type { TierId } from '../domain/programme'

export interface FirstTouch {
  kind: 'channel' | 'group' | 'inviter' | 'live' | 'store' | 'direct'
  id?: string
}

export interface StaffMember {
  name: string
  stores: { storeId: string; name: string }[]
}

export interface IdentifiedMember {
  memberNo: string
  nickname: string | null
  tierId: TierId
  tierName: string
  points: number
  pendingPoints: number
  joinedAt: number
}

/** A rule in force as one readable row: what it is about, and what it says. */
export interface RuleRow {
  label: string
  text: string
}

export interface OperatorOverview {
  now: number
  name: string
  joinedMembers: number
  unclaimedMembers: number
  accountsDue: number
  version: number
  rules: RuleRow[]
  stores: { storeId: string; name: string }[]
  staff: { name: string; storeIds: string[] }[]
}
