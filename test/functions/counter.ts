/** A counter in memory: members with coupons, clerks of two stores, and what they are answered. */
import { documentOf } from '../../cloudfunctions/lib/account'
import type { Call } from '../../cloudfunctions/lib/action'
import type { Edge } from '../../cloudfunctions/lib/edge'
import { memberIdOf, workerIdOf } from '../../cloudfunctions/lib/member-id'
import type { CouponPreview, Preview } from '../../cloudfunctions/lib/preview'
import { actions as rewards } from '../../cloudfunctions/rewards/index'
import { actions } from '../../cloudfunctions/staff/index'
import { blankAccount } from '../../src/domain/account'
import type { Coupon } from '../../src/domain/coupon'
import type { CouponCode } from '../../src/domain/coupon-code'
import { at, settings } from '../domain/given'
import { coffee, coupon } from '../domain/given-shop'
import { ulid, type Wire } from './cloud'
import { type Desk, openDesk } from './desk'

export const opened = at('2026-11-21 09:00')
export const minute = 60_000

const latte = coffee({ worthFen: 3200 })

export interface Counter {
  desk: Desk
  /** Sends an action of the staff function as somebody. */
  ask(openid: string, action: keyof typeof actions, input: object): Promise<Wire>
  /** The same with a request id of its own. */
  act(openid: string, action: keyof typeof actions, input: object): Promise<Wire>
  call(openid: string, action?: string): Call
  /** Gives a member a coupon of a template that is made for it. */
  give(
    openid: string,
    couponId: string,
    parts?: { coupon?: Partial<Coupon>; template?: object },
  ): Promise<void>
  /** What the member shows. */
  code(openid: string, couponId: string): Promise<CouponCode>
  /** The ticket that a clerk gets for a coupon of a member. */
  ticket(clerk: string, openid: string, couponId: string): Promise<string>
}

/** Two stores, three clerks and two members. */
async function fill(edge: Edge): Promise<void> {
  const { store } = edge
  for (const [storeId, name] of [
    ['s1', '静安寺店'],
    ['s2', '徐家汇店'],
  ] as const)
    await store.insert('stores', [{ _id: storeId, name }])
  for (const [openid, name, storeIds] of [
    ['oLin', '小林', ['s1']],
    ['oZhou', '小周', ['s1']],
    ['oFar', '小方', ['s2']],
  ] as const) {
    const blank = { managedIds: [], invites: [], version: 1, tries: [], lockedUntil: 0 }
    await store.insert('staff', [{ _id: workerIdOf(edge, openid), name, storeIds, ...blank }])
  }
  for (const [openid, nickname, memberNo] of [
    ['oAlice', '阿满', '7K3F29QD'],
    ['oBo', '波波', '7K3F29QE'],
  ] as const) {
    const profile = { memberNo, nickname, avatarUrl: null, joinedAt: opened }
    const account = { ...blankAccount(memberIdOf(edge, openid)), version: 1, profile }
    await store.insert('accounts', [documentOf(account)])
  }
}

export async function openCounter(): Promise<Counter> {
  const desk = openDesk('2026-11-21 09:00')
  const { edge } = desk
  const { store } = edge
  await fill(edge)
  const counter: Counter = {
    desk,
    call: (openid, action = 'test') => {
      const memberId = memberIdOf(edge, openid)
      return { edge, openid, memberId, action, settings, now: edge.now() }
    },
    // Each action has an input of its own; a test knows what it sends.
    ask: (openid, action, input) =>
      actions[action].run(counter.call(openid, `staff.${action}`), input as never) as Promise<Wire>,
    act: (openid, action, input) => counter.ask(openid, action, { requestId: ulid(edge.now()), ...input }),
    async give(openid, couponId, { coupon: held = {}, template } = {}) {
      const version = template ? `t${couponId}_1` : 'latte_1'
      const content = { ...latte, ...template, templateId: version.slice(0, -2), number: 1, at: opened }
      await store.insert('templateVersions', [{ _id: version, ...content }])
      const issued = coupon({ version, from: at('2026-11-01'), ...held })
      const _id = memberIdOf(edge, openid)
      await store.update(
        'accounts',
        { _id },
        { set: { [`coupons.${couponId}`]: issued }, inc: { version: 1 } },
      )
      desk.calls.length = 0
    },
    async code(openid, couponId) {
      const call = counter.call(openid)
      const reply = await rewards.getCouponCode.run(call, { couponId })
      if (!reply.ok) throw new Error(reply.code)
      return reply.value
    },
    async ticket(clerk, openid, couponId) {
      const { qr } = await counter.code(openid, couponId)
      return usable(await counter.ask(clerk, 'preview', { code: qr, storeId: 's1' })).ticket
    },
  }
  return counter
}

/** The ticket of a preview that has one. */
export function usable(reply: Wire): { ticket: string; endsAt: number } {
  const preview: Preview = reply.value
  const { use } = preview as CouponPreview // the test shows a coupon
  if (!use) throw new Error(JSON.stringify(reply))
  return use
}

/** What clerks do at one counter, as a test says it. */
export function atCounter(counter: () => Counter) {
  return {
    look: (clerk: string, code: string, storeId = 's1') => counter().ask(clerk, 'preview', { code, storeId }),
    confirm: (clerk: string, ticket: string, more = {}) =>
      counter().act(clerk, 'confirm', { ticket, ...more }),
    undo: (clerk: string, receiptId: string) =>
      counter().act(clerk, 'undoUse', { receiptId, reason: '拿错了' }),
    coupons: async () => (await counter().desk.account(counter().call('oAlice').memberId)).coupons,
    later: (ms: number) => counter().desk.moveTo(opened + ms),
    receipts: () => counter().desk.all('receipts'),
  }
}
