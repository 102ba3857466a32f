/** Two members, tills that know customers by their number, and a platform that opens each id once. */
import { claimByPhone } from '../../cloudfunctions/lib/claiming'
import { mergeMembers } from '../../cloudfunctions/lib/merge-members'
import { postOrders } from '../../cloudfunctions/lib/orders'
import { perform, settleNow } from '../../cloudfunctions/lib/perform'
import { postRefunds } from '../../cloudfunctions/lib/refunds'
import type { Account } from '../../src/domain/account'
import { DAY_MS } from '../../src/domain/calendar'
import { setProfile } from '../../src/domain/profile'
import type { Reply } from '../../src/domain/result'
import { settings } from '../domain/given'
import { alice, bo, request } from './desk'
import { memberNo, now, type Office, openOffice, seat } from './office'

export type Wire = ReturnType<typeof JSON.parse>

export const number = '13800138000'
export const boNo = '2222222B'

export interface PhoneShop extends Office {
  /** Ids that were opened, in order. */
  opened: string[]
  /** Gives an order back whole. */
  refund(orderId: string): Promise<Reply<unknown>>
  /** Joins a till's customer to a member, as an operator. */
  join(externalId: string, memberId: string): Promise<Wire>
}

export async function openPhoneShop(): Promise<PhoneShop> {
  const office = await openOffice()
  await seat(office, { memberId: bo, memberNo: boNo })
  const opened: string[] = []
  office.edge.platform.openPhone = async (cloudId) => {
    if (!/^c1\d{10}/.test(cloudId)) return null
    opened.push(cloudId)
    return { number: cloudId.slice(1, 12), country: '86' }
  }
  return Object.assign(office, {
    opened,
    async refund(orderId: string) {
      const refund = { refundId: `R${orderId}`, orderId, source: 'till', refundedAt: now, amountFen: 12_900 }
      const [reply] = await postRefunds(office.edge, settings, [refund])
      return reply!
    },
    async join(externalId: string, memberId: string) {
      const into = memberId === alice ? memberNo : boNo
      const from = { source: 'till', externalId }
      const asked = { requestId: office.requestId(), from, into, reason: '同一位顾客' }
      return mergeMembers(await office.as('ann', 'operator.mergeMembers'), asked)
    },
  })
}

export async function claiming(
  office: Office,
  memberId: string,
  parts: { requestId?: string; phone?: string; repeat?: boolean } = {},
): Promise<Wire> {
  const call = { ...(await office.as('ann', 'member.claimByPhone')), memberId }
  return claimByPhone(call, { requestId: office.requestId(), phone: `c${number}`, ...parts })
}

/** Takes the number out of the profile; letting it go is a job's. */
export async function removeNumber({ edge }: Office, memberId: string): Promise<void> {
  const decide = (account: Account, at: number) =>
    setProfile(account, { requestId: '', phone: null }, { now: at, envId: '' })
  await perform(edge, { memberId, settings, operations: [request(now, decide)] })
}

/** Leaves: asked for a week ago, and done. */
export async function leaveNow(office: Office, memberId: string): Promise<void> {
  office.moveTo(now + 8 * DAY_MS)
  const leave = { state: 'asked', at: now, dueAt: now + 7 * DAY_MS } as const
  office.database.update('accounts', { _id: memberId }, { set: { leave } })
  await settleNow(office.edge, memberId, settings)
}

export async function sell(
  { edge }: Office,
  orderId: string,
  { source = 'till', externalId = `phone:${number}`, paidFen = 12_900 } = {},
): Promise<Reply<unknown>> {
  const order = { orderId, source, externalId, paidFen, paidAt: now - 1000 }
  const [reply] = await postOrders(edge, settings, [order])
  return reply!
}
