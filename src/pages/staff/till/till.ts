/** What the clerk has chosen at the till, and the price of it: worked out on the phone, and asked for once it rests. */
import { useEffect, useState } from 'react'
import { type Price, priceOf } from '../../../domain/price'
import { call, type ValueOf } from '../../../lib/cloud'
import { fenOf } from './typed-amount'

export type Quote = ValueOf<'staff', 'quote'>
export type QuotedCoupon = Quote['coupons'][number]
export type Kind = 'cash' | 'percent'

/** Whose purchase it is, and where. */
export interface Counter {
  ticket: string
  storeId: string
  /** The coupon whose code was shown, where it was one. */
  couponId?: string | undefined
}

export interface Choice {
  amount: string
  couponIds: Partial<Record<Kind, string>>
  points: number
}

export const noChoice: Choice = { amount: '', couponIds: {}, points: 0 }

/** What the till opens with: nothing, or the coupon whose code the member has shown. */
export function firstChoice(quote: Quote, shownId: string | undefined): Choice {
  const coupon = quote.coupons.find(({ couponId, why }) => couponId === shownId && why === null)
  const kind = coupon?.rule.kind
  return coupon && (kind === 'cash' || kind === 'percent')
    ? { ...noChoice, couponIds: { [kind]: coupon.couponId } }
    : noChoice
}

/** The price of a choice. Points that an order does not bear any more are left out of it by themselves. */
export function priceOfChoice({ amount, couponIds, points }: Choice, quote: Quote): Price {
  const ids = Object.values(couponIds)
  const coupons = quote.coupons.filter(({ couponId }) => ids.includes(couponId))
  const lines = [{ lineId: '1', fen: fenOf(amount) }]
  const { redeem } = quote
  const without = priceOf({ lines, coupons, points: 0 }, redeem)
  return priceOf({ lines, coupons, points: Math.min(points, pointsLimit(without, quote)) }, redeem)
}

/** The most points for a price: what the order bears and the member has, in whole steps. */
export function pointsLimit({ points }: Price, { member, redeem }: Quote): number {
  const most = Math.min(points.max, member.points)
  const whole = most - (most % redeem.points)
  return whole >= redeem.pointsMin ? whole : 0
}

/** What is sent for a price, to be quoted or sold. */
export function askedFor({ ticket, storeId }: Counter, { totalFen, coupons, points }: Price) {
  const couponIds = coupons.map(({ couponId }) => couponId)
  return { ticket, storeId, amountFen: totalFen, couponIds, pointsUsed: points.used }
}

const RESTS_MS = 300

/** What the cloud says that a sale would earn; null while the price is still being made. */
export function useEarned(
  counter: Counter,
  price: Price,
): Pick<Quote, 'points' | 'activatesAt' | 'gone'> | null {
  const asked = JSON.stringify(askedFor(counter, price))
  const [told, setTold] = useState<{ asked: string; quote: Quote } | null>(null)
  useEffect(() => {
    const input = JSON.parse(asked) as ReturnType<typeof askedFor>
    if (input.amountFen === 0) return
    let isLate = false
    const ask = async () => {
      const reply = await call('staff', 'quote', input)
      if (!isLate && reply.ok) setTold({ asked, quote: reply.value })
    }
    const asking = setTimeout(() => void ask(), RESTS_MS)
    return () => {
      isLate = true
      clearTimeout(asking)
    }
  }, [asked])
  return told?.asked === asked ? told.quote : null
}
