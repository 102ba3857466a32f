/** Templates and offers as operators put them on the shelf. */
import type { OfferContent } from '../../src/domain/offer'
import type { TemplateContent } from '../../src/domain/template'
import { at } from '../domain/given'

/** A drink that is handed over at the counter, worth ¥28. */
export function drink(parts: Partial<TemplateContent> = {}): TemplateContent {
  return {
    name: '桂花拿铁券',
    words: '到店任选一杯中杯桂花拿铁',
    picture: 'cup',
    rule: { kind: 'gift' },
    validity: { kind: 'days', days: 30 },
    storeIds: [],
    worthFen: 2800,
    budgetFen: null,
    ...parts,
  }
}

/** A hundred of them for 980 points each, two a member. */
export function shopOffer(parts: Partial<OfferContent> = {}): OfferContent {
  return {
    kind: 'shop',
    category: '饮品',
    templateId: 'drink',
    pricePoints: 980,
    oldPricePoints: 0,
    quantity: 100,
    perMemberMax: 2,
    tierId: 'basic',
    opensAt: at('2026-11-21 00:00'),
    closesAt: at('2026-12-31 00:00'),
    early: null,
    group: null,
    helper: null,
    ...parts,
  }
}
