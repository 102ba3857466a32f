/** Two operators at their desk, and a member with points, on a database in memory. */
import type { WorkerCall, Operator } from '../../cloudfunctions/lib/workers'
import { requestIdFrom } from '../../config/lib/request-id'
import type { Account } from '../../src/domain/account'
import { writeAccount } from '../../cloudfunctions/lib/account'
import { settingsInForce } from '../../cloudfunctions/lib/settings'
import { at, given, profile } from '../domain/given'
import { alice, type Desk, openDesk } from './desk'

export const now = at('2026-11-21 09:00')
export const memberNo = '7K3F29QB'

export type Call = WorkerCall<Operator>

export interface Office extends Desk {
  /** A call of an operator, at the desk's clock and under the settings in force. */
  as(name: 'ann' | 'ben', action: string): Promise<Call>
  requestId(): string
}

let requests = 0

/** Opens the office with a member who has these points. */
export async function openOffice(parts: Partial<Account> = {}): Promise<Office> {
  const desk = openDesk('2026-11-21 09:00')
  await seat(desk, { memberId: alice, memberNo }, parts)
  return Object.assign(desk, {
    requestId: () => requestIdFrom(desk.edge.now(), (requests += 1).toString(16)),
    async as(name: 'ann' | 'ben', action: string) {
      const worker = { _id: `w${name}`, name, openedAt: now }
      const settings = await settingsInForce(desk.edge)
      return {
        edge: desk.edge,
        openid: name,
        memberId: `m${name}`,
        action,
        settings,
        now: desk.edge.now(),
        worker,
      }
    },
  })
}

/** Gives a person a number and an account. */
export async function seat(
  { edge }: Desk,
  { memberId, memberNo: number }: { memberId: string; memberNo: string },
  parts: Partial<Account> = {},
): Promise<void> {
  const member = { _id: memberId, memberNo: number, openid: `o${number}`, joinedAt: profile.joinedAt }
  await edge.store.insert('members', [{ ...member, nickname: null }])
  const account = given({ memberId, profile: { ...profile, memberNo: number }, ...parts })
  await writeAccount(edge.store, account, account)
}
