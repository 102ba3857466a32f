/** Templates, offers and coupons as a coffee brand would make them; tests change what they are about. */
import type { Coupon } from '../../src/domain/coupon'
import type { Offer, OfferContent } from '../../src/domain/offer'
import type { ShownOffer } from '../../src/domain/shop-view'
import type { TemplateContent, TemplateVersion } from '../../src/domain/template'
import { at } from './given'

/** A drink that is handed over at the counter, worth ¥28. */
export function coffee(change: Partial<TemplateContent> = {}): TemplateContent {
  return {
    name: '桂花拿铁 中杯',
    words: '换大杯或燕麦奶，到店补差价。',
    picture: 'cup',
    rule: { kind: 'gift' },
    validity: { kind: 'days', days: 30 },
    storeIds: [],
    worthFen: 2800,
    budgetFen: null,
    ...change,
  }
}

export function template(change: Partial<TemplateVersion> = {}): TemplateVersion {
  const made = { _id: 'latte_1', templateId: 'latte', number: 1, at: at('2026-11-01') }
  return { ...made, ...coffee(), ...change }
}

/** What an offer of it says: five hundred for 980 points each, two a member. */
export function terms(change: Partial<OfferContent> = {}): OfferContent {
  return {
    kind: 'shop',
    category: '饮品',
    templateId: 'latte',
    pricePoints: 980,
    oldPricePoints: 0,
    quantity: 500,
    perMemberMax: 2,
    tierId: 'basic',
    opensAt: at('2026-11-01'),
    closesAt: at('2026-12-31'),
    early: null,
    group: null,
    helper: null,
    ...change,
  }
}

export function offer(change: Partial<Offer> = {}): Offer {
  const standing = {
    _id: 'latte980',
    version: 1,
    state: 'open',
    shards: 3,
    templateVersion: 'latte_1',
    latestEnd: at('2026-12-31'),
  } as const
  return { ...standing, ...terms(), ...change }
}

export function shown(change: Partial<Offer> = {}, left = 300): ShownOffer {
  return { offer: offer(change), template: template(), left }
}

export function coupon(change: Partial<Coupon> = {}): Coupon {
  return {
    version: 'latte_1',
    origin: 'latte980',
    from: at('2026-11-19 09:00'),
    until: at('2026-12-19'),
    serial: 0,
    ...change,
  }
}
