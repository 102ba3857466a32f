import { Terms } from '../../components/terms'
import { usedByText } from '../../domain/coupon-words'
import { grouped } from '../../domain/figures'
import type { OfferView } from '../../domain/offer-view'
import { closingText } from '../../domain/offer-words'

/** Quantity, limit, end, validity and stores, beside the button that spends points. */
export function TermRows({ offer, now }: { offer: OfferView; now: number }) {
  const rows = [
    ['能做什么', offer.ruleLine],
    [
      '剩余',
      `${grouped(offer.left)} / ${grouped(offer.quantity)}，每人限 ${offer.perMemberMax}${takenText(offer)}`,
    ],
    ['兑换截止', closingText(offer.closesAt)],
    ['有效期', validityOf(offer, now)],
    ['门店', offer.storesText],
  ] as const
  return <Terms rows={rows} />
}

/** The coupons of a group come when it is full, and nobody knows when that is. */
function validityOf({ group, validityText, until }: OfferView, now: number): string {
  return group ? validityText : `${validityText}，现在换的话，${usedByText(until, now)}`
}

function takenText({ taken }: OfferView): string {
  return taken > 0 ? `，你已兑 ${taken}` : ''
}
